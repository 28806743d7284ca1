import Markup
import Syndication
import Testing

struct WarningTests {
  private func warnings(_ text: String, base: WebURL? = WebURL("https://e.example/f")) throws -> [FeedWarning] {
    try FeedParser().parse(Array(text.utf8), base: base).source.warnings
  }

  private func item(_ markup: String) -> String {
    """
    <rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/' \
    xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>
    <channel>
    <item>
      \(markup)
    </item></channel></rss>
    """
  }

  @Test(arguments: [
    ("<pubDate>today</pubDate>", "feed-bad-date", "'today' is no date"),
    ("<link>javascript:alert(1)</link>", "feed-unsafe-url", "an address with the scheme 'javascript:' was left out"),
    ("<link>http://</link>", "feed-bad-url", "'http://' is no address: no host"),
    ("<enclosure type='audio/mpeg'/>", "feed-missing-element", "an enclosure has no url"),
    (
      "<media:content type='video/mp4'/>", "feed-missing-element", "a media:content has neither url nor player"
    ),
    ("<media:thumbnail/>", "feed-missing-element", "a thumbnail has no url"),
    ("<itunes:duration>long</itunes:duration>", "feed-bad-number", "'long' is no duration"),
    (
      "<media:content url='https://e.example/a.mp4' width='wide'/>", "feed-bad-number",
      "'wide' is no number of pixels or bytes"
    ),
  ])
  func areTold(markup: String, id: String, message: String) throws {
    let expected = FeedWarning(id: id, location: SourceLocation(line: 4, column: 3), message: message)
    #expect(try warnings(item(markup)) == [expected])
  }

  @Test func relativeAddressesAreKeptAndTold() throws {
    let text = item("<link>/a b</link>")
    #expect(try warnings(text).isEmpty)
    #expect(try warnings(text, base: nil).map(\.id) == ["feed-relative-url"])
    #expect(try FeedParser().parse(Array(text.utf8)).entries.first?.url?.string == "/a%20b")
  }

  @Test func addressesOfTheSiteNeedNoBase() throws {
    let parser = FeedParser()
    for (address, count) in [("/media/a.mp4", 0), ("media/a.mp4", 1), ("//cdn.example/a.mp4", 1)] {
      let text = item("<link>\(address)</link>")
      #expect(try parser.parse(Array(text.utf8), hasRoot: true).source.warnings.count == count)
    }
  }

  @Test func oneKindIsToldTwentyTimes() throws {
    let text = item(String(repeating: "<enclosure url='data:x'/>", count: 50) + "<pubDate>x</pubDate>")
    #expect(try warnings(text).map(\.id) == Array(repeating: "feed-unsafe-url", count: 20) + ["feed-bad-date"])
  }

  @Test func aFeedWithoutItemsIsTold() throws {
    #expect(try warnings("<rss version='2.0'><channel/></rss>").map(\.id) == ["feed-no-items"])
  }

  @Test(arguments: [("<rss>", "no version of RSS is named"), ("<rss version='3.1'>", "'3.1' is no version of RSS")])
  func versionsAreChecked(root: String, message: String) throws {
    let told = try warnings("\(root)<channel><item/></channel></rss>")
    #expect(told.map(\.id) == ["feed-version"])
    #expect(told.map(\.message) == [message])
  }

  @Test func cutOffFeedsAreReadAsFarAsTheyGo() throws {
    let text =
      "<rss version='2.0'><channel><title>T</title><item><guid>https://e.example/1</guid></item>\n<item><title>Tw"
    let feed = try FeedParser().parse(Array(text.utf8))
    #expect(feed.title == "T")
    #expect(feed.entries.map(\.title) == ["", "Tw"])
    #expect(feed.source.warnings.contains { $0.id == "feed-damaged" && $0.location.line == 2 })
  }

  @Test func entitiesGiveNothing() throws {
    let text =
      "<!DOCTYPE rss [<!ENTITY a 'boom'><!ENTITY b SYSTEM 'file:///etc/passwd'>]>\n"
      + item("<title>x&a;y&b;z&nbsp;é</title>")
    let feed = try FeedParser().parse(Array(text.utf8))
    #expect(feed.entries.first?.title == "xyz\u{A0}é")
    #expect(feed.source.warnings.contains { $0.id == "feed-entity" })
  }

  @Test func everyKindHasASentence() {
    for id in FeedWarningID.allCases { #expect(id.meaning.hasSuffix(".") && id.rawValue.hasPrefix("feed-")) }
    for id in FeedErrorID.allCases { #expect(id.meaning.hasSuffix(".") && id.rawValue.hasPrefix("feed-")) }
  }
}
