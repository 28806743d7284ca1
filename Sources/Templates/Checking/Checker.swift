/// Follows a template through its partials, parents and blocks, as rendering would, with types instead of values.
struct Checker {
  let program: Program
  let table: TypeTable
  var analysis: Analysis
  var scope: Scope
  /// Blocks given by the parents' tags that we are inside of, the outermost first.
  var environment: [Span32] = []
  private var visits: Set<Visit> = []
  /// Names are not reported: the scope is a guess.
  private var isGuessing = false

  /// Templates that call each other from everywhere meet in more scopes than it is worth to look at.
  private static let maximumVisits = 5000
  /// Templates within each other; looking at one takes stack.
  private static let maximumDepth = 50
  private var depth = 0

  /// A template in one scope, with the blocks that fill its places.
  private struct Visit: Hashable {
    var document: Int
    var scope: Scope
    var overrides: [Int32: Int32]
  }

  /// - Parameter root: nil allows all names.
  init(program: Program, table: TypeTable, root: Int?) {
    self.program = program
    self.table = table
    analysis = Analysis(sites: Array(repeating: -1, count: program.injections.count))
    scope = Scope(root.map { .record($0) } ?? .anything)
  }

  /// What is inside a document, unless it was looked at in the same circumstances before.
  mutating func visit(_ document: Int) {
    var overrides: [Int32: Int32] = [:]
    for span in environment {
      for override in program.overrides[span.range] where overrides[override.name] == nil {
        overrides[override.name] = override.node
      }
    }
    let visit = Visit(document: document, scope: scope, overrides: overrides)
    guard visits.count < Self.maximumVisits, depth < Self.maximumDepth else { return analysis.isComplete = false }
    guard visits.insert(visit).inserted else { return }
    if !isGuessing { analysis.documents.insert(document) }
    depth += 1
    walk(program.documents[document].nodes.range)
    depth -= 1
  }

  private mutating func walk(_ nodes: Range<Int>) {
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      let node = index
      index += 1
      switch program.nodes[node] {
      case .text: break
      case .injectable(let injectable):
        for piece in program.injectables[Int(injectable)].pieces { analysis.sites[piece.injection] = node }
      case .variable(let path): checkPrintable(resolve(path, at: node), path, at: node)
      case .section(let path, let end):
        let shapes = unique(resolve(path, at: node).map(\.opened))
        walk(index..<Int(end), in: scope.opening(shapes))
        index = Int(end)
      case .inverted(let path, let end):
        _ = resolve(path, at: node)
        walk(index..<Int(end))
        index = Int(end)
      case .partial(let inclusion): include(inclusion, at: node, .unknownPartial)
      case .parent(let inclusion, let overrides, let end):
        inherit(inclusion, overrides, at: node)
        index = Int(end)
      case .block(let block, let end):
        fill(block, index..<Int(end))
        index = Int(end)
      }
    }
  }

  private mutating func walk(_ nodes: Range<Int>, in inner: Scope) {
    let outer = scope
    scope = inner
    walk(nodes)
    scope = outer
  }

  // MARK: - Other templates

  private mutating func include(_ inclusion: Inclusion, at node: Int, _ id: TemplateProblem.ID) {
    switch program.targets[Int(inclusion.target)] {
    case .named(_, let document?): visit(document)
    case .named(let name, nil): if !name.isEmpty { reportMissing(name, id, at: node) }
    case .dynamic(let path): guess(path, at: node)
    }
  }

  /// Any template may be meant, so all are looked into for what they mention, but nothing is reported.
  private mutating func guess(_ path: Path, at node: Int) {
    checkPrintable(resolve(path, at: node), path, at: node)
    let outer = isGuessing
    isGuessing = true
    for document in program.documents.indices { visit(document) }
    isGuessing = outer
  }

  private mutating func inherit(_ inclusion: Inclusion, _ overrides: Span32, at node: Int) {
    environment.append(overrides)
    include(inclusion, at: node, .unknownParent)
    environment.removeLast()
    for override in unplaced(overrides, in: inclusion) {
      guard case .block(_, let end) = program.nodes[Int(override.node)] else { continue }
      walk(Int(override.node) + 1..<Int(end))
    }
  }

  private mutating func fill(_ place: Block, _ content: Range<Int>) {
    let outer = environment
    var content = content
    for (level, span) in environment.enumerated() {
      guard let override = program.overrides[span.range].last(where: { $0.name == place.name }),
        case .block(_, let end) = program.nodes[Int(override.node)]
      else { continue }
      content = Int(override.node) + 1..<Int(end)
      environment.removeSubrange(level...)
      break
    }
    walk(content)
    environment = outer
  }

  // MARK: - Problems

  mutating func report(_ id: TemplateProblem.ID, at node: Int, offset: Int32, _ message: String, help: String?) {
    let document = program.document(ofNode: node)
    let isDoubtful = program.documents[document].doubtful.contains { $0.range.contains(node) }
    guard !isGuessing, !isDoubtful || id == .unknownPartial || id == .unknownParent else { return }
    analysis.problems.insert(program.problem(id, document: document, offset: Int(offset), message, help: help))
  }

  func unique(_ shapes: [Shape]) -> [Shape] {
    shapes.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
