import Cincopa
import Markup
import Syndication

/// What came of the feeds, for the report and for the author.
struct FeedFindings {
  /// With the page that names each first.
  private(set) var sources: [(page: Int, report: SourceReport)] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether a feed that is required could not be had.
  private(set) var lacksFeed = false
  private var seen: Set<FeedKey> = []
  private var names: Set<Named> = []

  /// A feed under one of its names.
  private struct Named: Hashable {
    var id: String
    var feed: FeedKey
  }

  /// When no other gallery is to come.
  mutating func close() { (seen, names) = ([], []) }

  /// The consequence of a feed's state for a gallery (SPEC section 4), and the source's line in the report.
  mutating func add(_ gallery: GalleryDefinition, _ outcome: FeedOutcome?, on page: Int) {
    guard let source = gallery.source, let outcome else { return }
    if names.insert(Named(id: gallery.id, feed: FeedKey(source))).inserted {
      sources.append((page, SourceReport(gallery, source, outcome)))
    }
    if seen.insert(FeedKey(source)).inserted {
      diagnostics += warnings(of: outcome, source)
      stale(gallery, outcome)
      changed(gallery, outcome)
    }
    if outcome.contents == nil { missing(gallery, outcome) }
    checkFilter(gallery, outcome)
    checkDownloads(gallery, outcome)
  }

  private mutating func changed(_ gallery: GalleryDefinition, _ outcome: FeedOutcome) {
    guard let difference = outcome.difference, !difference.isEmpty else { return }
    let title = outcome.contents?.title ?? gallery.id
    diagnostics.append(Diagnostic(.galleryChanged, .note, at: gallery.place, "\(difference) in \"\(title)\""))
  }

  private func warnings(of outcome: FeedOutcome, _ source: GallerySource) -> [Diagnostic] {
    (outcome.contents?.warnings ?? []).map { warning in
      Diagnostic(
        id: warning.id, .warning, at: Place(file: source.snapshot ?? source.address.text, location: warning.location),
        warning.message)
    }
  }

  private mutating func stale(_ gallery: GalleryDefinition, _ outcome: FeedOutcome) {
    guard outcome.status == .stale else { return }
    let age = outcome.age.map { ", \(Age.words($0)) old," } ?? ""
    diagnostics.append(
      Diagnostic(
        .feedStale, .warning, at: gallery.place,
        "the last good copy of '\(gallery.id)'\(age) is used: \(outcome.reason ?? "the feed cannot be had")"))
  }

  private mutating func missing(_ gallery: GalleryDefinition, _ outcome: FeedOutcome) {
    let reason = "the feed of '\(gallery.id)' cannot be had: \(outcome.reason ?? "no answer")"
    let policy = isMissingSnapshot(gallery) ? .fail : gallery.source?.policy.onError ?? .stale
    if gallery.identity != nil, policy != .fail {
      diagnostics.append(
        Diagnostic(.feedMissing, .warning, at: gallery.place, reason + "; the embed is written without items"))
    } else if policy == .skip {
      diagnostics.append(
        Diagnostic(.feedSkipped, .warning, at: gallery.place, reason + "; the gallery is left out"))
    } else {
      lacksFeed = true
      diagnostics.append(
        Diagnostic(
          .feedFailed, at: gallery.place, reason,
          help: help(for: gallery)))
    }
  }
}

extension FeedFindings {
  /// `--frozen` is for builds that must come out the same: a snapshot that is not there is not got over.
  private func isMissingSnapshot(_ gallery: GalleryDefinition) -> Bool {
    gallery.source?.snapshot != nil
  }

  private func help(for gallery: GalleryDefinition) -> String {
    if isMissingSnapshot(gallery) { return "sitegen fetch --freeze writes it; or build without --frozen" }
    let check = gallery.source?.purpose == .feed ? "check the address" : "check CINCOPA_API_TOKEN and the id"
    return "\(check); with on_error: skip the page is published without the gallery"
  }

  /// Visitors would look in vain for a version that none of the items has. Odd names were told of when they were read.
  private mutating func checkDownloads(_ definition: GalleryDefinition, _ outcome: FeedOutcome) {
    guard !definition.download.versions.isEmpty else { return }
    let items = (outcome.contents?.items ?? []).filter { !$0.versions.isEmpty || $0.rid != nil }
    guard !items.isEmpty else { return }
    for name in definition.download.versions where VersionName.isFamiliar(name) {
      let isThere = items.contains { item in
        item.versions.isEmpty
          ? item.kind.canHave(name) : item.versions.contains { VersionName.isSame($0.name, name) }
      }
      guard !isThere else { continue }
      let known = Set(items.flatMap { $0.versions.map(\.name) }).sorted().joined(separator: ", ")
      diagnostics.append(
        Diagnostic(
          .unknownVersion, .warning, at: definition.downloadPlaces[name] ?? definition.place,
          "no item of '\(definition.id)' has the version '\(name)'",
          help: known.isEmpty
            ? "pictures have 'original', sounds 'mp3' and 'original'" : "versions that there are: \(known)"))
    }
  }

  /// A gallery of which its own filter leaves nothing is a slip more often than a wish.
  private mutating func checkFilter(_ definition: GalleryDefinition, _ outcome: FeedOutcome) {
    guard definition.filter != GalleryFilter(), let items = outcome.contents?.items, !items.isEmpty else { return }
    guard !items.contains(where: definition.filter.admits) else { return }
    diagnostics.append(
      Diagnostic(
        .galleryEmpty, .warning, at: definition.place,
        "the filter leaves none of the \(items.count) items of '\(definition.id)'",
        help: "check filter: of the gallery"))
  }
}

extension SourceReport {
  fileprivate init(_ gallery: GalleryDefinition, _ source: GallerySource, _ outcome: FeedOutcome) {
    self.init(
      id: gallery.id, address: source.address.text, status: outcome.status.reported,
      items: outcome.contents?.items.count, age: outcome.age, title: outcome.contents?.title, reason: outcome.reason,
      difference: outcome.difference, isRefreshed: outcome.isRefreshed)
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
