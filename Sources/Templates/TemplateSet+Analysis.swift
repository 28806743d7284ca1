extension TemplateSet {
  /// Looks through a template and all it uses.
  static func analyse(_ document: Int, _ program: Program, _ table: TypeTable, _ root: RecordType) -> Analysis {
    var table = table
    let rootIndex = table.index(of: root)
    var checker = Checker(program: program, table: table, root: rootIndex)
    checker.visit(document)
    var analysis = checker.analysis
    for (index, injection) in program.injections.enumerated() {
      let mention = Mention(type: root.name, field: injection.field.text)
      if analysis.mentions.contains(mention) { analysis.sites[index] = -1 }
    }
    return analysis
  }

  /// Those of entries, and what can be said of templates that no entry uses.
  static func problems(
    _ program: Program, _ table: TypeTable, _ analyses: [Int: Analysis]
  ) -> [TemplateProblem] {
    var problems = analyses.values.reduce(into: Set()) { $0.formUnion($1.problems) }
    let checked = analyses.values.reduce(into: Set()) { $0.formUnion($1.documents) }
    for document in program.documents.indices where !checked.contains(document) {
      var checker = Checker(program: program, table: table, root: nil)
      checker.visit(document)
      problems.formUnion(checker.analysis.problems)
    }
    return Array(problems)
  }

  /// By path and place; of one place and kind, one problem.
  static func inOrder(_ problems: [TemplateProblem]) -> [TemplateProblem] {
    let sorted = problems.sorted {
      ($0.path, $0.location, $0.id.rawValue, $0.message) < ($1.path, $1.location, $1.id.rawValue, $1.message)
    }
    return sorted.reduce(into: []) { kept, problem in
      if let last = kept.last, (last.path, last.location, last.id) == (problem.path, problem.location, problem.id) {
        return
      }
      kept.append(problem)
    }
  }
}

extension Program {
  /// Finds the templates that inclusions name.
  mutating func link() {
    targets = targets.map { target in
      if case .named(let name, _) = target { .named(name, document: indices[name]) } else { target }
    }
  }

  /// Templates that no other one names.
  var unmentioned: [Int] {
    let mentioned = Set(
      targets.compactMap { target in
        if case .named(_, let document) = target { document } else { nil }
      })
    return documents.indices.filter { !mentioned.contains($0) }
  }
}
