import Markup

/// What a feed as a whole says of all its entries.
struct Inheritance {
  /// Of the channel (Media RSS 1.5, "Primary Elements").
  var media = MediaDraft()
  /// How many elements `media` was made of: so it is known whether there was more to come.
  var mediaParts = 0
  /// Of a playlist.
  var date: Timestamp?

  /// An element of Media RSS in the channel.
  mutating func add(_ element: XMLElement, base: WebURL?, _ context: inout FeedContext) {
    mediaParts += 1
    MediaRSSReader.part(element, level: .channel, base: base, into: &media, &context)
  }

  func isSame(as other: Inheritance) -> Bool {
    mediaParts == other.mediaParts && date == other.date
  }
}

/// The same to all entries, which do not copy it.
final class SharedInheritance {
  let value: Inheritance

  init(_ value: Inheritance) { self.value = value }
}

/// All of a feed but its entries.
struct FeedHead {
  var feed: Feed
  var inheritance = Inheritance()
}
