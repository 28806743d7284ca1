public import Markup

/// How much a feed may ask for, whatever its format. XML has further limits of its own (`XMLLimits`), texts those of
/// `SanitizerPolicy`.
enum FeedLimits {
  /// Bytes: three times the largest answer that is fetched by default; what is read takes a small multiple of it. More is
  /// refused as `feed-too-large`.
  static let bytes = 64 << 20
  /// Entries: ten times the longest archive of a podcast. An item can be as short as `{},`, and each takes about a
  /// kilobyte once read. Those beyond are left out, with `feed-limit`.
  static let entries = 50_000
  /// Renditions, enclosures, pictures, tags and the like of one item: each counts for itself, and a hundred times as many
  /// as the richest feeds have. Those beyond are left out, with `feed-limit`.
  static let parts = 10_000
  /// Bytes of all that the channel says of each of its items (Media RSS): 50,000 items repeat it when they are printed.
  /// What is beyond is not inherited, with `feed-limit`.
  static let inherited = 4_000
}

extension FeedContext {
  /// As many items as a feed may have, the first ones.
  /// - Parameter location: of the first one that is left out.
  public mutating func limited<Item>(_ items: [Item], at location: (Item) -> SourceLocation) -> [Item] {
    guard items.count > FeedLimits.entries else { return items }
    warnOfLimit(items.count, at: location(items[FeedLimits.entries]))
    return Array(items.prefix(FeedLimits.entries))
  }

  mutating func warnOfLimit(_ count: Int, at location: SourceLocation) {
    warn(
      .limit, at: location, "the feed has \(count) items; those after the first \(FeedLimits.entries) were left out")
  }
}
