extension Checker {
  mutating func reportMissing(_ name: String, _ id: TemplateProblem.ID, at node: Int) {
    let near = Suggestion.closest(to: name, among: program.indices.keys.sorted()) ?? elsewhere(name)
    report(
      id, at: node, offset: program.offsets[node], "there is no template '\(name)'",
      help: near.map { "did you mean '\($0)'?" })
  }

  /// A template of the same name in some folder: `card` for `partials/card`.
  private func elsewhere(_ name: String) -> String? {
    let last = { (path: String) in path.split(separator: "/").last.map(String.init) ?? path }
    return program.indices.keys.sorted().first { last($0) == last(name) }
  }

  /// Blocks that no place in the parent waits for are reported. They are never rendered, but what is wrong with them
  /// is worth saying too.
  mutating func unplaced(_ overrides: Span32, in inclusion: Inclusion) -> [Override] {
    guard case .named(_, let parent) = program.targets[Int(inclusion.target)] else { return [] }
    let overrides = Array(program.overrides[overrides.range])
    guard let parent else { return overrides }
    guard let places = places(in: parent) else { return [] }
    let unplaced = overrides.filter { !places.contains($0.name) }
    for override in unplaced { reportBlock(override, of: parent, among: places) }
    return unplaced
  }

  private mutating func reportBlock(_ override: Override, of parent: Int, among places: Set<Int32>) {
    let name = program.blockNames[Int(override.name)]
    let near = Suggestion.closest(to: name, among: places.map { program.blockNames[Int($0)] }.sorted())
    report(
      .unknownBlock, at: Int(override.node), offset: program.offsets[Int(override.node)],
      "'\(program.documents[parent].source.name)' has no block '\(name)'", help: near.map { "did you mean '\($0)'?" })
  }

  /// The blocks of a template and all it uses; nil when that depends on values.
  private func places(in document: Int) -> Set<Int32>? {
    var documents = [document]
    var places: Set<Int32> = []
    var next = 0
    while next < documents.count {
      for node in program.nodes[program.documents[documents[next]].nodes.range] {
        switch node {
        case .block(let block, _): places.insert(block.name)
        case .partial(let inclusion), .parent(let inclusion, _, _):
          guard case .named(_, let document) = program.targets[Int(inclusion.target)] else { return nil }
          if let document, !documents.contains(document) { documents.append(document) }
        default: break
        }
      }
      next += 1
    }
    return places
  }
}
