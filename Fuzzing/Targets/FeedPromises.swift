import Cincopa
import Markup
import Syndication

/// A feed that was read has ids, each once, places within the file, and nothing active in it. Written as JSON it is one
/// line that reads again as the same feed. It can be shown.
enum FeedPromises {
  private static let parser = FeedParser(dialects: [CincopaJSON2.self, CincopaJSON1.self])

  static func check(_ bytes: [UInt8], format: FeedFormatHint? = nil) throws {
    let extent = SourceExtent(bytes)
    do {
      let feed = try parser.parse(bytes, base: WebURL("https://feeds.example/a/"), format: format)
      for warning in feed.source.warnings { try extent.check(warning.location, warning.id) }
      try check(feed)
    } catch let error as FeedError {
      try extent.check(error.location, error.id)
    }
  }

  private static func check(_ feed: Feed) throws {
    let ids = feed.entries.map(\.id)
    try promise(!ids.contains(""), "an empty id")
    try promise(Set(ids).count == ids.count, "an id twice: \(ids)")
    for content in feed.entries.compactMap(\.content) { try WrittenMarkup.check(content.string) }
    try EmbedPromises.check(feed)
    let line = JSONFeedWriter.line(feed)
    try promise(!line.contains(0x0A), "more than one line")
    let problems = try JSONDocument.parse(line).problems
    try promise(problems.isEmpty, "JSON with problems: \(problems)")
    let again = try parser.parse(line, format: .json)
    try promise(text(again) == text(feed), "read again it is\n\(text(again))\nand was\n\(text(feed))")
  }

  /// Without what tells of the reading.
  private static func text(_ feed: Feed) -> String {
    var feed = feed
    feed.source = FeedSource(format: .jsonFeed)
    return String(decoding: JSONFeedWriter.line(feed), as: UTF8.self)
  }
}
