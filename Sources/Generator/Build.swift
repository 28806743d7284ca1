/// The whole path of `sitegen build`: every step is one line of `run` (DESIGN section 3).
public struct Build: Sendable {
  public let options: BuildOptions
  public let retriever: any Retriever
  /// What the last build into memory left; builds onto the disk find theirs there.
  public let past: PastBuild?
  /// Where an end waits that somebody asks for.
  public let gate: OutputGate
  /// Told what goes on, from several threads.
  public let progress: @Sendable (BuildEvent) -> Void

  public init(
    _ options: BuildOptions, retriever: any Retriever, past: PastBuild? = nil, gate: OutputGate = OutputGate(),
    progress: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) {
    self.options = options
    self.retriever = retriever
    self.past = past
    self.gate = gate
    self.progress = progress
  }

  /// Builds the site. Errors in the site are in the report, and the output is then as it was.
  /// - Throws: when there can be no site at all.
  public func run() async throws(BuildFailure) -> BuildReport {
    let configuration = try ConfigurationReader.read(options)
    let basis = options.basis(configuration)
    switch options.destination {
    case .disk:
      let place = OutputPlace(configuration.site, options)
      let record = options.program.isEmpty ? nil : BuildRecord.read(place)
      progress(.began(.reading, 0))
      if let record, let report = await record.unchanged(options, configuration.site, place).report(basis: basis) {
        return report
      }
      let past = record.flatMap { $0.record.basis == basis ? PastBuild($0, options) : nil } ?? .none(basis)
      return try await run(configuration, past) { () throws(OutputError) in
        try Staging.begin(place, past: past.output, gate)
      }
    case .memory:
      let past = past.flatMap { $0.basis == basis ? $0 : nil } ?? .none(basis)
      return try await run(configuration, past) { MemoryOutput(past: past.files) }
    }
  }

  private func run<Output: SiteOutput>(
    _ resolved: ResolvedConfiguration, _ past: PastBuild, into open: () throws(OutputError) -> Output
  ) async throws(BuildFailure) -> BuildReport {
    let configuration = resolved.site
    var findings = BuildFindings(ignored: configuration.ignored, diagnostics: resolved.warnings)
    let schemas = SiteSchemas(configuration)
    let (content, templates) = await read(configuration, past, schemas)
    findings.diagnostics += content.diagnostics + templates.diagnostics
    let loading = galleries(content.site, templates, past)
    var galleries = await loading.load()
    let context = RenderContext(
      site: content.site, schemas: schemas, templates: templates.set, galleries: galleries.byPage,
      coded: galleries.coded)
    let renderer = PageRenderer(context, templates)
    let output: Output
    do { output = try open() } catch { throw BuildFailure(error) }
    progress(.began(.rendering, content.site.pages.count))
    let tracing = await Tracing(renderer, past, jobs: options.jobs)
    let rendering = SiteRendering(
      renderer: renderer, passing: loading.passing, output: output, tracing: tracing, jobs: options.jobs,
      progress: progress)
    async let sitemap = Sitemap.files(of: content.site)
    let rendered = await rendering.run()
    galleries.add(rendered.passed)
    findings.diagnostics += galleries.diagnostics
    // For the record, while the site's other files are written.
    async let traces = note(tracing.traces(rendered.parts))
    async let inputs = keepsRecord ? SeenSite.inputs(content, galleries.files, templates) : []
    var files = SiteFiles(site: content.site, templates: templates, options: options, writer: output.writer())
    files.companions = galleries.companions.files
    (files.sitemap, files.needsPlayerScript) = (await sitemap, rendered.context.needsPlayerScript)
    files.write(copies: rendered.parts.flatMap(\.copies))
    let parts = rendered.parts + [files.part]
    for part in parts { findings.diagnostics += part.diagnostics }
    let readFiles = UnsettledFiles(options, content, templates, galleries, files.inputs)
    findings.diagnostics += output.unsettled(readFiles, parts.map(\.writer))
    var report = BuildReport(findings, content.site, galleries)
    progress(.began(.writing, 0))
    if let summary = try finish(output, parts, content.site, &report) {
      let seen = SeenSite(
        basis: past.basis, options: options, content: content, galleries: galleries, templates: templates,
        staticNames: files.staticNames, inputs: await inputs + files.inputs, traces: await traces)
      report.past = output.remember(seen, parts.map(\.writer), summary, report)
    }
    report.made = parts.flatMap(\.made)
    report.site = rendered.context
    return report
  }

  private func note(_ traces: FileTraces) async -> FileTraces {
    keepsRecord ? traces.encoded : traces
  }

  /// Whether what was read and made is noted on the disk.
  private var keepsRecord: Bool { options.destination == .disk && !options.program.isEmpty }

  /// A preview keeps all galleries from one build to the next.
  private func galleries(_ site: Site, _ templates: SiteTemplates, _ past: PastBuild) -> GalleryLoading {
    var loader = FeedLoader(
      options: options, baseURL: site.configuration.baseURL, hosts: site.configuration.platform.hosts,
      retriever: retriever, progress: progress, past: past)
    // A preview keeps what it read when templates change.
    loader.keepsContent = options.destination == .memory || ShownNames(templates).has("item", "description")
    let kept = options.destination == .memory || templates.showGalleries(inListsOf: site)
    let passing = PassingGalleries(site, loader, kept: kept)
    return GalleryLoading(site: site, options: options, retriever: retriever, loader: loader, passing: passing)
  }

  /// The pages, and meanwhile the templates.
  private func read(
    _ configuration: SiteConfiguration, _ past: PastBuild, _ schemas: SiteSchemas
  ) async -> (SiteReading.Result, SiteTemplates) {
    async let reading = SiteReading(configuration: configuration, options: options, past: past).read()
    let files = TemplateFiles(configuration, options)
    let usual = SiteTemplates(files, schema: schemas.template, named: [])
    let content = await reading
    let pages = content.site.pages
    let named = Set(pages.indices.compactMap { pages[$0].source?.frontMatter.template?.name })
    return (content, usual.with(named: named, schema: schemas.template))
  }

  /// Puts what was rendered in place, or throws it away when the site has errors; then there is no summary.
  private func finish<Output: SiteOutput>(
    _ output: Output, _ parts: [RenderedPart<Output.Writer>], _ site: Site, _ report: inout BuildReport
  ) throws(BuildFailure) -> CommitSummary? {
    guard report.errorCount == 0, !(options.strict && report.warningCount > 0) else {
      output.discard()
      return nil
    }
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
      return summary
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
