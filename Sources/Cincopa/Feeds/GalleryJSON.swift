import Syndication

/// What both JSON feeds have in common: `items`, `title`, `description`, and errors in their place.
enum GalleryJSON {
  static func isJSONFeed(_ json: JSONValue) -> Bool {
    json["version"]?.stringValue?.contains("jsonfeed.org") ?? false
  }

  /// The objects of `items`: an array, or, sorted by tag, an object of arrays in its place. `gallery.get_items` of the
  /// API has them under `folder`.
  static func items(of json: JSONValue) -> [JSONValue] {
    var items: [JSONValue] = []
    if let list = json["items"] ?? json["sortedByTag"] ?? json["folder"]?["items"] { collect(list, &items, depth: 0) }
    return items
  }

  private static func collect(_ json: JSONValue, _ items: inout [JSONValue], depth: Int) {
    for value in json.array ?? [] where value.members != nil { items.append(value) }
    // `items: {sortedByTag: {sea: […]}}` is as deep as it goes.
    guard depth < 2 else { return }
    for member in json.members ?? [] { collect(member.value, &items, depth: depth + 1) }
  }

  /// Whether an item has a key of the second format alone.
  static func isSecondFormat(_ items: [JSONValue]) -> Bool {
    items.contains { item in ["rid", "versions", "filename", "modified"].contains { item[$0] != nil } }
  }

  static func feed(
    _ json: JSONValue, format: FeedFormat, context: inout FeedContext,
    entry: (JSONValue, inout FeedContext) -> Entry
  ) -> Feed {
    var feed = Feed(source: FeedSource(format: format))
    feed.title = json.text(of: "title", &context).flatMap { PlainTitle.reading($0, context) }
    feed.summary = json.text(of: "description", &context).flatMap { context.plainText($0) }
    warnOfOthers(json, &context)
    let isSorted = json["items"]?.array == nil
    var known: Set<String> = []
    for item in context.limited(items(of: json), at: \.location) {
      let entry = entry(item, &context)
      // An item stands below each of its tags.
      if isSorted && !entry.id.isEmpty && !known.insert(entry.id).inserted { continue }
      context.begin(entryAt: item.location)
      feed.entries.append(entry)
    }
    return feed
  }

  private static func warnOfOthers(_ json: JSONValue, _ context: inout FeedContext) {
    guard let items = json["items"] else { return }
    for item in items.array ?? [] where item.members == nil {
      context.warn(.badContent, at: item.location, "an item is \(item.kindName) and was left out")
    }
    if items.array == nil && items.members == nil {
      context.warn(.badContent, at: items.location, "'items' is \(items.kindName), not a list")
    }
  }

  /// The member that tells of an error: `errorcode`, else `errormessage`; `0` and empty text tell of none. The API says
  /// `success: false`.
  static func error(of json: JSONValue) -> JSONValue? {
    if json["items"] == nil, let success = json["success"], success.boolValue == false { return success }
    for name in ["errorcode", "errormessage"] {
      if let value = json[name], let text = value.text, !["", "0", "ok"].contains(text) { return value }
    }
    return nil
  }

  static func refuseErrors(_ json: JSONValue) throws(FeedError) {
    guard let error = error(of: json) else { return }
    let code = json["errorcode"]?.text ?? ""
    let message = json["errormessage"]?.text ?? json["message"]?.text ?? json["error"]?.text ?? ""
    let words = [code, message].filter { !$0.isEmpty }.map { String($0.prefix(200)) }.joined(separator: ": ")
    let reason = code == "bad_password" ? "the gallery has a password (\(words))" : "the platform says '\(words)'"
    throw FeedError(platform: reason, at: error)
  }
}

extension FeedError {
  /// The platform answered, but without a gallery.
  init(platform message: String, at value: JSONValue) {
    self.init(id: FeedErrorID.platformError.rawValue, location: value.location, message: message)
  }
}
