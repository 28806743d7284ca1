extension Checker {
  /// What a path may stand for; anything, when it is unknown and has been reported.
  mutating func resolve(_ path: Path, at node: Int) -> [Shape] {
    guard let first = path.names.range.first else { return scope.innermost }
    var shapes = climb(program.names[first])
    guard !shapes.isEmpty else { return unknown(first, at: node, help: helpForFirst(program.names[first])) }
    for index in path.names.range.dropFirst() {
      let found = unique(shapes.compactMap { member(program.names[index], of: $0)?.shape })
      guard !found.isEmpty else {
        let names = shapes.flatMap { table.names(of: $0) }
        let help = Suggestion.closest(to: program.names[index].text, among: names).map { "did you mean '\($0)'?" }
        return unknown(index, at: node, of: program.names[index - 1], help: help)
      }
      shapes = found
    }
    return shapes
  }

  /// From the innermost level outwards, as far as values may lack the name.
  private mutating func climb(_ name: Name) -> [Shape] {
    var found: [Shape] = []
    for level in scope.levels.reversed() {
      let members = level.map { member(name, of: $0) }
      found += members.compactMap { $0?.shape }
      if members.allSatisfy({ $0?.isCertain == true }) { break }
    }
    return unique(found)
  }

  private mutating func member(_ name: Name, of shape: Shape) -> (shape: Shape, isCertain: Bool)? {
    let member = table.member(name, of: shape)
    if member != nil, case .record(let type) = shape {
      analysis.mentions.insert(Mention(type: table.types[type].name, field: name.text))
    }
    return member
  }

  private mutating func unknown(_ index: Int, at node: Int, of owner: Name? = nil, help: String?) -> [Shape] {
    let name = program.names[index].text
    let message = owner.map { "'\($0.text)' has no '\(name)'" } ?? "unknown name '\(name)'"
    report(.unknownName, at: node, offset: program.nameOffsets[index], message, help: help)
    return [.anything]
  }

  /// A like name at any level; else a record in reach that has the very name.
  private func helpForFirst(_ name: Name) -> String? {
    let shapes = scope.levels.reversed().joined()
    if let near = Suggestion.closest(to: name.text, among: shapes.flatMap({ table.names(of: $0) })) {
      return "did you mean '\(near)'?"
    }
    for case .record(let type) in shapes {
      for (field, shape) in zip(table.types[type].fields, table.shapes[type]) {
        guard case .record(let inner) = shape, table.slot(of: name, in: inner) != nil else { continue }
        return "did you mean '\(field.name).\(name.text)'?"
      }
    }
    return nil
  }

  // MARK: - Values that cannot be printed

  mutating func checkPrintable(_ shapes: [Shape], _ path: Path, at node: Int) {
    guard let shape = shapes.first, !shapes.contains(where: \.isPrintable) else { return }
    let name = path.isImplicit ? "." : path.names.range.map { program.names[$0].text }.joined(separator: ".")
    let offset = path.names.range.first.map { program.nameOffsets[$0] } ?? program.offsets[node]
    let (message, help) = description(of: shape, name)
    report(.notPrintable, at: node, offset: offset, message, help: help)
  }

  private func description(of shape: Shape, _ name: String) -> (message: String, help: String) {
    if case .list = shape { return ("'\(name)' is a list", "write {{#\(name)}}…{{/\(name)}}") }
    let declared = table.names(of: shape)
    let names = declared.isEmpty ? ["NAME"] : declared.prefix(6)
    let values = names.map { name == "." ? "'\($0)'" : "'\(name).\($0)'" }.joined(separator: ", ")
    return ("'\(name)' is not one value", "write one of its values: \(values)")
  }
}
