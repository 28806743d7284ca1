import Cincopa
import Syndication

/// A gallery of a page with what its feed holds.
struct Gallery: Sendable {
  var definition: GalleryDefinition
  var title: String?
  var summary: String?
  /// Filtered, sorted, cut to `limit`.
  var items: [ItemView] = []
  var feedURL: String?
  var updated: Timestamp?
  /// Seconds since the feed was last known to be good, when its last good copy had to stand in.
  var staleAge: Double?
  /// Left out of the page altogether (`on_error: skip`).
  var isSkipped = false

  init(_ definition: GalleryDefinition, _ outcome: FeedOutcome?) {
    self.definition = definition
    guard let outcome else { return }
    isSkipped = outcome.feed == nil && definition.identity == nil
    if case .url(let url)? = definition.source?.address { feedURL = url.string }
    if case .stale = outcome.status { staleAge = outcome.age }
    guard let feed = outcome.feed else { return }
    title = feed.title
    summary = feed.summary
    let entries = definition.order.sorted(feed.entries.filter(definition.filter.admits))
    items = entries.prefix(definition.limit ?? .max).map(ItemView.init)
    updated = feed.entries.compactMap { $0.modified ?? $0.published }.max()
  }
}

/// What came of one feed.
struct FeedOutcome: Sendable {
  enum Status: Sendable, Hashable {
    case fresh, cached, stale
    /// From a file or a snapshot of the site.
    case local
    case failed
  }

  var status: Status
  var feed: Feed?
  /// Why it failed or is stale.
  var reason: String?
  /// Seconds.
  var age: Double?
}
