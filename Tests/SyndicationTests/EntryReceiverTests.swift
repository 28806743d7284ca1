import Markup
import Testing

@testable import Syndication

/// Entries that are handed over one by one are those that come in a list.
struct EntryReceiverTests {
  private final class Receiver: EntryReceiver {
    var entries: [Entry] = []
    var restarts = 0

    func take(_ entry: inout Entry) { entries.append(entry) }

    func startAgain() {
      restarts += 1
      entries = []
    }
  }

  private func titles(_ text: String) throws -> (titles: [String], restarts: Int, feed: Feed) {
    let receiver = Receiver()
    let feed = try FeedParser().parse(Array(text.utf8), into: receiver)
    return (receiver.entries.map(\.title), receiver.restarts, feed)
  }

  @Test(arguments: FixtureFile.names)
  func allFormats(name: String) throws {
    let bytes = try FixtureFile.bytes(name)
    let receiver = Receiver()
    guard let whole = try? FeedParser().parse(bytes) else { return }
    var feed = try FeedParser().parse(bytes, into: receiver)
    #expect(feed.entries == [])
    feed.entries = receiver.entries
    #expect(feed == whole)
  }

  /// Without content all else is as it was: summaries too, which are made of it.
  @Test(arguments: FixtureFile.names)
  func contentIsLeftOut(name: String) throws {
    guard let whole = try? FeedParser().parse(FixtureFile.bytes(name)) else { return }
    let short = try FeedParser(keepsContent: false).parse(FixtureFile.bytes(name))
    var expected = whole
    for index in whole.entries.indices {
      if short.entries[index].content == nil { expected.entries[index].content = nil }
      // The id of an entry without any may be made of it.
      if short.entries[index].url == nil { expected.entries[index].id = short.entries[index].id }
    }
    #expect(short == expected)
  }

  @Test func onlyTheSummaryIsMade() throws {
    let text = """
      <rss version='2.0'><channel><item><title>a</title>
      <description>&lt;p&gt;b &lt;i&gt;c&lt;/i&gt;&lt;/p&gt;</description></item></channel></rss>
      """
    let entry = try FeedParser(keepsContent: false).parse(Array(text.utf8)).entries[0]
    #expect(entry.summary == "b c" && entry.content == nil)
  }

  /// One entry serves for all that are read after it.
  @Test(arguments: FixtureFile.names)
  func nothingIsLeftInAClearedEntry(name: String) throws {
    guard let feed = try? FeedParser().parse(FixtureFile.bytes(name)) else { return }
    for var entry in feed.entries {
      entry.clear()
      #expect(entry == Entry(id: ""))
    }
  }

  @Test func anHonestFeedIsReadOnce() throws {
    let read = try titles("<rss version='2.0'><channel><title>T</title><item><title>a</title></item></channel></rss>")
    #expect(read.titles == ["a"] && read.restarts == 0)
    #expect(read.feed.title == "T")
  }

  /// Broken markup is found behind items that have been read already.
  @Test func whatWasReadBeforeTheDamageDoesNotComeTwice() throws {
    let read = try titles(
      "<rss version='2.0'><channel><item><title>a</title></item><item><title>b & c</title></item></channel></rss>")
    #expect(read.titles == ["a", "b & c"] && read.restarts == 2)
  }

  @Test func whatTheFeedSaysBehindItsItemsCountsForAll() throws {
    let namespace = "xmlns:media='http://search.yahoo.com/mrss/'"
    let item = "<item><guid>1</guid><media:content url='http://a.example/a.mp4'/></item>"
    let text = "<rss version='2.0' \(namespace)><channel>\(item)<media:rating>adult</media:rating></channel></rss>"
    let receiver = Receiver()
    _ = try FeedParser().parse(Array(text.utf8), into: receiver)
    #expect(receiver.entries.map(\.media.rating) == ["adult"] && receiver.restarts == 1)
    let list =
      "<playlist version='1' xmlns='http://xspf.org/ns/0/'><trackList><track><title>a</title></track></trackList>"
      + "<date>2026-06-01T00:00:00Z</date></playlist>"
    #expect(try FeedParser().parse(Array(list.utf8)).entries.map(\.published?.rfc3339) == ["2026-06-01T00:00:00Z"])
  }

  /// Only the first list of a playlist counts, whatever stands in the second one.
  @Test func tracksOfASecondListAreNone() throws {
    let list = "<trackList><track><title>a</title></track></trackList>"
    let root = "<playlist version='1' xmlns='http://xspf.org/ns/0/'>"
    let read = try titles("\(root)<trackList/>\(list)</playlist>")
    #expect(read.titles == [])
    #expect(read.feed.source.warnings.map(\.message) == ["<trackList> occurs more than once", "the feed has no items"])
    #expect(try titles("\(root)\(list)\(list)</playlist>").titles == ["a"])
  }

  /// Elements called like items where no item belongs.
  @Test func onlyItemsInTheirPlaceCount() throws {
    let text = """
      <rss version='2.0'><channel><x><item><title>no</title></item></x><item><title>yes</title></item>
      <image><item><title>no</title></item></image></channel></rss>
      """
    #expect(try titles(text).titles == ["yes"])
    let atom = """
      <feed xmlns='http://www.w3.org/2005/Atom'><author><entry><title>no</title></entry></author>
      <x:entry xmlns:x='urn:x'><title>no</title></x:entry><entry><title>yes</title></entry></feed>
      """
    #expect(try titles(atom).titles == ["yes"])
  }

  @Test func basesHoldAroundItems() throws {
    let text = """
      <rss version='2.0' xml:base='http://a.example/'><channel xml:base='b/'><item xml:base='c/'><link>d</link></item>
      <item><link>e</link></item></channel></rss>
      """
    #expect(
      try FeedParser().parse(Array(text.utf8)).entries.map(\.url?.string)
        == ["http://a.example/b/c/d", "http://a.example/b/e"])
  }
}
