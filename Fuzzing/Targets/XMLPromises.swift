@testable import Markup

/// Places lie within the file, limits hold, and text is text.
enum XMLPromises {
  static func check(_ bytes: [UInt8]) throws {
    try check(bytes, XMLLimits())
    try check(bytes, small)
    try comparePlain(bytes, XMLLimits())
    try comparePlain(bytes, small)
  }

  /// What is read without libxml2 is what libxml2 reads.
  private static func comparePlain(_ bytes: [UInt8], _ limits: XMLLimits) throws {
    let text = TextEncoding(bytes, charset: nil)
    let root = text.bytes.withUnsafeBufferPointer { bytes in
      var prolog = XMLProlog(bytes, from: text.origin)
      return prolog.findRoot()
    }
    guard let root else { return }
    let places = XMLPlaces(source: text.bytes, origin: text.origin)
    let plain = text.bytes.withUnsafeBufferPointer {
      PlainXML.read($0, from: root, limits: limits, places: places, items: nil)
    }
    guard let plain else { return }
    var reading = XMLReading(text, limits: limits, triesPlain: false)
    let read = try reading.read()
    let findings = reading.findings.dropFirst(text.findings.count)
    let isMore = findings.contains { $0.offset >= root && $0.kind != .limit }
    try promise(!isMore, "libxml2 finds more: \(findings.map(\.message))")
    let sketch = plain.storage.sketch
    try promise(sketch == read.sketch, "not as libxml2 reads it: \(sketch)")
  }

  /// So that each is reached.
  private static let small: XMLLimits = {
    var limits = XMLLimits()
    limits.depth = 6
    limits.attributes = 4
    limits.namespaces = 4
    limits.names = 20
    limits.nodes = 60
    limits.text = 200
    limits.problems = 3
    return limits
  }()

  private static func check(_ bytes: [UInt8], _ limits: XMLLimits) throws {
    let extent = SourceExtent(bytes)
    do {
      let document = try XMLDocument.parse(bytes, limits: limits)
      try promise(document.problems.count <= limits.problems + 1, "\(document.problems.count) problems")
      for problem in document.problems { try extent.check(problem.location, problem.id) }
      var nodes = 0
      try walk(document.root, depth: 1, &nodes, limits, extent)
    } catch let error as MarkupError {
      try extent.check(error.location, error.id)
    }
  }

  private static func walk(
    _ element: XMLElement, depth: Int, _ nodes: inout Int, _ limits: XMLLimits, _ extent: SourceExtent
  ) throws {
    nodes += 1
    try promise(depth <= limits.depth, "depth \(depth)")
    try promise(nodes <= limits.nodes, "\(nodes) nodes")
    try promise(!element.name.isEmpty, "an element without a name")
    try extent.check(element.location, "<\(element.name)>")
    let text = element.textBytes
    try promise(String(validating: text, as: UTF8.self) != nil, "text of <\(element.name)> is not UTF-8")
    try promise(!text.contains(0), "NUL in the text of <\(element.name)>")
    for child in element.children { try walk(child, depth: depth + 1, &nodes, limits, extent) }
  }
}

extension XMLStorage {
  /// All that it holds but places, whatever the numbers of its names are.
  fileprivate var sketch: [String] {
    (0..<tree.nodes.count).map { sketch(of: $0) } + ["\(tree.hasBase) \(tree.hasLanguage)"]
  }

  private func sketch(of index: Int) -> String {
    let node = tree.nodes[index]
    let next = index + 1 < tree.nodes.count ? Int(tree.nodes[index + 1].attributes) : tree.attributes.count
    let own = (Int(node.attributes)..<next).map { place in
      let attribute = tree.attributes[place]
      return "\(tree.names[Int(attribute.name)])=\(String(decoding: value(attribute), as: UTF8.self))"
    }
    let text = XMLElement(storage: self, index: index).text
    let name = node.isText ? "" : "\(tree.names[Int(node.name)])"
    return "\(name) \(node.parent) \(node.end) \(own) \(text)"
  }
}
