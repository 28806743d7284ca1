import Markup

/// JSON Feed 1 and 1.1 (https://jsonfeed.org/version/1.1), with our own `_media` read back.
enum JSONFeedReader: JSONDialect {
  static func recognises(_ json: JSONValue) -> Bool { isFeed(json, version: json["version"]?.stringValue ?? "") }

  static func read(_ json: JSONValue, context: inout FeedContext) throws(FeedError) -> Feed {
    let version = json["version"]?.stringValue ?? ""
    guard context.hasEntries || isFeed(json, version: version) else {
      throw FeedError(id: FeedErrorID.notAFeed.rawValue, location: json.location, message: "this JSON is no feed")
    }
    if !isKnown(version) {
      let place = json["version"]?.location ?? json.location
      context.warn(
        .version, at: place, version.isEmpty ? "no version of JSON Feed is named" : "'\(version)' is unknown")
    }
    context.isComplete = json["_source"] != nil
    var feed = Feed(source: FeedSource(format: .jsonFeed, version: version))
    feed.title = context.text(json, "title")
    feed.homePageURL = context.address(json, "home_page_url")
    feed.summary = context.text(json, "description")
    feed.language = context.text(json, "language")
    feed.authors = authors(json, &context)
    feed.icon = context.address(json, "icon") ?? context.address(json, "favicon")
    feed.entries = context.limited(context.items(json), at: \.location).map { entry($0, context: &context) }
    return feed
  }

  private static func isKnown(_ version: String) -> Bool {
    ["https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1"].contains(version)
  }

  /// Without a version of JSON Feed, `items` must look like items: many other answers have a list of that name.
  private static func isFeed(_ json: JSONValue, version: String) -> Bool {
    if version.contains("jsonfeed.org") { return true }
    guard let value = json["items"], let items = value.array ?? value.members?.map(\.value) else { return false }
    if items.isEmpty { return json["title"] != nil }
    let names = ["url", "content_html", "content_text", "attachments", "external_url", "date_published"]
    return items.contains { item in names.contains { item[$0] != nil } }
  }

  static func entry(_ json: JSONValue, context: inout FeedContext) -> Entry {
    context.begin(entryAt: json.location)
    var entry = Entry(id: context.text(json, "id") ?? "", title: context.text(json, "title") ?? "")
    let link = context.address(json, "url")
    entry.url = link ?? context.address(json, "external_url")
    entry.content = context.markup(json, "content_html").flatMap {
      context.content.sanitized($0, base: context.base, isOurs: context.isComplete)
    }
    entry.content = entry.content ?? context.markup(json, "content_text").flatMap { context.content(plain: $0) }
    entry.summary = context.text(json, "summary")
    entry.image = context.address(json, "image") ?? context.address(json, "banner_image")
    entry.published = context.date(json["date_published"])
    entry.modified = context.date(json["date_modified"])
    entry.tags = tags(json, &context)
    entry.authors = authors(json, &context)
    entry.language = context.text(json, "language")
    entry.attachments = context.list(json, "attachments").compactMap { attachment($0, &context) }
    if let media = json["_media"] { entry.media = JSONMediaReader.read(media, &context) }
    return entry
  }

  /// A text instead of a list is one of several tags.
  private static func tags(_ json: JSONValue, _ context: inout FeedContext) -> [String] {
    let values = context.list(json, "tags")
    if let text = json["tags"]?.stringValue {
      return text.split(separator: ",").compactMap { PlainText.fromText(String($0)) }
    }
    return values.compactMap { context.literal($0) }
  }

  /// `authors` of 1.1, else `author` of 1.
  private static func authors(_ json: JSONValue, _ context: inout FeedContext) -> [Person] {
    let several = context.list(json, "authors")
    let authors = several.isEmpty ? json["author"].map { [$0] } ?? [] : several
    return authors.compactMap { author in
      let person = Person(
        name: context.literal(author["name"]) ?? context.literal(author), url: context.url(author["url"]))
      return person == Person() ? nil : person
    }
  }

  private static func attachment(_ json: JSONValue, _ context: inout FeedContext) -> Attachment? {
    guard let url = context.url(json["url"] ?? json) else {
      if json["url"] == nil { context.warn(.missingElement, at: json.location, "an attachment has no url") }
      return nil
    }
    return Attachment(
      url: url, mimeType: json["mime_type"]?.stringValue ?? "", title: context.literal(json["title"]),
      size: context.count(json["size_in_bytes"]), duration: context.duration(json["duration_in_seconds"]))
  }
}
