import Markup

/// JSON Feed 1 and 1.1 (https://jsonfeed.org/version/1.1), with our own `_media` read back.
enum JSONFeedReader {
  static func read(_ json: JSONValue, context: inout FeedContext) throws(FeedError) -> Feed {
    let version = json["version"]?.stringValue ?? ""
    guard let items = items(json, version: version) else {
      throw FeedError(id: FeedErrorID.notAFeed.rawValue, location: json.location, message: "this JSON is no feed")
    }
    if !isKnown(version) {
      let place = json["version"]?.location ?? json.location
      context.warn(
        .version, at: place, version.isEmpty ? "no version of JSON Feed is named" : "'\(version)' is unknown")
    }
    context.isComplete = json["_source"] != nil
    var feed = Feed(source: FeedSource(format: .jsonFeed, version: version))
    feed.title = context.literal(json["title"])
    feed.homePageURL = context.url(json["home_page_url"])
    feed.summary = context.literal(json["description"])
    feed.language = context.literal(json["language"])
    feed.authors = authors(json, &context)
    feed.icon = context.url(json["icon"]) ?? context.url(json["favicon"])
    feed.entries = items.compactMap { $0.members == nil ? nil : entry($0, &context) }
    return feed
  }

  private static func isKnown(_ version: String) -> Bool {
    ["https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1"].contains(version)
  }

  /// Without a version of JSON Feed, `items` must look like items.
  private static func items(_ json: JSONValue, version: String) -> [JSONValue]? {
    if version.contains("jsonfeed.org") { return json["items"]?.array ?? [] }
    guard let items = json["items"]?.array else { return nil }
    let names = ["id", "url", "content_html", "content_text", "attachments", "external_url"]
    let isFeed = items.isEmpty ? json["title"] != nil : items.contains { item in names.contains { item[$0] != nil } }
    return isFeed ? items : nil
  }

  private static func entry(_ json: JSONValue, _ context: inout FeedContext) -> Entry {
    context.begin(entryAt: json.location)
    var entry = Entry(id: json["id"]?.text ?? "", title: context.literal(json["title"]) ?? "")
    let link = context.url(json["url"])
    entry.url = link ?? context.url(json["external_url"])
    entry.content = json["content_html"]?.stringValue.flatMap {
      Content.sanitized($0, base: context.base, isOurs: context.isComplete)
    }
    entry.content = entry.content ?? json["content_text"]?.stringValue.flatMap { context.content(plain: $0) }
    entry.summary = context.literal(json["summary"])
    entry.image = context.url(json["image"]) ?? context.url(json["banner_image"])
    entry.published = context.date(json["date_published"])
    entry.modified = context.date(json["date_modified"])
    entry.tags = (json["tags"]?.array ?? []).compactMap { context.literal($0) }
    entry.authors = authors(json, &context)
    entry.language = context.literal(json["language"])
    entry.attachments = (json["attachments"]?.array ?? []).compactMap { attachment($0, &context) }
    if let media = json["_media"] { entry.media = JSONMediaReader.read(media, &context) }
    return entry
  }

  /// `authors` of 1.1, else `author` of 1.
  private static func authors(_ json: JSONValue, _ context: inout FeedContext) -> [Person] {
    let authors = json["authors"]?.array ?? json["author"].map { [$0] } ?? []
    return authors.compactMap { author in
      let person = Person(
        name: context.literal(author["name"]) ?? context.literal(author), url: context.url(author["url"]))
      return person == Person() ? nil : person
    }
  }

  private static func attachment(_ json: JSONValue, _ context: inout FeedContext) -> Attachment? {
    guard let url = context.url(json["url"]) else { return nil }
    return Attachment(
      url: url, mimeType: json["mime_type"]?.stringValue ?? "", title: context.literal(json["title"]),
      size: context.count(json["size_in_bytes"]), duration: context.duration(json["duration_in_seconds"]))
  }
}
