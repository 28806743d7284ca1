import Cincopa
import Markup
import Syndication

/// All galleries of a site with their items: those of front matter, and those that only short codes name.
struct GalleryLoading {
  let site: Site
  let options: BuildOptions
  let retriever: any Retriever
  let progress: @Sendable (BuildEvent) -> Void

  struct Result: Sendable {
    var byPage: [Int: [Gallery]] = [:]
    var coded: [String: Gallery] = [:]
    var sources: [SourceReport] = []
    var diagnostics: [Diagnostic] = []
    var lacksFeed = false
  }

  func load() async -> Result {
    var result = Result()
    let coded = codedGalleries(&result.diagnostics)
    let owned = site.pages.indices.flatMap { page in site.pages[page].galleries.map { (page: page, definition: $0) } }
    let all = owned.map(\.definition) + coded.map(\.definition)
    guard !all.isEmpty else { return result }
    let loader = FeedLoader(
      options: options, baseURL: site.configuration.baseURL, retriever: retriever, progress: progress)
    let outcomes = await loader.load(all)
    for (page, definition) in owned {
      let gallery = Gallery(definition, outcomes.outcome(of: definition))
      result.byPage[page, default: []].append(gallery)
    }
    for (argument, definition) in coded {
      result.coded[argument] = Gallery(definition, outcomes.outcome(of: definition))
    }
    var seen: Set<FeedKey> = []
    for definition in all { report(definition, outcomes, &seen, &result) }
    return result
  }
}

extension [FeedKey: FeedOutcome] {
  fileprivate func outcome(of definition: GalleryDefinition) -> FeedOutcome? {
    definition.source.flatMap { self[FeedKey($0)] }
  }
}

// MARK: - Short codes

extension GalleryLoading {
  /// `[cincopa …]` in the text of pages, each identity once. Pages that hold one are parsed to know whether it stands
  /// in text or in code.
  private func codedGalleries(_ diagnostics: inout [Diagnostic]) -> [(argument: String, definition: GalleryDefinition)]
  {
    var galleries: [String: GalleryDefinition] = [:]
    /// Those that a page without a gallery of the same identity names: only they need their feed.
    var alone: Set<String> = []
    for page in site.pages {
      guard let source = page.source else { continue }
      let codes = ShortCode.scan(source.body)
      guard codes.contains(where: { $0.kind == .cincopa }) else { continue }
      for code in live(codes, in: source) where code.kind == .cincopa {
        if galleries[code.argument] == nil {
          galleries[code.argument] = definition(code, place(of: code, source, page), &diagnostics)
        }
        guard let identity = galleries[code.argument]?.identity else { continue }
        if !page.galleries.contains(where: { $0.identity == identity }) { alone.insert(code.argument) }
      }
    }
    for argument in galleries.keys where !alone.contains(argument) { galleries[argument]?.source = nil }
    return galleries.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func place(of code: ShortCode, _ source: PageSource, _ page: Page) -> Place {
    let location = source.location(of: code)
    return Place(
      file: page.place(site.configuration).file,
      location: SourceLocation(line: location.line + source.bodyLine - 1, column: location.column))
  }

  private func live(_ codes: [ShortCode], in source: PageSource) -> [ShortCode] {
    let settings = site.configuration.markdown
    let options = MarkdownOptions(smart: settings.smart, unsafeHTML: settings.unsafeHTML, headingIDs: false)
    let document = MarkdownDocument.render(source.body, options: options, inserts: codes.map(\.range))
    return document.pieces.compactMap { piece in
      if case .insert(let number) = piece { codes[number] } else { nil }
    }
  }

  private func definition(_ code: ShortCode, _ place: Place, _ diagnostics: inout [Diagnostic]) -> GalleryDefinition? {
    do {
      let identity = try MediaReference.parse(shortCode: code.argument)
      for warning in identity.warnings {
        diagnostics.append(Diagnostic(id: warning.id, .warning, at: place, warning.message))
      }
      return GalleryReader(site: site.configuration, folder: "").definition(of: identity, place: place)
    } catch {
      diagnostics.append(Diagnostic(id: error.id, .error, at: place, error.message, help: error.help))
      return nil
    }
  }
}

// MARK: - What came of the feeds

extension GalleryLoading {
  /// The consequence of a feed's state for a gallery (SPEC section 4), and the source's line in the report.
  private func report(
    _ gallery: GalleryDefinition, _ outcomes: [FeedKey: FeedOutcome], _ seen: inout Set<FeedKey>, _ result: inout Result
  ) {
    guard let source = gallery.source, let outcome = outcomes[FeedKey(source)] else { return }
    if seen.insert(FeedKey(source)).inserted {
      result.sources.append(
        SourceReport(
          id: gallery.id, address: source.address.text, status: outcome.status.reported,
          items: outcome.contents?.items.count, age: outcome.age))
      result.diagnostics += warnings(of: outcome, source)
      stale(gallery, outcome, &result)
    }
    if outcome.contents == nil { missing(gallery, outcome, &result) }
    checkFilter(gallery, outcome, &result)
  }

  private func warnings(of outcome: FeedOutcome, _ source: GallerySource) -> [Diagnostic] {
    (outcome.contents?.warnings ?? []).map { warning in
      Diagnostic(
        id: warning.id, .warning, at: Place(file: source.address.text, location: warning.location), warning.message)
    }
  }

  private func stale(_ gallery: GalleryDefinition, _ outcome: FeedOutcome, _ result: inout Result) {
    guard outcome.status == .stale else { return }
    let age = outcome.age.map { ", \(Age.words($0)) old," } ?? ""
    result.diagnostics.append(
      Diagnostic(
        .feedStale, .warning, at: gallery.place,
        "the last good copy of '\(gallery.id)'\(age) is used: \(outcome.reason ?? "the feed cannot be had")"))
  }

  private func missing(_ gallery: GalleryDefinition, _ outcome: FeedOutcome, _ result: inout Result) {
    let reason = "the feed of '\(gallery.id)' cannot be had: \(outcome.reason ?? "no answer")"
    let policy = isMissingSnapshot(gallery) ? .fail : gallery.source?.policy.onError ?? .stale
    if gallery.identity != nil, policy != .fail {
      result.diagnostics.append(
        Diagnostic(.feedMissing, .warning, at: gallery.place, reason + "; the embed is written without items"))
    } else if policy == .skip {
      result.diagnostics.append(
        Diagnostic(.feedSkipped, .warning, at: gallery.place, reason + "; the gallery is left out"))
    } else {
      result.lacksFeed = true
      result.diagnostics.append(
        Diagnostic(
          .feedFailed, at: gallery.place, reason,
          help: help(for: gallery)))
    }
  }
}

extension GalleryLoading {
  /// `--frozen` is for builds that must come out the same: a snapshot that is not there is not got over.
  private func isMissingSnapshot(_ gallery: GalleryDefinition) -> Bool {
    guard options.network == .frozen, case .url? = gallery.source?.address else { return false }
    return true
  }

  private func help(for gallery: GalleryDefinition) -> String {
    isMissingSnapshot(gallery)
      ? "put the snapshot there, or build without --frozen"
      : "check the address; with on_error: skip the page is published without the gallery"
  }

  /// A gallery of which its own filter leaves nothing is a slip more often than a wish.
  private func checkFilter(_ definition: GalleryDefinition, _ outcome: FeedOutcome, _ result: inout Result) {
    guard let items = outcome.contents?.items, !items.isEmpty else { return }
    guard !items.contains(where: definition.filter.admits) else { return }
    result.diagnostics.append(
      Diagnostic(
        .galleryEmpty, .warning, at: definition.place,
        "the filter leaves none of the \(items.count) items of '\(definition.id)'",
        help: "check filter: of the gallery"))
  }
}

extension FeedOutcome.Status {
  fileprivate var reported: SourceReport.Status {
    switch self {
    case .fresh: .fresh
    case .cached: .cached
    case .stale: .stale
    case .local: .local
    case .failed: .failed
    }
  }
}
