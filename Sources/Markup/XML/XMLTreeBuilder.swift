import Clibxml2

/// Builds the tree while libxml2 reads, and remembers what was wrong.
struct XMLTreeBuilder: ~Copyable {
  var writer: XMLTreeWriter
  var findings: [XMLFinding] = []
  /// Set when a limit is exceeded: nothing is read after it.
  var failure: XMLFailure?
  /// The markup is broken: it must be repaired and read again.
  var isBroken = false
  /// Where and how, for damage that the repair finds nothing to say about.
  var firstError: XMLFinding?
  let limits: XMLLimits
  /// Whether to read on after errors.
  let isRecovering: Bool
  var errorCount = 0
  var undeclared: Set<String> = []
  var usesHTMLEntities = false
  let cell = XMLEntityCell()
  private let context: xmlParserCtxtPtr
  /// The byte of the document at which libxml2 began.
  private let origin: Int
  private var table = XMLNameTable()

  init(_ context: borrowing XMLParserContext, limits: XMLLimits, isRecovering: Bool, items: XMLItems?) {
    self.context = context.pointer
    origin = context.origin
    self.limits = limits
    self.isRecovering = isRecovering
    writer = XMLTreeWriter(size: context.count, limit: limits.text, items: items)
    writer.tree.values.reserveCapacity(context.count / 2)
  }

  /// The byte of the document that libxml2 stands at.
  var offset: Int {
    guard let input = context.pointee.input else { return origin }
    return origin + (input.pointee.cur - input.pointee.base) + Int(input.pointee.consumed)
  }

  /// Whether libxml2 stands behind the `;` of a reference.
  var isBehindReference: Bool {
    guard let input = context.pointee.input, let place = input.pointee.cur, place > input.pointee.base else {
      return false
    }
    return place[-1] == UInt8(ascii: ";")
  }

  /// The byte at which a text begins that libxml2 has just read: it lies in its input, or was copied out of it, and then
  /// libxml2 stands after it.
  func offset(ofText text: UnsafeBufferPointer<UInt8>) -> Int {
    guard let input = context.pointee.input, let base = input.pointee.base, let end = input.pointee.end,
      let start = text.baseAddress, start >= base, start < end
    else { return offset - text.count }
    return origin + (start - base) + Int(input.pointee.consumed)
  }

  /// The byte at which the tag begins that libxml2 has just read.
  var tagOffset: Int {
    guard let input = context.pointee.input, let base = input.pointee.base, var place = input.pointee.cur else {
      return origin
    }
    while place > base, place.pointee != UInt8(ascii: "<") { place -= 1 }
    return origin + (place - base) + Int(input.pointee.consumed)
  }

  var isInValue: Bool { context.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE }

  consuming func finish() -> XMLTree { writer.finish() }

  /// Ends the reading.
  mutating func stop(_ id: String, _ message: String) {
    if failure == nil { failure = XMLFailure(id: id, offset: offset, message: message) }
    halt()
  }

  /// As `xmlStopParser`, but without freeing what the caller of a callback may still use.
  func halt() {
    context.pointee.disableSAX = 1
    context.pointee.instate = XML_PARSER_EOF
  }

  /// After an error libxml2 drops every reference, `&amp;` included, unless it believes that all is well.
  @inline(__always)
  func forgive() {
    context.pointee.wellFormed = 1
  }
}

// MARK: - Events

extension XMLTreeBuilder {
  mutating func startElement(
    _ key: XMLNameTable.Key, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int, namespaces: Int
  ) {
    forgive()
    guard isWithinLimits(attributes: count + namespaces) else { return }
    writer.begin(name: table.number(of: key, in: &writer.tree.names), at: offset)
    if count > 0, let attributes { append(attributes, count: count) }
  }

  mutating func endElement() {
    forgive()
    writer.end()
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    forgive()
    guard !append(text: bytes) else { return }
    let limit = limits.text
    note(.limit, XMLLimits.cut(limit))
  }

  private mutating func append(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>, count: Int) {
    for index in 0..<count {
      let fields = attributes + index * 5
      guard let local = fields[0], let start = fields[3], let end = fields[4] else { continue }
      let key = XMLNameTable.Key(local: local, prefix: fields[1], uri: fields[2])
      let name = table.number(of: key, in: &writer.tree.names)
      let first = UInt32(writer.tree.values.count)
      appendValue(UnsafeBufferPointer(start: start, count: end - start))
      writer.append(attribute: name, from: first)
      if fields[1] != nil { writer.noteInherited(name) }
    }
  }

  private mutating func isWithinLimits(attributes: Int) -> Bool {
    if writer.depth >= limits.depth {
      stop("xml-too-deep", "elements are nested more than \(limits.depth) deep")
    } else if writer.tree.nodes.count >= limits.nodes {
      stop("xml-too-many-nodes", "there are more than \(limits.nodes) elements and texts")
    } else if writer.tree.names.count > limits.names {
      stop("xml-too-many-names", "there are more than \(limits.names) different names")
    } else if attributes > limits.attributes {
      stop("xml-too-many-attributes", "an element has more than \(limits.attributes) attributes")
    } else if Int(context.pointee.nsNr) > 2 * limits.namespaces {
      stop("xml-too-many-namespaces", "more than \(limits.namespaces) namespaces are declared at one place")
    } else {
      return true
    }
    return false
  }
}
