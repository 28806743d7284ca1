import Cincopa
import Markup
import Syndication

/// A gallery of a page with what its feed holds.
struct Gallery: Sendable {
  /// What front matter says of it.
  var definition: GalleryDefinition {
    get { shared.definition }
    set { shared = SharedDefinition(newValue) }
  }

  /// A page makes many copies of a gallery, and none needs another definition.
  private var shared: SharedDefinition
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
  /// The author's own picture, as it is linked.
  var ownPoster: String?
  /// Files of other hosts that the site publishes itself: by their addresses, as they are linked.
  var hosted: [String: String] = [:]
  /// Of all that its feed lends it.
  var print = Fingerprint()

  /// - Parameter now: what was said to be now, in seconds since 1970: pages then tell ages by it, and not by the clock.
  init(_ definition: GalleryDefinition, _ outcome: FeedOutcome?, now: Double? = nil) {
    shared = SharedDefinition(definition)
    guard let outcome else {
      // Nothing of it is on the platform yet.
      isSkipped = definition.identity == nil && definition.source == nil
      return
    }
    isSkipped = outcome.contents == nil && definition.identity == nil
    if case .url? = definition.source?.address, definition.source?.purpose == .feed {
      feedURL = definition.source?.address.text
    }
    if case .stale = outcome.status {
      let said = now.flatMap { now in outcome.checked.map { max(0, now - $0) } }
      staleAge = said ?? outcome.age
    }
    print.add(outcome.print)
    print.add(isSkipped ? 1 : 0)
    print.add(staleAge.map(Age.words))
    guard let feed = outcome.contents else { return }
    title = feed.title
    summary = feed.summary
    items = definition.selected(feed.items)
    updated = feed.updated
  }
}

private final class SharedDefinition: Sendable {
  let definition: GalleryDefinition

  init(_ definition: GalleryDefinition) { self.definition = definition }
}

/// What a feed holds, in the form that all galleries which name it share.
struct FeedContents: Sendable {
  var title: String?
  var summary: String?
  var items: [ItemView]
  /// The newest date of an item.
  var updated: Timestamp?
  var warnings: [FeedWarning]

  init(_ feed: Feed) {
    let list = ItemViewList()
    for var entry in feed.entries { list.take(&entry) }
    self.init(feed, list)
  }

  /// - Parameters:
  ///   - feed: all of it but its entries.
  ///   - list: what its entries became.
  init(_ feed: Feed, _ list: ItemViewList) {
    title = feed.title
    summary = feed.summary
    items = list.items
    updated = list.updated
    warnings = feed.source.warnings
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
  var contents: FeedContents?
  /// Why it failed or is stale.
  var reason: String?
  /// Seconds.
  var age: Double?
  /// When the feed was last known to be good, in seconds since 1970.
  var checked: Double?
  /// From the last good copy to what came now; nil when nothing new came, or nothing was there before.
  var difference: FeedDifference?
  /// Whether it was to be asked for anew.
  var isRefreshed = false
  /// The feed itself, for who wants to keep it.
  var feed: Feed?
  /// Of the bytes that it was read from.
  var print = Fingerprint()
  /// The file that it was read from, from the site's folder, whether or not it is there.
  var file: RecordedInput?

  init(status: Status, contents: FeedContents? = nil, reason: String? = nil, age: Double? = nil) {
    self.status = status
    self.contents = contents
    self.reason = reason
    self.age = age
  }
}
