import Cincopa
import Markup
import Syndication

/// All galleries of a site with their items: those of front matter, and those that only short codes name.
struct GalleryLoading {
  let site: Site
  let options: BuildOptions
  let retriever: any Retriever
  let loader: FeedLoader
  /// Those that are not read now.
  let passing: PassingGalleries

  struct Result: Sendable {
    /// What came of each feed.
    var outcomes: [FeedKey: FeedOutcome] = [:]
    var byPage: [Int: [Gallery]] = [:]
    var coded: [String: Gallery] = [:]
    /// Files of the site that feeds were read from.
    var files: [RecordedInput] = []
    var findings: [FeedFindings] = []
    var diagnostics: [Diagnostic] = []
    var companions = Companions()

    var lacksFeed: Bool { findings.contains(where: \.lacksFeed) }

    /// In the order of pages, those of short codes last.
    var sources: [SourceReport] { findings.flatMap(\.sources).sorted { $0.page < $1.page }.map(\.report) }

    /// Each gallery, with the page whose front matter names it, in the order of pages and of short codes.
    func forEachGallery(_ body: (Int?, Gallery) -> Void) {
      for page in byPage.keys.sorted() { byPage[page]?.forEach { body(page, $0) } }
      for code in coded.keys.sorted() { coded[code].map { body(nil, $0) } }
    }

    mutating func add(_ findings: FeedFindings) {
      self.findings.append(findings)
      diagnostics += findings.diagnostics
    }

    /// What the rendering of pages found out.
    mutating func add(_ passed: [PassingPage]) {
      for passed in passed {
        files += passed.files
        add(passed.findings)
      }
    }
  }

  func load() async -> Result {
    var result = Result()
    let coded = CodedGalleries(site: site).find(&result.diagnostics).map { ($0.argument, prepared($0.definition)) }
    var (owners, all): ([Int], [GalleryDefinition]) = ([], [])
    for page in site.pages.indices where !passing.contains(page) {
      let galleries = site.pages[page].galleries
      owners += repeatElement(page, count: galleries.count)
      all += galleries.map(prepared)
    }
    all += coded.map(\.1)
    if case .only(let ids) = options.refreshed {
      let sources = SourceNames(site.pages.flatMap(\.galleries) + coded.map(\.1), site.configuration.sources)
      result.diagnostics += sources.problems(with: ids.sorted())
    }
    if site.namesMedia { result.diagnostics += MediaFolders(site, options).warnings }
    guard !all.isEmpty else { return result }
    result.diagnostics += Snapshot.conflicts(among: all)
    let outcomes = await loader.load(all)
    result.outcomes = outcomes
    result.files = outcomes.values.compactMap(\.file)
    for (page, definition) in zip(owners, all) {
      let gallery = site.gallery(definition, on: page, outcomes.outcome(of: definition), now: options.saidNow)
      result.byPage[page, default: []].append(gallery)
    }
    for (argument, definition) in coded {
      result.coded[argument] = Gallery(definition, outcomes.outcome(of: definition), now: options.saidNow)
    }
    var findings = FeedFindings()
    for (index, definition) in all.enumerated() {
      let page = index < owners.count ? owners[index] : site.pages.count
      findings.add(definition, outcomes.outcome(of: definition), on: page)
    }
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

  private func prepared(_ gallery: GalleryDefinition) -> GalleryDefinition {
    options.network == .frozen ? gallery.frozen : gallery
  }
}

extension [FeedKey: FeedOutcome] {
  func outcome(of definition: GalleryDefinition) -> FeedOutcome? {
    definition.source.flatMap { self[FeedKey($0)] }
  }
}

extension BuildOptions {
  /// Seconds since 1970, when it was said what counts as now.
  var saidNow: Double? { nowIsSaid ? Double(now.seconds) : nil }
}

extension Site {
  /// Whether there are folders of new media, which are looked into each time.
  var namesMedia: Bool { pages.contains { $0.galleries.contains { $0.upload != nil } } }

  /// A gallery as a page shows it, with the poster that its author chose.
  func gallery(_ definition: GalleryDefinition, on page: Int, _ outcome: FeedOutcome?, now: Double? = nil) -> Gallery {
    var gallery = Gallery(definition, outcome, now: now)
    gallery.ownPoster = definition.poster.map {
      LinkResolver(site: self, page: pages[page]).resolvePoster($0).destination ?? $0
    }
    return gallery
  }
}
