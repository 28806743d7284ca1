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

  /// Blocks that no place in the parent waits for are never seen.
  mutating func reportBlocks(_ overrides: Span32, of parent: Int) {
    guard !overrides.isEmpty, let places = places(in: parent) else { return }
    for override in program.overrides[overrides.range] where !places.contains(override.name) {
      let name = program.blockNames[Int(override.name)]
      let names = places.map { program.blockNames[Int($0)] }.sorted()
      let node = Int(override.node)
      report(
        .unknownBlock, at: node, offset: program.offsets[node],
        "'\(program.documents[parent].source.name)' has no block '\(name)'",
        help: Suggestion.closest(to: name, among: names).map { "did you mean '\($0)'?" })
    }
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
