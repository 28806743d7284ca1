import Clibxml2

/// Reads repaired UTF-8 through libxml2's SAX2 events into an arena.
final class XMLReading {
  private(set) var problems: [XMLProblem] = []
  private let limits: XMLLimits
  private var nodes: [XMLArena.Node] = []
  private var attributes: [XMLArena.Attribute] = []
  private var text: [UInt8] = []
  private var names = [""]
  /// Names by the address of the parser's own interned copy, which stays for its lifetime.
  private var interned: [UnsafeRawPointer: Int32] = [:]
  /// Open elements with the last child of each.
  private var open: [(node: Int32, last: Int32)] = []
  private var hasBases = false
  private var failure: MarkupError?
  private var context: xmlParserCtxtPtr?

  /// Once for the process, before any thread parses.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  init(_ limits: XMLLimits) { self.limits = limits }

  func read(_ bytes: [UInt8]) throws(MarkupError) -> XMLArena {
    guard Self.isReady, bytes.count <= Int32.max else { throw Self.empty }
    parse(bytes)
    if let failure { throw failure }
    guard !nodes.isEmpty else { throw Self.empty }
    return XMLArena(nodes: nodes, attributes: attributes, names: names, text: text, hasBases: hasBases)
  }

  private static let empty = MarkupError(id: "xml-empty", message: "there is no XML element here", location: .start)

  private func parse(_ bytes: [UInt8]) {
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElementNs = { reading, name, prefix, namespace, _, _, count, _, attributes in
      XMLReading.of(reading).start(name, prefix, namespace, Int(count), attributes)
    }
    handler.endElementNs = { reading, _, _, _ in _ = XMLReading.of(reading).open.popLast() }
    handler.characters = { reading, bytes, count in XMLReading.of(reading).characters(bytes, Int(count)) }
    handler.cdataBlock = { reading, bytes, count in XMLReading.of(reading).characters(bytes, Int(count)) }
    handler.getEntity = { _, name in xmlGetPredefinedEntity(name) }
    handler.serror = { reading, error in XMLReading.of(reading).report(error) }
    nodes.reserveCapacity(bytes.count / 40)
    text.reserveCapacity(bytes.count / 2)
    bytes.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      withUnsafeMutablePointer(to: &handler) { handler in
        let pointer = Unmanaged.passUnretained(self).toOpaque()
        guard let context = xmlCreateMemoryParserCtxt(start, Int32(buffer.count)) else { return }
        let own = context.pointee.sax
        context.pointee.sax = handler
        context.pointee.userData = pointer
        self.context = context
        let options = XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
        xmlCtxtUseOptions(context, Int32(options))
        xmlParseDocument(context)
        context.pointee.sax = own
        if let document = context.pointee.myDoc { xmlFreeDoc(document) }
        context.pointee.myDoc = nil
        xmlFreeParserCtxt(context)
        self.context = nil
      }
    }
  }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLReading {
    guard let pointer else { preconditionFailure("the parser hands back what `parse` gave it") }
    return Unmanaged<XMLReading>.fromOpaque(pointer).takeUnretainedValue()
  }
}

// MARK: - Events

extension XMLReading {
  private func start(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
    _ count: Int, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard open.count < limits.depth, nodes.count < limits.nodes else { return stop() }
    let place = tagLocation()
    let first = Int32(attributes.count)
    for index in 0..<count { attribute(values, index * 5) }
    let node = XMLArena.Node(
      name: intern(name), namespace: intern(namespace), prefix: intern(prefix), line: Int32(clamping: place.line),
      column: Int32(clamping: place.column), parent: open.last?.node ?? -1, start: first, end: Int32(attributes.count))
    append(node)
    open.append((Int32(nodes.count - 1), -1))
  }

  private func attribute(_ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ base: Int) {
    guard let values, let start = values[base + 3], let end = values[base + 4] else { return }
    let from = Int32(text.count)
    appendValue(UnsafeBufferPointer(start: start, count: end - start))
    let name = intern(values[base])
    let namespace = intern(values[base + 2])
    if names[Int(name)] == "base", namespace != 0 { hasBases = true }
    attributes.append(
      XMLArena.Attribute(
        name: name, namespace: namespace, prefix: intern(values[base + 1]), start: from, end: Int32(text.count)))
  }

  /// The parser hands an ampersand in a value over as `&#38;`, as what is to be looked through for entities once more;
  /// all other references are resolved.
  private func appendValue(_ value: UnsafeBufferPointer<UInt8>) {
    guard value.contains(UInt8(ascii: "&")) else { return text.append(contentsOf: value) }
    var index = 0
    while index < value.count {
      text.append(value[index])
      let isMarked = value[index] == UInt8(ascii: "&") && value[(index + 1)...].starts(with: "#38;".utf8)
      index += isMarked ? 5 : 1
    }
  }

  private func characters(_ bytes: UnsafePointer<xmlChar>?, _ count: Int) {
    guard let bytes, let parent = open.last, nodes.count < limits.nodes else { return }
    let start = Int32(text.count)
    text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
    let last = parent.last >= 0 ? Int(parent.last) : -1
    if last >= 0, nodes[last].isText, nodes[last].end == start {
      nodes[last].end = Int32(text.count)
    } else {
      append(XMLArena.Node(name: -1, parent: parent.node, start: start, end: Int32(text.count)))
    }
  }

  private func append(_ node: XMLArena.Node) {
    let index = Int32(nodes.count)
    nodes.append(node)
    guard let parent = open.last else { return }
    if parent.last < 0 { nodes[Int(parent.node)].firstChild = index } else { nodes[Int(parent.last)].next = index }
    open[open.count - 1].last = index
  }

  private func intern(_ name: UnsafePointer<xmlChar>?) -> Int32 {
    guard let name else { return 0 }
    if let known = interned[UnsafeRawPointer(name)] { return known }
    let index = Int32(names.count)
    names.append(String(cString: name))
    interned[UnsafeRawPointer(name)] = index
    return index
  }

  private func stop() {
    guard failure == nil else { return }
    let depth = open.count >= limits.depth
    failure = MarkupError(
      id: depth ? "xml-too-deep" : "xml-too-many-nodes",
      message: depth
        ? "elements are nested more than \(limits.depth) deep" : "there are more than \(limits.nodes) elements",
      location: tagLocation())
    if let context { xmlStopParser(context) }
  }
}

// MARK: - Places and problems

extension XMLReading {
  /// Where the tag begins whose end the parser has reached.
  private func tagLocation() -> SourceLocation {
    guard let input = context?.pointee.input, let end = input.pointee.cur, let base = input.pointee.base else {
      return .start
    }
    var line = Int(input.pointee.line)
    var column = Int(input.pointee.col)
    var cursor = end
    while cursor > base, cursor.pointee != UInt8(ascii: "<") {
      cursor -= 1
      if cursor.pointee == 0x0A {
        line -= 1
        column = 1
      } else if cursor.pointee & 0xC0 != 0x80 {
        column -= 1
      }
    }
    return SourceLocation(line: max(1, line), column: max(1, column))
  }

  private func report(_ error: UnsafeMutablePointer<xmlError>?) {
    guard let error = error?.pointee, problems.count < limits.problems, !Self.silent.contains(error.code) else {
      return
    }
    let message = error.message.map { String(cString: $0) } ?? "damaged markup"
    problems.append(
      XMLProblem(
        id: "xml-damaged", message: message.trimmingLineEnd,
        location: SourceLocation(line: max(1, Int(error.line)), column: max(1, Int(error.int2)))))
  }

  /// Relative namespace names are in use and mean no harm.
  private static let silent: Set<Int32> = [Int32(XML_WAR_NS_URI_RELATIVE.rawValue), Int32(XML_WAR_NS_URI.rawValue)]
}

extension String {
  fileprivate var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
