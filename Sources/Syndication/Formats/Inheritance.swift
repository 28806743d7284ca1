/// What a feed as a whole says of all its entries.
struct Inheritance {
  /// Of the channel (Media RSS 1.5, "Primary Elements").
  var media = MediaDraft()
  /// How many elements `media` was made of: so it is known whether there was more to come.
  var mediaParts = 0
  /// Of a playlist.
  var date: Timestamp?

  func isSame(as other: Inheritance) -> Bool {
    mediaParts == other.mediaParts && date == other.date
  }
}

/// All of a feed but its entries.
struct FeedHead {
  var feed: Feed
  var inheritance = Inheritance()
}
