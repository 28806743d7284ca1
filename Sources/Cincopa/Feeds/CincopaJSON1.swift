public import Syndication

/// The platform's first JSON feed, `json.aspx` (PLATFORM section 4.2): numeric ids, one file and one picture an item,
/// addresses escaped twice. Its body is an argument list, `("", {…})`, which the JSON reader opens.
public enum CincopaJSON1: JSONDialect {
  public static func recognises(_ json: JSONValue) -> Bool {
    guard json.members != nil, !GalleryJSON.isJSONFeed(json) else { return false }
    let items = GalleryJSON.items(of: json)
    return items.contains { $0["content_url"] != nil || $0["thumbnail_url"] != nil }
      && !GalleryJSON.isSecondFormat(items)
  }

  public static func read(_ json: JSONValue, context: inout FeedContext) throws(FeedError) -> Feed {
    try GalleryJSON.refuseErrors(json)
    return GalleryJSON.feed(json, format: .cincopaJSON1, context: &context) { entry($0, context: &$1) }
  }

  /// `link` is the same internal address in all items, so it is nobody's `url`.
  public static func entry(_ item: JSONValue, context: inout FeedContext) -> Entry {
    var entry = Entry(id: item.line(of: "id", &context) ?? "")
    ItemJSON.describe(&entry, item, &context)
    ItemJSON.addContent(&entry, item, &context)
    ItemJSON.addThumbnail(&entry, item, &context)
    return entry
  }
}
