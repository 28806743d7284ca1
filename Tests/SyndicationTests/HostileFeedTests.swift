import Markup
import Syndication
import Testing

/// Feeds made to cost time or memory: each must be read in a moment.
struct HostileFeedTests {
  private func entries(_ text: String) throws -> [Entry] { try FeedParser().parse(Array(text.utf8)).entries }

  @Test(.timeLimit(.minutes(1)))
  func manyItemsOfOneID() throws {
    let items = String(repeating: "<item><guid>g</guid></item>", count: 20_000)
    let entries = try entries("<rss version='2.0'><channel>\(items)</channel></rss>")
    #expect(Set(entries.map(\.id)).count == 20_000)
    #expect(entries.last?.id == "g#20000")
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("<rss version='2.0'><channel>", "<item/>", "</channel></rss>"),
      ("<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry/>", "</feed>"),
      ("<playlist version='1' xmlns='http://xspf.org/ns/0/'><trackList>", "<track/>", "</trackList></playlist>"),
      ("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", "{},", "{}]}"),
    ])
  func itemsBeyondTheLimitAreLeftOut(start: String, item: String, end: String) throws {
    let feed = try FeedParser().parse(Array((start + String(repeating: item, count: 50_001) + end).utf8))
    #expect(feed.entries.count == 50_000)
    let warning = try #require(feed.source.warnings.first { $0.id == "feed-limit" })
    #expect(warning.message.hasSuffix("items; those after the first 50000 were left out"))
    #expect(warning.location == SourceLocation(line: 1, column: start.count + 50_000 * item.count + 1))
  }

  @Test func whatIsTooLargeIsNotRead() {
    let bytes = Array(repeating: UInt8(ascii: " "), count: 64 << 20) + Array("{}".utf8)
    #expect { try FeedParser().parse(bytes) } throws: { ($0 as? FeedError)?.id == "feed-too-large" }
  }

  @Test(arguments: [
    "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang=''/>",
    "<Channel xmlns='http://purl.org/net/rss1.1#' xml:lang=''/>",
    "<playlist xmlns='http://xspf.org/ns/0/' xml:lang=' '/>",
  ])
  func noLanguageIsNone(text: String) throws {
    #expect(try FeedParser().parse(Array(text.utf8)).language == nil)
  }

  @Test func attributesThatSayNothingAreLeftOut() throws {
    let item = """
      <item><media:content url="https://e.example/a.mp4"/><media:subTitle lang=" " href="https://e.example/a.srt"/>
      <podcast:alternateEnclosure type="video/mp4" bitrate="inf"><podcast:source uri="https://e.example/b.mp4"/>
      </podcast:alternateEnclosure></item>
      """
    let spaces =
      "xmlns:media='http://search.yahoo.com/mrss/' xmlns:podcast='https://podcastindex.org/namespace/1.0'"
    let media = try entries("<rss version='2.0' \(spaces)><channel>\(item)</channel></rss>")[0].media
    #expect(media.subtitles.map(\.language) == [nil])
    #expect(media.renditions.map(\.bitrate) == [nil, nil])
  }

  @Test func textsOfSnapshotsAreWithoutControls() throws {
    let json =
      #"{"version":"https://jsonfeed.org/version/1.1","items":[{"content_html":" a\u0000\u0011b "}],"_source":{}}"#
    #expect(try entries(json).map(\.content?.string) == [" ab "])
  }

  @Test(.timeLimit(.minutes(1)))
  func manyEnclosuresInOneItem() throws {
    let enclosures = (0..<20_000).map { "<enclosure url='https://e.example/\($0 % 10_000).mp3'/>" }.joined()
    let entries = try entries("<rss version='2.0'><channel><item>\(enclosures)</item></channel></rss>")
    #expect(entries.first?.attachments.count == 10_000)
  }

  @Test(.timeLimit(.minutes(1)))
  func manyNamespaces() throws {
    let items = (0..<5_000).map { "<x:a xmlns:x='https://e.example/\($0)'/>" }.joined()
    #expect(try entries("<rss version='2.0'><channel><item><title>T</title>\(items)</item></channel></rss>").count == 1)
  }

  @Test(.timeLimit(.minutes(1)))
  func oneLongLineOfJSON() throws {
    let items = (0..<20_000).map { "{\"id\":\($0),\"date_published\":\"x\"}" }.joined(separator: ",")
    let json = "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[\(items)]}"
    #expect(try entries(json).count == 20_000)
  }

  @Test(.timeLimit(.minutes(1)))
  func deepMarkup() throws {
    let text = "<rss version='2.0'><channel><item><title>T</title>" + String(repeating: "<x>", count: 100_000)
    _ = try? entries(text)
    let json = "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":" + String(repeating: "[", count: 100_000)
    #expect { try entries(json) } throws: { ($0 as? FeedError)?.id == "feed-too-deep" }
  }

  @Test(arguments: [
    "<p onmouseover=alert(1)>x</p>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>x</a>",
    "<a href=' jAvascript:alert(1)'>x</a>", "<svg/onload=alert(1)>", "<iframe src='https://e.example'></iframe>",
    "<script>alert(1)</script>x", "<style>*{}</style>x", "<form action=x><input></form>",
    "<a href='data:text/html,x'>x</a>",
    "<math><mi xlink:href='data:x,<script>alert(4)</script>'></mi></math>", "<p style='background:url(javascript:x)'>x",
  ])
  func contentIsMadeSafe(markup: String) throws {
    let escaped = markup.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    let entry = try #require(
      try entries("<rss version='2.0'><channel><item><description>\(escaped)</description></item></channel></rss>")
        .first)
    let html = entry.content?.string.lowercased() ?? ""
    for word in ["alert", "script", "onerror", "onload", "onmouse", "<iframe", "style", "data:", "<form"] {
      #expect(!html.contains(word), "\(html)")
    }
  }
}
