import Templates

/// The site's templates over those of the built-in theme (SPEC section 6).
struct SiteTemplates: Sendable {
  let set: TemplateSet
  let files: TemplateFiles
  /// Those that pages may be rendered with.
  let entries: [String]
  /// What is wrong with them.
  let diagnostics: [Diagnostic]

  /// - Parameter named: templates that front matter asks for.
  init(_ files: TemplateFiles, schema: TemplateSchema, named: Set<String>) {
    self.files = files
    entries = files.names.filter { TemplateLookup.isEntry($0) || named.contains($0) }.sorted()
    set = TemplateSet(
      sources: files.sources, schema: schema, entries: entries,
      injections: [
        TemplateInjection(before: "</head>", field: "head"), TemplateInjection(before: "</body>", field: "scripts"),
      ])
    // What the author overrides of the theme may leave blocks of its other templates without a place.
    let own = set.problems.filter { $0.severity == .error || !$0.path.hasPrefix(BuiltInTheme.path) }
    diagnostics = files.diagnostics + own.map(Diagnostic.init)
  }

  /// With the templates that front matter asks for, once that is known: hardly any is not one of the usual entries.
  func with(named: Set<String>, schema: TemplateSchema) -> SiteTemplates {
    let hasAll = named.isDisjoint(with: files.names.subtracting(entries))
    return hasAll ? self : SiteTemplates(files, schema: schema, named: named)
  }
}

extension Diagnostic {
  init(_ problem: TemplateProblem) {
    self.init(
      id: problem.id.rawValue, problem.severity == .error ? .error : .warning,
      at: Place(file: problem.path, location: problem.location), problem.message, help: problem.help)
  }
}
