import Markup
import Syndication
import Testing

/// What is no feed, and feeds that come in odd wrappings.
struct FeedSnifferTests {
  private func parse(_ text: String, format: FeedFormatHint? = nil) throws -> Feed {
    try FeedParser().parse(Array(text.utf8), format: format)
  }

  @Test(arguments: [
    ("", "feed-empty"), (" \n\t", "feed-empty"), ("\u{FEFF}", "feed-empty"), ("\u{FEFF}  ", "feed-empty"),
    ("Not Found", "feed-not-a-feed"), ("<!DOCTYPE html><html><head><title>404</title></head></html>", "feed-html"),
    ("<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>", "feed-html"),
    ("  <!-- x --><!doctype HTML>\n<HTML><p>Sorry<br>", "feed-html"), ("<p>Error</p>", "feed-not-a-feed"),
    ("<?xml version='1.0'?><opml version='2.0'/>", "feed-not-a-feed"), ("<", "feed-not-a-feed"),
    ("{}", "feed-not-a-feed"), ("[]", "feed-not-a-feed"), ("{\"error\": \"x\"}", "feed-not-a-feed"),
    ("{\"items\": [1, 2]}", "feed-not-a-feed"), ("\u{0}\u{1}\u{2}", "feed-not-a-feed"),
  ])
  func refuses(text: String, id: String) {
    #expect { try parse(text) } throws: { ($0 as? FeedError)?.id == id }
  }

  @Test func saysWhereAPageBegins() {
    #expect(
      throws: FeedError(
        id: "feed-html", location: SourceLocation(line: 2, column: 1), message: "this is an HTML page, not a feed")
    ) {
      try parse("<!DOCTYPE html>\n<html><body>No</body></html>")
    }
  }

  @Test(arguments: [
    ("<rss version='2.0'><channel/></rss>", FeedFormatHint.rss), ("<feed xmlns='http://www.w3.org/2005/Atom'/>", .atom),
    ("<playlist version='1' xmlns='http://xspf.org/ns/0/'/>", .xspf),
    ("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}", .json),
  ])
  func takesWhatWasAskedForAndRefusesTheRest(text: String, format: FeedFormatHint) throws {
    _ = try parse(text)
    _ = try parse(text, format: format)
    for other in FeedFormatHint.allCases where other != format {
      #expect { try parse(text, format: other) } throws: { ($0 as? FeedError)?.id == "feed-not-a-feed" }
    }
  }

  @Test func readsAFeedInUTF16() throws {
    let text =
      "\u{FEFF}<?xml version='1.0' encoding='utf-16'?><rss version='2.0'><channel><title>é€😀</title></channel></rss>"
    let bytes = Array(text.utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let feed = try FeedParser().parse(bytes)
    #expect(feed.title == "é€😀")
    #expect(feed.source.encoding.hasPrefix("utf-16"))
  }

  @Test func takesTheCharsetOfTheServer() throws {
    let bytes = Array("<rss version='2.0'><channel><title>caf".utf8) + [0xE9] + Array("</title></channel></rss>".utf8)
    let feed = try FeedParser().parse(bytes, contentType: "text/xml; charset=\"ISO-8859-1\"")
    #expect(feed.title == "café")
  }

  @Test(arguments: [
    "<br />\n<b>Warning</b>: x in y.php\n", "Notice: Undefined index\n\n", "\u{FEFF}oops\n",
  ])
  func readsOverWhatAServerWroteBeforeTheFeed(preamble: String) throws {
    let feed = try parse(
      preamble
        + "<?xml version='1.0'?><rss version='2.0'><channel><title>T</title>"
        + "<item><pubDate>x</pubDate></item></channel></rss>"
    )
    #expect(feed.title == "T")
    #expect(feed.source.warnings.contains { $0.id == "feed-damaged" && $0.location.line == 1 })
    let line = preamble.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(feed.source.warnings.contains { $0.id == "feed-bad-date" && $0.location.line == line })
  }

  @Test(arguments: [
    "<!-- made by hand -->", "\u{FEFF}", "\u{FEFF}<?xml version='1.0'?>\n", "<?xml-stylesheet href='x'?> ", "\n ",
    "<!DOCTYPE rss>",
  ])
  func whatMayStandBeforeTheRootIsNoDamage(prologue: String) throws {
    let feed = try parse(
      prologue + "<rss version='2.0'><channel><title>T</title><item><title>I</title></item></channel></rss>")
    #expect(feed.title == "T")
    #expect(feed.source.warnings.isEmpty)
  }

  @Test func readsNamesInCapitals() throws {
    let feed = try parse(
      "<RSS VERSION='2.0'><CHANNEL><TITLE>T</TITLE>"
        + "<ITEM><Title>I</Title><PubDate>2026-01-01</PubDate></ITEM></CHANNEL></RSS>"
    )
    #expect(feed.title == "T")
    #expect(feed.entries.first?.title == "I")
    #expect(feed.entries.first?.published?.rfc3339 == "2026-01-01T00:00:00Z")
  }

  @Test func asksDialectsFirst() throws {
    enum Shouting: JSONDialect {
      static func recognises(_ json: JSONValue) -> Bool { json["SHOUT"] != nil }
      static func entry(_ item: JSONValue, context: inout FeedContext) -> Entry { Entry(id: "") }
      static func read(_ json: JSONValue, context: inout FeedContext) throws(FeedError) -> Feed {
        var feed = Feed(source: FeedSource(format: .cincopaJSON1))
        var entry = Entry(id: "")
        entry.media.renditions = [Rendition(url: WebURL(trusted: json["SHOUT"]?.stringValue ?? ""))]
        feed.entries = [entry]
        return feed
      }
    }
    let feed = try FeedParser(dialects: [Shouting.self]).parse(
      Array("cb({'SHOUT': 'https://e.example/A%20b.MP3?Expires=9&x=1'})".utf8))
    #expect(feed.entries.first?.title == "A b")
    #expect(feed.entries.first?.id == "https://e.example/A%20b.MP3?x=1")
    #expect(feed.entries.first?.attachments.first?.mimeType == "audio/mpeg")
    #expect(feed.source.format == .cincopaJSON1)
  }
}

extension WebURL {
  fileprivate init(trusted text: String) {
    guard let url = WebURL(text) else { preconditionFailure("'\(text)' is meant to be an address") }
    self = url
  }
}
