/// The whole path of `sitegen build`: every step is one line of `run` (DESIGN section 3).
public struct Build: Sendable {
  public let options: BuildOptions
  public let retriever: any Retriever
  /// Told what goes on, from several threads.
  public let progress: @Sendable (BuildEvent) -> Void

  public init(
    _ options: BuildOptions, retriever: any Retriever,
    progress: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) {
    self.options = options
    self.retriever = retriever
    self.progress = progress
  }

  /// Builds the site. Errors in the site are in the report, and the output is then as it was.
  /// - Throws: when there can be no site at all.
  public func run() async throws(BuildFailure) -> BuildReport {
    let configuration = try ConfigurationReader.read(options)
    switch options.destination {
    case .disk:
      return try await run(configuration.site, configuration.warnings) { () throws(OutputError) in
        try Staging(OutputPlace(configuration.site, options))
      }
    case .memory:
      return try await run(configuration.site, configuration.warnings) { MemoryOutput() }
    }
  }

  private func run<Output: SiteOutput>(
    _ configuration: SiteConfiguration, _ warnings: [Diagnostic], into open: () throws(OutputError) -> Output
  ) async throws(BuildFailure) -> BuildReport {
    progress(.began(.reading, 0))
    var findings = BuildFindings(ignored: configuration.ignored, diagnostics: warnings)
    let content = await SiteReading(configuration: configuration, options: options).read()
    findings.diagnostics += content.diagnostics
    let galleries = await galleries(content.site).load()
    findings.diagnostics += galleries.diagnostics
    let renderer = renderer(content.site, galleries, &findings.diagnostics)
    let output: Output
    do { output = try open() } catch { throw BuildFailure(error) }
    progress(.began(.rendering, content.site.pages.count))
    let rendering = SiteRendering(renderer: renderer, output: output, jobs: options.jobs, progress: progress)
    let rendered = await rendering.run()
    let parts = rendered + [files(content.site, renderer, rendered, output)]
    for part in parts { findings.diagnostics += part.diagnostics }
    var report = BuildReport(findings, content.site, galleries)
    progress(.began(.writing, 0))
    try finish(output, parts, content.site, &report)
    report.site = renderer.context
    return report
  }

  private func galleries(_ site: Site) -> GalleryLoading {
    GalleryLoading(site: site, options: options, retriever: retriever, progress: progress)
  }

  private func renderer(
    _ site: Site, _ galleries: GalleryLoading.Result, _ diagnostics: inout [Diagnostic]
  ) -> PageRenderer {
    let schemas = SiteSchemas(site.configuration)
    let named = Set(site.pages.compactMap { $0.frontMatter.template?.name })
    let templates = SiteTemplates(
      site.configuration, schema: schemas.template, named: named, options: options, &diagnostics)
    let context = RenderContext(
      site: site, schemas: schemas, templates: templates.set, galleries: galleries.byPage, coded: galleries.coded)
    return PageRenderer(context, templates)
  }

  private func files<Output: SiteOutput>(
    _ site: Site, _ renderer: PageRenderer, _ rendered: [RenderedPart<Output.Writer>], _ output: Output
  ) -> RenderedPart<Output.Writer> {
    var files = SiteFiles(site: site, templates: renderer.templates, options: options, writer: output.writer())
    files.needsPlayerScript = renderer.context.needsPlayerScript
    files.write(copies: rendered.flatMap(\.copies))
    return files.part
  }

  /// Puts what was rendered in place, or throws it away when the site has errors.
  private func finish<Output: SiteOutput>(
    _ output: Output, _ parts: [RenderedPart<Output.Writer>], _ site: Site, _ report: inout BuildReport
  ) throws(BuildFailure) {
    guard report.errorCount == 0, !(options.strict && report.warningCount > 0) else { return output.discard() }
    if let failure = parts.lazy.compactMap(\.failure).first {
      output.discard()
      throw BuildFailure(failure)
    }
    do {
      let summary = try output.commit(parts.map(\.writer))
      report.written = summary.written.count
      report.unchanged = summary.unchangedCount
      report.deleted = summary.deleted.count
      report.preview = summary.contents.map { BuiltSite($0, site, now: options) }
    } catch {
      throw BuildFailure(error)
    }
  }
}

/// Diagnostics as they come in, before they are sorted.
struct BuildFindings {
  var ignored: Set<String>
  var diagnostics: [Diagnostic] = []

  /// In reading order, each once, without the warnings that the author does not want.
  var sorted: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return SecretScan.discreet(diagnostics).filter { diagnostic in
      if diagnostic.severity != .error, ignored.contains(diagnostic.id) { return false }
      return seen.insert(diagnostic).inserted
    }.sorted(by: Diagnostic.inReadingOrder)
  }
}

extension BuildReport {
  init(_ findings: BuildFindings, _ site: Site, _ galleries: GalleryLoading.Result) {
    self.init()
    pages = site.pages.count { $0.kind != .notFound }
    sources = galleries.sources
    lacksFeed = galleries.lacksFeed
    diagnostics = findings.sorted
  }
}

extension BuildFailure {
  init(_ error: OutputError) { self = .output(error.description, help: error.help) }
}

extension OutputPlace {
  public init(_ configuration: SiteConfiguration, _ options: BuildOptions) {
    let folders = configuration.folders
    self.init(
      site: options.source, output: options.path(folders.output),
      sources: [folders.content, folders.templates, folders.static, folders.archetypes].map(options.path))
  }
}
