public import Markup

/// What stands at the top of a feed that we write. Addresses are absolute.
public struct RSSChannel: Sendable {
  public var title: String
  public var link: String
  public var description: String
  /// BCP 47.
  public var language: String?
  /// Where this feed itself is served.
  public var selfURL: String
  public var updated: Timestamp?

  public init(
    title: String, link: String, description: String = "", language: String? = nil, selfURL: String,
    updated: Timestamp? = nil
  ) {
    self.title = title
    self.link = link
    self.description = description
    self.language = language
    self.selfURL = selfURL
    self.updated = updated
  }
}

/// One item of a feed that we write.
public struct RSSItem: Sendable {
  public var title: String
  /// Absolute.
  public var url: String?
  /// Counts as a permalink when it is the same as `url`.
  public var guid: String
  public var published: Timestamp?
  public var summary: HTML?
  public var categories: [String]
  /// An entry of a gallery, written as Media RSS and as an enclosure.
  public var media: Entry?

  public init(
    title: String, url: String?, guid: String, published: Timestamp? = nil, summary: HTML? = nil,
    categories: [String] = [], media: Entry? = nil
  ) {
    self.title = title
    self.url = url
    self.guid = guid
    self.published = published
    self.summary = summary
    self.categories = categories
    self.media = media
  }
}

/// Writes RSS 2.0 with a link to itself (RSS Advisory Board's profile) and Media RSS where there are media.
public enum RSSWriter {
  public static func write(_ channel: RSSChannel, items: [RSSItem]) -> [UInt8] {
    var xml = XMLWriter()
    let hasMedia = items.contains { $0.media != nil }
    xml.declaration()
    xml.element(
      "rss",
      [
        "version": "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom",
        "xmlns:media": hasMedia ? "http://search.yahoo.com/mrss/" : .absent,
      ]
    ) { xml in
      xml.element("channel") { xml in
        write(channel, to: &xml)
        for item in items { write(item, to: &xml) }
        xml.lineBreak()
      }
    }
    xml.lineBreak()
    return xml.bytes
  }

  private static func write(_ channel: RSSChannel, to xml: inout XMLWriter) {
    text("title", channel.title, to: &xml)
    text("link", channel.link, to: &xml)
    text("description", channel.description, to: &xml)
    if let language = channel.language { text("language", language, to: &xml) }
    if let updated = channel.updated { text("lastBuildDate", updated.rfc822, to: &xml) }
    xml.lineBreak()
    xml.element("atom:link", ["href": .text(channel.selfURL), "rel": "self", "type": "application/rss+xml"])
  }

  private static func write(_ item: RSSItem, to xml: inout XMLWriter) {
    xml.lineBreak()
    xml.element("item") { xml in
      text("title", item.title, to: &xml)
      if let url = item.url { text("link", url, to: &xml) }
      xml.lineBreak()
      xml.element("guid", ["isPermaLink": item.guid == item.url ? .absent : "false"]) { $0.text(item.guid) }
      if let published = item.published { text("pubDate", published.rfc822, to: &xml) }
      for category in item.categories { text("category", category, to: &xml) }
      if let summary = item.summary, !summary.isEmpty {
        xml.lineBreak()
        xml.element("description") { $0.text(summary) }
      }
      if let media = item.media { MediaRSSWriter.write(media, to: &xml) }
      xml.lineBreak()
    }
  }

  private static func text(_ name: StaticString, _ text: String, to xml: inout XMLWriter) {
    xml.lineBreak()
    xml.element(name) { $0.text(text) }
  }
}
