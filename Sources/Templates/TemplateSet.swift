/// All templates of a site, parsed and checked once. A value: it may be rendered from several threads at once.
public struct TemplateSet: Sendable {
  /// Everything wrong with the templates, in order of path and place.
  public let problems: [TemplateProblem]

  /// - Parameters:
  ///   - entries: names of templates that pages are rendered with, checked against the schema's root; templates
  ///     that are neither entries nor used by one are checked loosely. Without it, every template that no other one
  ///     uses is an entry.
  ///   - injections: what is put before a piece of text unless an entry places it itself.
  public init(
    sources: [TemplateSource], schema: TemplateSchema, entries: [String]? = nil, injections: [TemplateInjection] = []
  ) {
    problems = []
  }

  /// The template of this name, to render with.
  public func template(_ name: String) -> Template? { nil }

  /// What is wrong with this template (and all it uses) when its outermost value is of this type.
  public func check(_ name: String, root: RecordType) -> [TemplateProblem] { [] }

  /// Whether a template, or any partial or parent it uses, mentions the field.
  public func uses(_ template: String, recordType: String, field: String) -> Bool { false }

  /// Appends the rendered template.
  /// - Throws: only `endless-recursion`, when partials nest deeper than any data could ask for.
  public func render(
    _ template: Template, root: any TemplateRecord, into bytes: inout [UInt8]
  ) throws(TemplateProblem) {}
}

/// A template of a set; made by `TemplateSet.template`.
public struct Template: Sendable {
  public let name: String
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
