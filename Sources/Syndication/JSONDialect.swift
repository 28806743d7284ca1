/// A kind of JSON that is a feed without being JSON Feed, such as a platform's own.
public protocol JSONDialect: SendableMetatype {
  /// Whether the top level has this dialect's shape, errors of the platform included.
  static func recognises(_ json: JSONValue) -> Bool
  /// Reads what is there, where items were taken before: all but these. Entries need not be complete: ids may be empty, attachments and `image` come from
  /// `media.renditions` and `media.thumbnails` (see `EntryAssembly`).
  /// - Throws: `feed-platform-error` and the like when the answer holds no feed.
  static func read(_ json: JSONValue, context: inout FeedContext) throws(FeedError) -> Feed
  /// Reads an item of the list `items` at the top level, an object.
  static func entry(_ item: JSONValue, context: inout FeedContext) -> Entry
}
