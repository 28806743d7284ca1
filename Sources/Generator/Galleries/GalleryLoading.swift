import Cincopa
import Markup
import Syndication

/// All galleries of a site with their items: those of front matter, and those that only short codes name.
struct GalleryLoading {
  let site: Site
  let options: BuildOptions
  let retriever: any Retriever
  let progress: @Sendable (BuildEvent) -> Void
  var past: PastBuild?

  struct Result: Sendable {
    /// What came of each feed.
    var outcomes: [FeedKey: FeedOutcome] = [:]
    var byPage: [Int: [Gallery]] = [:]
    var coded: [String: Gallery] = [:]
    var sources: [SourceReport] = []
    var diagnostics: [Diagnostic] = []
    var lacksFeed = false
    var companions = Companions()

    /// Each gallery, with the page whose front matter names it, in the order of pages and of short codes.
    func forEachGallery(_ body: (Int?, Gallery) -> Void) {
      for page in byPage.keys.sorted() { byPage[page]?.forEach { body(page, $0) } }
      for code in coded.keys.sorted() { coded[code].map { body(nil, $0) } }
    }

    mutating func add(_ findings: FeedFindings) {
      sources += findings.sources
      diagnostics += findings.diagnostics
      lacksFeed = lacksFeed || findings.lacksFeed
    }
  }

  func load() async -> Result {
    var result = Result()
    let coded = CodedGalleries(site: site).find(&result.diagnostics).map { ($0.argument, prepared($0.definition)) }
    var (owners, all): ([Int], [GalleryDefinition]) = ([], [])
    for page in site.pages.indices {
      let galleries = site.pages[page].galleries
      owners += repeatElement(page, count: galleries.count)
      all += galleries.map(prepared)
    }
    all += coded.map(\.1)
    let sources = SourceNames(all, site.configuration.sources)
    if case .only(let ids) = options.refreshed { result.diagnostics += sources.problems(with: ids.sorted()) }
    guard !all.isEmpty else { return result }
    if all.contains(where: { $0.upload != nil }) { result.diagnostics += MediaFolders(site, options).warnings }
    result.diagnostics += Snapshot.conflicts(among: all)
    let loader = FeedLoader(
      options: options, baseURL: site.configuration.baseURL, hosts: site.configuration.platform.hosts,
      retriever: retriever, progress: progress, past: past)
    let outcomes = await loader.load(all)
    result.outcomes = outcomes
    for (page, definition) in zip(owners, all) {
      let gallery = site.gallery(definition, on: page, outcomes.outcome(of: definition), now: now)
      result.byPage[page, default: []].append(gallery)
    }
    for (argument, definition) in coded {
      result.coded[argument] = Gallery(definition, outcomes.outcome(of: definition), now: now)
    }
    var findings = FeedFindings(options: options)
    for definition in all { findings.add(definition, outcomes.outcome(of: definition)) }
    result.add(findings)
    await addCompanions(&result)
    result.diagnostics += await retriever.findings
    return result
  }

  private func addCompanions(_ result: inout Result) async {
    let loading = CompanionLoading(site: site, options: options, retriever: retriever)
    let companions = await loading.load(result.forEachGallery)
    result.diagnostics += companions.diagnostics
    result.companions = companions
    guard !companions.paths.isEmpty else { return }
    let baseURL = site.configuration.baseURL
    for (page, galleries) in result.byPage {
      for index in galleries.indices {
        let addresses = loading.addresses(page, galleries[index])
        result.byPage[page]?[index].hosted = companions.hosted(addresses, at: baseURL)
      }
    }
    for (argument, gallery) in result.coded {
      result.coded[argument]?.hosted = companions.hosted(loading.addresses(nil, gallery), at: baseURL)
    }
  }

  private var now: Double? { options.nowIsSaid ? Double(options.now.seconds) : nil }

  private func prepared(_ gallery: GalleryDefinition) -> GalleryDefinition {
    options.network == .frozen ? gallery.frozen : gallery
  }
}

extension [FeedKey: FeedOutcome] {
  func outcome(of definition: GalleryDefinition) -> FeedOutcome? {
    definition.source.flatMap { self[FeedKey($0)] }
  }
}

extension Site {
  /// A gallery as a page shows it, with the poster that its author chose.
  func gallery(_ definition: GalleryDefinition, on page: Int, _ outcome: FeedOutcome?, now: Double? = nil) -> Gallery {
    var gallery = Gallery(definition, outcome, now: now)
    gallery.ownPoster = definition.poster.map {
      LinkResolver(site: self, page: pages[page]).resolvePoster($0).destination ?? $0
    }
    return gallery
  }
}
