import Syndication
import Testing

/// A feed of two items, cut off. What is left of the second one has half an id, or another one than the whole.
struct CutOffFeedTests {
  private func read(_ text: String) throws -> (ids: [String], told: Bool) {
    let feed = try FeedParser().parse(Array(text.utf8), base: WebURL("https://b.example/"))
    return (
      feed.entries.map(\.id), feed.source.warnings.contains { $0.message.contains("cut off inside of its last item") }
    )
  }

  private static let rss = "<rss version='2.0'><channel><item><guid>one</guid></item>"
  private static let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>one</id></entry>"
  private static let xspf =
    "<playlist version='1' xmlns='http://xspf.org/ns/0/'><trackList><track><identifier>u:one</identifier></track>"
  private static let json = #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"one"}"#

  @Test(arguments: [
    rss + "<item><guid>tw", rss + "<item><guid>two</guid>", rss + "<item><title>Two</title><link>https://b.example/2",
    rss + "<item><title>Two</title><enclosure url='https://b.exam", rss + "<item><description><![CDATA[<p>x</p>",
    rss + "<item>", atom + "<entry><id>tw", atom + "<entry><id>two</id><title>T</title>",
    json + #",{"id":"tw"#, json + #",{"id":"two""#, json + #",{"id":"two","attachments":[{"url":"/a.mp3"}"#,
    json + #",{"id":"two","a":tru"#, json + ",{",
  ])
  func leavesTheTornItemOut(text: String) throws {
    let (ids, told) = try read(text)
    #expect(ids == ["one"])
    #expect(told)
  }

  @Test func leavesATornTrackOut() throws {
    let (ids, told) = try read(Self.xspf + "<track><identifier>u:tw")
    #expect(ids == ["u:one"])
    #expect(told)
  }

  /// Ends that only close what stands around the items, ends that are damaged, and sections that swallow them.
  @Test(arguments: [
    rss + "<item><guid>two</guid></item>", rss + "<item><guid>two</guid></item></chan",
    rss + "<item><guid>two</guid></item", rss + "<item><guid>two</guid></channel></rss>",
    rss + "<item><guid>two</guid><description><![CDATA[x</description></item></channel></rss>\n",
    atom + "<entry><id>two</id></entry>", json + #",{"id":"two"}"#, json + #",{"id":"two"}]"#,
    json + #",{"id":"two",!}]}"#,
  ])
  func keepsWholeItems(text: String) throws {
    let (ids, told) = try read(text)
    #expect(ids == ["one", "two"])
    #expect(!told)
  }

  @Test(arguments: [
    "<rss version='2.0'><channel><item><guid>one</guid><title>On", #"{"items":[{"id":"one","url":"/1""#,
  ])
  func keepsWhatIsThereOfTheOnlyItem(text: String) throws {
    let (ids, told) = try read(text)
    #expect(ids == ["one"])
    #expect(!told)
  }
}
