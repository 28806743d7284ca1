extension Renderer {
  mutating func include(_ inclusion: Inclusion) throws(TooDeep) {
    guard let document = document(inclusion) else { return }
    let nodes = program.documents[document].nodes.range
    if inclusion.isStandalone {
      let width = push(inclusion.indent)
      try run(nodes)
      indent.removeLast(width)
    } else {
      try runInline(nodes)
    }
  }

  /// Inside of a line nothing is indented: its lines may be those of a `pre`.
  private mutating func runInline(_ nodes: Range<Int>) throws(TooDeep) {
    guard !indent.isEmpty else { return try run(nodes) }
    let outer = indent
    indent = []
    try run(nodes)
    indent = outer
  }

  mutating func inherit(_ inclusion: Inclusion, _ overrides: Span32) throws(TooDeep) {
    let outer = environment
    environments.append(Environment(overrides: overrides, outer: outer))
    environment = environments.count - 1
    try include(inclusion)
    environments.removeLast()
    environment = outer
  }

  /// Writes what is put in a block's place: what the outermost inheriting template gives, else the block's own content.
  mutating func block(_ place: Block, _ content: Range<Int>) throws(TooDeep) {
    let outer = environment
    var content = content
    var beginsLine = place.contentBeginsLine
    if let (node, environment) = override(of: place.name),
      case .block(let block, let end) = program.nodes[node]
    {
      content = node + 1..<Int(end)
      beginsLine = block.contentBeginsLine
      self.environment = environment
    }
    try fill(place, content, beginsLine: beginsLine)
    environment = outer
  }

  private mutating func fill(_ place: Block, _ content: Range<Int>, beginsLine: Bool) throws(TooDeep) {
    guard !content.isEmpty else { return }
    let width = push(place.indent)
    if place.beginsLine, !beginsLine { beginLine() }
    joinsLine = joinsLine || !place.beginsLine && beginsLine
    try run(content)
    joinsLine = false
    indent.removeLast(width)
  }

  /// The overriding block and the environment that it was written in.
  private func override(of name: Int32) -> (node: Int, environment: Int)? {
    var found: (node: Int, environment: Int)?
    var level = environment
    while level >= 0 {
      let environment = environments[level]
      for index in environment.overrides.range where program.overrides[index].name == name {
        found = (Int(program.overrides[index].node), environment.outer)
      }
      level = environment.outer
    }
    return found
  }

  private mutating func push(_ indentation: Span32) -> Int {
    indent.append(contentsOf: program.text[indentation.range])
    return indentation.count
  }

  private func document(_ inclusion: Inclusion) -> Int? {
    switch program.targets[Int(inclusion.target)] {
    case .named(_, let document): return document
    case .dynamic(let path):
      guard case .text(let name) = lookUp(path) else { return nil }
      return program.indices[name]
    }
  }
}
