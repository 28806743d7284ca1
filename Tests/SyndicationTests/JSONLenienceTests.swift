import Markup
import Syndication
import Testing

/// JSON Feed with values of other kinds than its standard says, and JSON in wrappings.
struct JSONLenienceTests {
  private func read(_ item: String) throws -> Feed {
    let text = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\(item)}]}"
    return try FeedParser().parse(Array(text.utf8), base: WebURL("https://b.example/"))
  }

  private func messages(_ feed: Feed) -> [String] { feed.source.warnings.map { "\($0.id) \($0.message)" } }

  @Test(
    arguments: [
      ("1083186600", "2004-04-28T21:10:00Z"), ("1083186600.5", "2004-04-28T21:10:00Z"),
      ("1083186600123", "2004-04-28T21:10:00Z"), ("946684800", "2000-01-01T00:00:00Z"),
      ("\"1083186600\"", "2004-04-28T21:10:00Z"), ("\"/Date(1083186600000)/\"", "2004-04-28T21:10:00Z"),
      ("\"Thu, 01 Jan 2004 00:00:00 GMT\"", "2004-01-01T00:00:00Z"), ("2004", nil), ("-5", nil), ("{}", nil),
      ("null", nil),
    ] as [(String, String?)])
  func dates(value: String, date: String?) throws {
    let feed = try read("\"date_published\":\(value)")
    #expect(feed.entries.first?.published?.rfc3339 == date)
    #expect(feed.source.warnings.map(\.id) == (date == nil && value != "null" ? ["feed-bad-date"] : []))
  }

  @Test func listsMayBeOne() throws {
    let feed = try read(#""tags":"a, b","authors":{"name":"Ada"},"attachments":{"url":"/a.mp3"}"#)
    #expect(feed.entries.first?.tags == ["a", "b"])
    #expect(feed.entries.first?.authors == [Person(name: "Ada")])
    #expect(feed.entries.first?.attachments.map(\.url.string) == ["https://b.example/a.mp3"])
    #expect(
      messages(feed) == [
        "feed-bad-content 'tags' is text, not a list", "feed-bad-content 'authors' is an object, not a list",
        "feed-bad-content 'attachments' is an object, not a list",
      ])
  }

  @Test(arguments: [
    (#""title":{"a":1}"#, "feed-bad-content 'title' is an object, not text"),
    (#""content_html":5"#, "feed-bad-content 'content_html' is a number, not text"),
    (#""url":5"#, "feed-bad-content 'url' is a number, not an address"),
    (#""image":["/i.png"]"#, "feed-bad-content 'image' is a list, not an address"),
    (#""attachments":[{"mime_type":"a/b"}]"#, "feed-missing-element an attachment has no url"),
    (#""title":"a","#, "feed-damaged there is a ',' too many"),
    (#""title":"a" "url":"/""#, "feed-damaged a ',' is missing"),
    ("'title':'a'", "feed-damaged text stands in single quotes"),
    ("title:1", "feed-damaged a name stands without quotes"),
    ("/* x */\"title\":1", "feed-damaged there is a comment, which JSON does not have"),
    ("\"title\":\"it\u{92}s\"", "feed-damaged the control character U+0092 is read as windows-1252 has it"),
    ("\"title\":\"a\nb\"", "feed-damaged a line end or another control character stands in a string"),
  ])
  func oddValues(item: String, message: String) throws {
    let feed = try read(item)
    #expect(feed.entries.count == 1)
    #expect(messages(feed) == [message])
  }

  @Test func itemsMayBeAnObject() throws {
    let text = #"{"version":"https://jsonfeed.org/version/1","items":{"a":{"id":"1"},"b":5}}"#
    let feed = try FeedParser().parse(Array(text.utf8))
    #expect(feed.entries.map(\.id) == ["1"])
    #expect(
      messages(feed) == [
        "feed-bad-content 'items' is an object, not a list", "feed-bad-content an item is a number and was left out",
      ])
  }

  @Test func itemsMayBeAnObjectWithoutAVersion() throws {
    let text = #"{"title":"T","items":{"a":{"id":"1","url":"http://e.example/"},"b":{"id":"2"}}}"#
    let feed = try FeedParser().parse(Array(text.utf8))
    #expect(feed.entries.map(\.id) == ["1", "2"])
  }

  @Test(arguments: [("it\u{92}s", "it’s"), (#"it\u0092s"#, "it’s"), ("a\u{81}b", "ab"), ("\u{93}x\u{94}", "“x”")])
  func controlCharactersAreReadAsWindows1252(written: String, title: String) throws {
    let text = #"{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"\#(written)"}]}"#
    #expect(try FeedParser().parse(Array(text.utf8)).entries.first?.title == title)
  }

  @Test(arguments: [
    "%", "(%)", "((%));", "cb(%)", "cb(%);", "/**/cb(%);", "a.b(%)", "a[\"b\"](%)", "cb(\"w\",%)", "(\"\", %)",
    "cb(0, \"x\", %)",
    "typeof cb === 'function' && cb(%);", "var x = %;", "\u{FEFF}cb(%)", ")]}'\n%", ")]}',\n%", "while(1);%",
    "while (true);%", "for(;;);%", "{}&&%", "{} && %", "throw 1; <don't be evil>%", "&&&START&&&%",
    "try{cb(%)}catch(e){}",
    ";%",
  ])
  func wrappings(wrapping: String) throws {
    let json = #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"}]}"#
    let feed = try FeedParser().parse(Array(wrapping.replacing("%", with: json).utf8))
    #expect(feed.entries.map(\.id) == ["1"])
    #expect(feed.source.warnings.isEmpty)
  }

  @Test func whatFollowsIsTold() throws {
    let json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\n\"items\":[{\"id\":\"1\"}]}x"
    let feed = try FeedParser().parse(Array(json.utf8))
    #expect(messages(feed) == ["feed-damaged there is something after the end of the JSON"])
    #expect(feed.source.warnings.first?.location.line == 2)
  }

  @Test(arguments: [
    ("<opml version='2.0'/>", "this is OPML, a list of feeds, not a feed"),
    ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", "this is a sitemap, not a feed"),
    (
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><x/></rdf:RDF>",
      "this is RDF of another kind, not a feed"
    ),
    ("<channels><channel><title>x</title></channel></channels>", "<channels> begins no feed"),
    (
      "<!DOCTYPE html><html><body><rss version='2.0'><channel/></rss></body></html>", "this is an HTML page, not a feed"
    ),
    (#"{"items":[{"id":"1","kind":"x"}]}"#, "this JSON is no feed"), (#"{"items":[1,2]}"#, "this JSON is no feed"),
    ("Not found", "this is neither XML nor JSON"), ("", "there is nothing in it"),
  ])
  func whatIsNoFeedIsRefused(text: String, message: String) {
    #expect { try FeedParser().parse(Array(text.utf8)) } throws: { ($0 as? FeedError)?.message == message }
  }
}
