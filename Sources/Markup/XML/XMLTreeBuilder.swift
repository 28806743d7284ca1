import Clibxml2

/// Builds the tree while libxml2 reads, and remembers what was wrong.
struct XMLTreeBuilder: ~Copyable {
  var tree = XMLTree()
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
  private(set) var table = XMLNameTable()
  private(set) var open: [UInt32] = []
  /// Who takes items out of the tree; nil to keep all.
  let items: XMLItems?
  let takesItems: Bool
  /// Where the open item begins.
  var item: Mark?
  /// For each name, whether it may be that of an item, as far as it was asked.
  var itemNames: [Bool] = []

  init(_ context: borrowing XMLParserContext, limits: XMLLimits, isRecovering: Bool, items: XMLItems?) {
    self.items = items
    takesItems = items != nil
    self.context = context.pointer
    origin = context.origin
    self.limits = limits
    self.isRecovering = isRecovering
    // Much for most documents; but what is not used is never touched, and growing means copying.
    tree.nodes.reserveCapacity(context.count / 20)
    tree.attributes.reserveCapacity(context.count / 40)
    tree.text.reserveCapacity(context.count)
    tree.values.reserveCapacity(context.count / 2)
  }

  /// The byte of the document that libxml2 stands at.
  var offset: Int {
    guard let input = context.pointee.input else { return origin }
    return origin + (input.pointee.cur - input.pointee.base) + Int(input.pointee.consumed)
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

  consuming func finish() -> XMLTree {
    while !open.isEmpty { endElement() }
    tree.names = table.names
    return tree
  }

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
    separateText()
    let index = UInt32(tree.nodes.count)
    let name = table.number(of: key)
    append(name: name)
    markItem(index, name: name)
    open.append(index)
    if count > 0, let attributes { append(attributes, count: count) }
  }

  mutating func endElement() {
    forgive()
    guard let index = open.popLast() else { return }
    tree.nodes[Int(index)].end = UInt32(tree.nodes.count)
    tree.nodes[Int(index)].textEnd = UInt32(tree.text.count)
    if let item, item.node == index { endItem(item) }
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    forgive()
    guard let parent = open.last, let last = tree.nodes.last else { return }
    let isFirst = parent == tree.nodes.count - 1
    if !isFirst, !last.isText || last.parent != parent { append(name: XMLTree.Node.text) }
    let node = tree.nodes.count - 1
    let room = limits.text - (tree.text.count - Int(tree.nodes[node].textStart))
    if bytes.count > room {
      let limit = limits.text
      note(.limit, "a text is longer than \(limit) bytes and was cut off")
      tree.text.append(contentsOf: Self.prefix(bytes, max(room, 0)))
    } else if bytes.count == 2, bytes[0] == 0xC2, bytes[1] < 0xA0 {
      // `&#146;`: no control character is meant, but that byte of windows-1252.
      tree.text.append(scalar: Windows1252.scalar(bytes[1]))
    } else {
      tree.text.append(contentsOf: bytes)
    }
    tree.nodes[node].textEnd = UInt32(tree.text.count)
  }

  /// Text needs a node of its own when an element follows it.
  private mutating func separateText() {
    guard let parent = open.last, parent == tree.nodes.count - 1 else { return }
    let start = tree.nodes[Int(parent)].textStart
    guard start < tree.text.count else { return }
    append(name: XMLTree.Node.text)
    tree.nodes[tree.nodes.count - 1].textStart = start
  }

  private mutating func append(name: UInt32) {
    let text = UInt32(tree.text.count)
    let index = UInt32(tree.nodes.count)
    tree.nodes.append(
      XMLTree.Node(
        name: name, parent: open.last ?? 0, end: index + 1, textStart: text, textEnd: text,
        attributes: UInt32(tree.attributes.count), offset: UInt32(offset)))
  }

  private mutating func append(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>, count: Int) {
    for index in 0..<count {
      let fields = attributes + index * 5
      guard let local = fields[0], let start = fields[3], let end = fields[4] else { continue }
      let name = table.number(of: XMLNameTable.Key(local: local, prefix: fields[1], uri: fields[2]))
      let first = UInt32(tree.values.count)
      appendValue(UnsafeBufferPointer(start: start, count: end - start))
      tree.attributes.append(XMLTree.Attribute(name: name, start: first, end: UInt32(tree.values.count)))
      if fields[1] != nil { noteInherited(table.names[Int(name)]) }
    }
  }

  private mutating func noteInherited(_ name: XMLName) {
    if name.isNamed("base", XMLElement.xmlNamespace) { tree.hasBase = true }
    if name.isNamed("lang", XMLElement.xmlNamespace) { tree.hasLanguage = true }
  }

  private mutating func isWithinLimits(attributes: Int) -> Bool {
    if open.count >= limits.depth {
      stop("xml-too-deep", "elements are nested more than \(limits.depth) deep")
    } else if tree.nodes.count >= limits.nodes {
      stop("xml-too-many-nodes", "there are more than \(limits.nodes) elements and texts")
    } else if table.names.count > limits.names {
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

  /// Not within a character.
  private static func prefix(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) -> UnsafeBufferPointer<UInt8> {
    var count = count
    while count > 0, bytes[count] & 0xC0 == 0x80 { count -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[..<count])
  }
}
