/// Reads one template into a program.
struct TemplateParser {
  var program: Program
  var problems: [TemplateProblem] = []
  let document: Int
  let lines: TemplateLines
  var open: [OpenElement] = []
  /// Text from here on is not yet in a node; bytes.
  var cursor: Int

  /// More sections inside each other than this are refused: rendering takes stack for each.
  static let maximumDepth = 100

  static func parse(_ source: TemplateSource, into program: inout Program) -> [TemplateProblem] {
    let start = program.nodes.count
    program.indices[source.name] = program.documents.count
    program.documents.append(Document(source: source, nodes: Span32(start..<start)))
    var parser = Self(source: source, program: program)
    program = Program()
    parser.parse()
    program = parser.program
    return parser.problems
  }

  private init(source: TemplateSource, program: Program) {
    lines = TemplateLines(source.text)
    cursor = lines.first
    document = program.documents.count - 1
    self.program = program
  }

  private mutating func parse() {
    var scanner = TagScanner(source: lines.source, from: lines.first)
    while let tag = scanner.next(), open.count <= Self.maximumDepth {
      read(tag, on: lines.line(of: tag.range))
    }
    for (id, offset, message, help) in scanner.faults { note(id, at: offset, message, help: help) }
    finish()
    program.documents[document].nodes.end = Int32(program.nodes.count)
  }

  private mutating func finish() {
    guard open.count <= Self.maximumDepth else {
      note(.nestedTooDeep, at: open[Self.maximumDepth].tag.range.lowerBound, "sections nest too deep")
      while let element = open.popLast() { end(element) }
      return
    }
    text(upTo: lines.source.count, lineGoesOn: false)
    while let element = open.popLast() { abandon(element, before: nil) }
  }

  private mutating func read(_ tag: Tag, on line: TagLine) {
    switch tag.kind {
    case .comment, .delimiters: leave(tag, on: line)
    case .variable: variable(tag)
    case .section, .inverted: section(tag, on: line)
    case .partial: partial(tag, on: line)
    case .parent: parent(tag, on: line)
    case .block: block(tag, on: line)
    case .close: close(tag, on: line)
    }
  }

  /// Goes past a tag that writes nothing itself; alone on its line, the line goes too.
  mutating func leave(_ tag: Tag, on line: TagLine) {
    if line.begins, let next = line.next {
      text(upTo: line.start, lineGoesOn: false)
      cursor = next
    } else {
      text(upTo: tag.range.lowerBound, lineGoesOn: true)
      cursor = tag.range.upperBound
    }
  }

  private mutating func variable(_ tag: Tag) {
    text(upTo: tag.range.lowerBound, lineGoesOn: true)
    cursor = tag.range.upperBound
    if let path = path(tag.content, of: tag) { append(.variable(path), tag) }
  }

  private mutating func section(_ tag: Tag, on line: TagLine) {
    leave(tag, on: line)
    let path = path(tag.content, of: tag) ?? Path(names: .empty)
    append(tag.kind == .section ? .section(path, end: 0) : .inverted(path, end: 0), tag)
    enter(.section, tag, strip: strip)
  }

  // MARK: - Parts

  /// White space that lines lose here.
  var strip: Range<Int> { open.last?.strip ?? 0..<0 }

  /// Between a parent's tags only blocks count.
  var isBetweenBlocks: Bool { open.last?.kind == .parent }

  mutating func enter(_ kind: OpenElement.Kind, _ tag: Tag, strip: Range<Int>) {
    let node = program.nodes.count - 1
    open.append(OpenElement(kind: kind, name: content(tag), tag: tag, node: node, strip: strip))
  }

  mutating func append(_ node: Node, _ tag: Tag) {
    program.nodes.append(node)
    program.offsets.append(Int32(tag.content.lowerBound))
  }

  mutating func note(_ id: TemplateProblem.ID, at offset: Int, _ message: String, help: String? = nil) {
    problems.append(program.problem(id, document: document, offset: offset, message, help: help))
  }

  /// What a tag says, without any white space.
  func content(_ tag: Tag) -> String {
    String(decoding: lines.source[tag.content].filter { !$0.isWhitespace }, as: UTF8.self)
  }
}
