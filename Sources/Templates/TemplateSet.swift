import Markup

/// All templates of a site, parsed and checked once. A value: it may be rendered from several threads at once.
public struct TemplateSet: Sendable {
  /// Everything wrong with the templates, by path and place.
  public let problems: [TemplateProblem]
  private let program: Program
  private let schema: TemplateSchema
  private let analyses: [Int: Analysis]

  /// - Parameters:
  ///   - entries: names of templates that pages are rendered with: these are checked against the schema's root, with
  ///     all they use; of others, only syntax and the templates they name. Without it, every template that no other
  ///     one names is an entry.
  ///   - injections: what is put before a piece of text unless an entry places it itself.
  public init(
    sources: [TemplateSource], schema: TemplateSchema, entries: [String]? = nil, injections: [TemplateInjection] = []
  ) {
    var program = Program()
    program.injections = injections.map(Injection.init)
    var problems: [TemplateProblem] = []
    for source in sources { problems += TemplateParser.parse(source, into: &program) }
    program.link()
    self.program = program
    self.schema = schema
    let entries = entries?.compactMap { program.indices[$0] } ?? program.unmentioned
    analyses = Dictionary(
      entries.map { ($0, Self.analyse($0, program, schema.table, schema.root)) },
      uniquingKeysWith: { first, _ in first })
    self.problems = Self.inOrder(problems + Self.problems(program, schema.table, analyses))
  }

  /// The template of this name, to render with.
  public func template(_ name: String) -> Template? {
    guard let document = program.indices[name] else { return nil }
    return Template(name: name, document: document, sites: analysis(document).sites)
  }

  /// Unknown names and templates when this template's outermost value is of this type.
  public func check(_ name: String, root: RecordType) -> [TemplateProblem] {
    guard let document = program.indices[name] else { return [] }
    return Self.inOrder(Array(Self.analyse(document, program, schema.table, root).problems))
  }

  /// Whether a template, or any partial or parent it uses, mentions the field.
  public func uses(_ template: String, recordType: String, field: String) -> Bool {
    guard let document = program.indices[template] else { return false }
    return analysis(document).mentions.contains(Mention(type: recordType, field: field))
  }

  /// The same, and true as well of templates that include each other in so many ways that not all were looked at.
  public func mayUse(_ template: String, recordType: String, field: String) -> Bool {
    guard let document = program.indices[template] else { return false }
    let analysis = analysis(document)
    return !analysis.isComplete || analysis.mentions.contains(Mention(type: recordType, field: field))
  }

  /// Appends the rendered template.
  /// - Throws: `endless-recursion`, when templates nest deeper than any data could ask for.
  public func render(
    _ template: Template, root: any TemplateRecord, into bytes: inout [UInt8]
  ) throws(TemplateProblem) {
    try render(template, value: .record(root), into: &bytes)
  }

  /// Kept for entries; a template that is rarely an entry is looked through when asked for.
  private func analysis(_ document: Int) -> Analysis {
    analyses[document] ?? Self.analyse(document, program, schema.table, schema.root)
  }

  func render(
    _ template: Template, value: TemplateValue, into bytes: inout [UInt8]
  ) throws(TemplateProblem) {
    var renderer = Renderer(value, program, sites: template.sites)
    defer { renderer.bytes.copy(to: &bytes) }
    do {
      try renderer.run(program.documents[template.document].nodes.range)
    } catch {
      let document = program.document(ofNode: error.node)
      throw program.problem(
        .endlessRecursion, document: document, offset: Int(program.offsets[error.node]),
        "templates include each other without end", help: "let a section over data decide when to stop")
    }
  }
}

/// A template of a set; made by `TemplateSet.template`.
public struct Template: Sendable {
  public let name: String
  let document: Int
  let sites: [Int]

  /// Whether an injection found its place: the template does not mention it and has the text to put it before.
  /// - Parameter injection: an index of the injections that the set was made with.
  public func injects(_ injection: Int) -> Bool { sites[injection] >= 0 }
}

/// HTML that is put before the last occurrence of a piece of static text, unless the template places it itself.
public struct TemplateInjection: Sendable {
  /// `</head>`; letters match in either case.
  public var before: String
  /// A field of the outermost value.
  public var field: String

  public init(before: String, field: String) {
    self.before = before
    self.field = field
  }
}
