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
}

extension FeedContext {
  /// As many items as a feed may have, the first ones, without a last one that the feed was cut off in: what is left of it
  /// may have half an id, or another one than the whole. One alone stays, as there is nothing else.
  /// - Parameter location: of an item.
  public mutating func limited<Item>(_ items: [Item], at location: (Item) -> SourceLocation) -> [Item] {
    let items = whole(items, at: location)
    guard items.count > FeedLimits.entries else { return items }
    warn(
      .limit, at: location(items[FeedLimits.entries]),
      "the feed has \(items.count) items; those after the first \(FeedLimits.entries) were left out")
    return Array(items.prefix(FeedLimits.entries))
  }

  private mutating func whole<Item>(_ items: [Item], at location: (Item) -> SourceLocation) -> [Item] {
    guard !torn.isEmpty, items.count > 1, let last = items.last.map(location), torn.contains(last) else { return items }
    warn(.damaged, at: last, "the feed is cut off inside of its last item, which was left out")
    return items.dropLast()
  }
}
