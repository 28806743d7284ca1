import Markup

/// Places lie within the file, limits hold, and text is text.
enum XMLPromises {
  static func check(_ bytes: [UInt8]) throws {
    try check(bytes, XMLLimits())
    try check(bytes, small)
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
