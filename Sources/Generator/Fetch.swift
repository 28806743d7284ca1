import Syndication

/// `sitegen fetch`: asks the sources of a site anew, and keeps them as snapshots when asked to (SPEC sections 2 and 9).
public struct Fetch: Sendable {
  let options: BuildOptions
  let retriever: any Retriever
  let progress: @Sendable (BuildEvent) -> Void

  public init(
    _ options: BuildOptions, retriever: any Retriever,
    progress: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) {
    self.options = options
    self.retriever = retriever
    self.progress = progress
  }

  /// Asks the sources with these ids, or all of them; with `freezes`, writes what came to `snapshots/`.
  /// - Throws: when `site.yml` is unusable, or a snapshot cannot be written. The snapshots that were there stay.
  public func run(_ ids: [String], freezes: Bool = false) async throws(BuildFailure) -> FetchReport {
    let configuration = try ConfigurationReader.read(options)
    progress(.began(.reading, 0))
    let content = await SiteReading(configuration: configuration.site, options: options).read()
    var diagnostics = configuration.warnings + content.diagnostics
    let coded = CodedGalleries(site: content.site).find(&diagnostics).map(\.definition)
    let galleries = sources(of: content.site, coded)
    let names = Set(ids.map { Secrets.hidden(in: $0) })
    let wanted = ids.isEmpty ? galleries : galleries.filter { names.contains($0.id) }
    let unknown = SourceNames(galleries, []).problems(with: ids)
    diagnostics += unknown
    var report = FetchReport(asksForUnknown: !unknown.isEmpty)
    if unknown.isEmpty {
      let outcomes = await loader(configuration.site).load(wanted)
      var findings = FeedFindings()
      for gallery in wanted { findings.add(gallery, outcomes.outcome(of: gallery), on: 0) }
      report.sources = findings.sources.map(\.report)
      diagnostics += findings.diagnostics
      if freezes {
        var freezing = Freezing(options: options)
        try freezing.write(wanted, outcomes)
        report.snapshots = freezing.paths
        diagnostics += freezing.diagnostics
        let shown = placed(content.site, coded, outcomes).filter {
          ids.isEmpty || names.contains($0.gallery.definition.id)
        }
        let loading = CompanionLoading(site: content.site, options: options, retriever: retriever)
        var companions = FrozenCompanions(options: options)
        try companions.write(await loading.load { body in shown.forEach { body($0.page, $0.gallery) } })
        diagnostics += companions.diagnostics
      }
      diagnostics += await retriever.findings
    }
    report.diagnostics = BuildFindings(ignored: configuration.site.ignored, diagnostics: diagnostics).sorted
    return report
  }

  private func loader(_ site: SiteConfiguration) -> FeedLoader {
    FeedLoader(
      options: options, baseURL: site.baseURL, hosts: site.platform.hosts, retriever: retriever, progress: progress,
      keepsFeeds: true)
  }

  /// Galleries as pages show them.
  private func placed(
    _ site: Site, _ coded: [GalleryDefinition], _ outcomes: [FeedKey: FeedOutcome]
  ) -> [(page: Int?, gallery: Gallery)] {
    site.pages.indices.flatMap { page in
      site.pages[page].galleries.map { (page, site.gallery($0, on: page, outcomes.outcome(of: $0))) }
    } + coded.map { (nil, Gallery($0, outcomes.outcome(of: $0))) }
  }

  /// Those of all galleries, and the named ones that no gallery uses yet.
  private func sources(of site: Site, _ coded: [GalleryDefinition]) -> [GalleryDefinition] {
    let galleries = (site.pages.flatMap(\.galleries) + coded).filter { $0.source != nil }
    let used = Set(galleries.compactMap(\.source?.name))
    return galleries
      + site.configuration.sources.filter { !used.contains($0.name) }.map { named in
        let source = GallerySource(
          name: named.name, address: named.address, format: named.format, policy: named.policy)
        return GalleryDefinition(source: source, place: named.place)
      }
  }
}

/// What `sitegen fetch` found.
public struct FetchReport: Sendable {
  /// In the order of the site.
  public var sources: [SourceReport] = []
  public var diagnostics: [Diagnostic] = []
  /// Snapshots that are on the disk now, from the site's folder.
  public var snapshots: [String] = []
  /// Whether an id was asked for that no source has; then nothing was fetched.
  public var asksForUnknown: Bool

  init(asksForUnknown: Bool) { self.asksForUnknown = asksForUnknown }
}
