import Cincopa
import Syndication

/// What front matter says of one gallery (SPEC section 4).
struct GalleryDefinition: Sendable {
  /// Nil for `gallery:`, else its name under `galleries:`.
  var name: String?
  /// What the platform draws; nil for a gallery that is only a feed.
  var identity: MediaReference?
  var source: GallerySource?
  var embed = EmbedSettings()
  /// The author's own picture of it: an address, or a file as links name them.
  var poster: String?
  /// What visitors may take with them.
  var download = DownloadOffer()
  /// Where each word of `download` stands.
  var downloadPlaces: [String: Place] = [:]
  var limit: Int?
  var order = GalleryOrder.feed
  var filter = GalleryFilter()
  /// A folder of new media, below the site's folder, that `sitegen upload` puts into it.
  var upload: String?
  var uploadPlace: Place?
  /// The look of a gallery that has to be made for them.
  var newLook: TemplateID?
  /// Where it begins in the file.
  var place: Place

  /// What commands, warnings and snapshots call its source (SPEC section 4).
  var id: String {
    if let name = source?.name { return name }
    if let identity { return identity.id }
    return source?.address.text ?? ""
  }
}

/// Where a gallery's items come from.
struct GallerySource: Sendable {
  /// The name of a named source.
  var name: String?
  var address: FeedAddress
  var format: FeedFormatChoice
  var policy: FeedPolicy
  /// What is asked at the address: a feed, or the API in its place.
  var purpose = RetrievalRequest.Purpose.feed
  /// The file of the site that is read in its place (`--frozen`).
  var snapshot: String?
}

extension GalleryDefinition {
  /// The same with its snapshot in place of what is not a file of the site anyway.
  var frozen: GalleryDefinition {
    guard case .url? = source?.address else { return self }
    var gallery = self
    gallery.source?.snapshot = Snapshot.path(id)
    return gallery
  }
}

extension GalleryDefinition {
  /// The items that it shows of those of its feed. Most galleries show all, and share them.
  func selected(_ items: [ItemView]) -> [ItemView] {
    let admitted = filter == GalleryFilter() ? items : items.filter(filter.admits)
    let sorted = order.sorted(admitted)
    return sorted.count > limit ?? .max ? Array(sorted.prefix(limit ?? .max)) : sorted
  }
}

/// `sort:` of a gallery: the feed's own order, or by a field; `-date` descends.
struct GalleryOrder: Sendable, Hashable {
  enum Field: String, Sendable { case feed, date, title }

  var field: Field
  var descends: Bool

  static let feed = GalleryOrder(field: .feed, descends: false)
  static let expected = "feed, date, -date, title or -title"

  init(field: Field, descends: Bool) {
    self.field = field
    self.descends = descends
  }

  init?(_ text: String) {
    guard let field = Field(rawValue: text.hasPrefix("-") ? String(text.dropFirst()) : text) else { return nil }
    self.init(field: field, descends: text.hasPrefix("-"))
  }

  func sorted(_ items: [ItemView]) -> [ItemView] {
    switch field {
    case .feed: descends ? items.reversed() : items
    case .date: stably(items) { $0.date }
    case .title: stably(items) { $0.title.lowercased() }
    }
  }

  /// Keeps the feed's order among equals, and puts items without the field last either way.
  private func stably<Key: Comparable>(_ items: [ItemView], _ key: (ItemView) -> Key?) -> [ItemView] {
    let keyed = items.enumerated().map { (key: key($0.element), index: $0.offset, item: $0.element) }
    return keyed.sorted { left, right in
      guard let a = left.key, let b = right.key, a != b else {
        if (left.key == nil) != (right.key == nil) { return right.key == nil }
        return left.index < right.index
      }
      return descends ? a > b : a < b
    }.map(\.item)
  }
}

/// `filter:` of a gallery: what an item must be to be shown.
struct GalleryFilter: Sendable, Hashable {
  var kind: MediaKind?
  var tag: String?

  func admits(_ item: ItemView) -> Bool {
    if let kind, item.kind != kind { return false }
    guard let tag = tag?.lowercased() else { return true }
    return item.tags.contains { $0.lowercased() == tag }
  }
}
