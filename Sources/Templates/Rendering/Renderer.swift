import Markup

/// Writes one page: walks the nodes of a template over a stack of values.
struct Renderer: ~Copyable {
  let program: Program
  /// The `injectable` node that each injection goes into, or -1.
  let sites: [Int]
  var bytes = ByteBuffer(capacity: 16_384)
  /// What the innermost section has opened, or the whole template. Apart from the others, because nearly all names are
  /// found here, and what is found in a list is counted.
  private var innermost: TemplateValue
  /// What the sections around it have opened, the outermost first.
  private var outer: [TemplateValue] = []
  /// What every line of the template at hand begins with.
  var indent: [UInt8] = []
  /// The next line of the template goes on where the output stands.
  var joinsLine = false
  /// Blocks given by the parents' tags that we are inside of.
  var environments: [Environment] = []
  /// The innermost one in `environments`, or -1.
  var environment = -1
  var depth = 0

  init(_ root: TemplateValue, _ program: Program, sites: [Int]) {
    innermost = root
    self.program = program
    self.sites = sites
  }

  /// What the whole template is rendered with.
  var root: TemplateValue { outer.first ?? innermost }

  /// More nodes inside each other than this are an error: rendering takes stack for each, and no site needs so many.
  static let maximumDepth = 500

  /// The node at which rendering went too deep.
  struct TooDeep: Error {
    var node: Int
  }

  struct Environment {
    var overrides: Span32
    /// The next one outside, or -1.
    var outer: Int
  }

  mutating func run(_ nodes: Range<Int>) throws(TooDeep) {
    depth += 1
    guard depth <= Self.maximumDepth else { throw TooDeep(node: nodes.lowerBound) }
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      let node = index
      index += 1
      switch program.nodes[node] {
      case .text(let text):
        write(text)
      case .variable(let path):
        print(lookUp(path))
      case .section(let path, let end):
        try section(lookUp(path), index..<Int(end))
        index = Int(end)
      case .inverted(let path, let end):
        if lookUp(path).isEmpty { try run(index..<Int(end)) }
        index = Int(end)
      case .partial(let inclusion):
        try include(inclusion)
      case .parent(let inclusion, let overrides, let end):
        try inherit(inclusion, overrides)
        index = Int(end)
      case .block(let block, let end):
        try self.block(block, index..<Int(end))
        index = Int(end)
      case .injectable(let injectable):
        write(program.injectables[Int(injectable)], at: node)
      }
    }
    depth -= 1
  }

  private mutating func section(_ value: TemplateValue, _ nodes: Range<Int>) throws(TooDeep) {
    guard !value.isEmpty else { return }
    guard case .list(let values) = value else { return try run(nodes, in: value) }
    for value in values { try run(nodes, in: value) }
  }

  private mutating func run(_ nodes: Range<Int>, in value: TemplateValue) throws(TooDeep) {
    outer.append(exchange(&innermost, with: value))
    try run(nodes)
    innermost = outer.removeLast()
  }

  /// The first part is looked for from the innermost level outwards, the others only in what was found.
  func lookUp(_ path: Path) -> TemplateValue {
    var next = Int(path.names.start)
    let end = Int(path.names.end)
    guard next < end else { return innermost }
    var value = climb(next)
    next += 1
    while next < end {
      value = member(next, of: value) ?? .none
      next += 1
    }
    return value
  }

  private func climb(_ name: Int) -> TemplateValue {
    if let value = member(name, of: innermost) { return value }
    var level = outer.count - 1
    while level >= 0 {
      if let value = member(name, of: outer[level]) { return value }
      level -= 1
    }
    return .none
  }

  /// The value under a name of the program; nil when `value` does not declare it, so that one around it may have it.
  @inline(__always)
  private func member(_ name: Int, of value: TemplateValue) -> TemplateValue? {
    switch value {
    case .record(let record): return record.value(hash: program.hashes[name])
    case .map(let map): return map[program.names[name]]
    case .none, .bool, .int, .text, .html, .list: return nil
    }
  }
}
