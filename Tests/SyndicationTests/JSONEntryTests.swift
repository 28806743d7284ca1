import Markup
import Syndication
import Testing

/// JSON Feed whose items are read one by one, whatever stands before and behind them.
struct JSONEntryTests {
  private func read(_ text: String) throws -> Feed { try FeedParser().parse(Array(text.utf8)) }

  private let version = #""version":"https://jsonfeed.org/version/1.1""#

  @Test func membersMayStandInAnyOrder() throws {
    let items = #""items":[{"id":"a","content_text":"x"},{"id":"b","url":"http://e.example/"}]"#
    for text in ["{\(version),\"title\":\"T\",\(items)}", "{\(items),\"title\":\"T\",\(version)}"] {
      let feed = try read(text)
      #expect(feed.title == "T" && feed.entries.map(\.id) == ["a", "b"] && feed.source.warnings == [])
    }
  }

  @Test func aFeedIsKnownByItsItemsAlone() throws {
    let feed = try read(#"{"items":[{"id":"a"},{"id":"b","url":"http://e.example/"}]}"#)
    #expect(feed.entries.map(\.id) == ["a", "b"])
    #expect(feed.source.warnings.map(\.message) == ["no version of JSON Feed is named"])
    #expect(try read(#"{"items":[{"url":"http://e.example/"}]}"#).entries.count == 1)
    #expect(throws: FeedError.self) { try read(#"{"items":[{"name":"a"}]}"#) }
  }

  /// What we wrote ourselves is known by `_source`, which stands behind the items in what `sitegen feed` prints.
  @Test func whatWeWroteIsTakenAsItIs() throws {
    let item = #"{"id":"a","content_html":" <p>x</p> ","attachments":[]}"#
    let source = #""_source":{"format":"rss"}"#
    let behind = try read("{\(version),\"items\":[\(item)],\(source)}")
    #expect(behind.entries.map { $0.content?.string } == [" <p>x</p> "])
    #expect(try read("{\(source),\(version),\"items\":[\(item)]}").entries == behind.entries)
    #expect(try read("{\(version),\"items\":[\(item)]}").entries.map { $0.content?.string } == ["<p>x</p>"])
  }

  @Test func ofTwoListsTheLastCounts() throws {
    let text = "{\(version),\"items\":[{\"id\":\"a\"}],\"items\":[{\"id\":\"b\"}]}"
    #expect(try read(text).entries.map(\.id) == ["b"])
  }

  @Test func whatIsNoItemIsTold() throws {
    let feed = try read("{\(version),\"items\":[{\"id\":\"a\"},7,{\"id\":\"b\"},null]}")
    #expect(feed.entries.map(\.id) == ["a", "b"])
    #expect(
      feed.source.warnings.map(\.message) == [
        "an item is a number and was left out", "an item is null and was left out",
      ])
  }

  @Test func commasAreStillCounted() throws {
    #expect(try read("{\(version),\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}]}").source.warnings == [])
    let feed = try read("{\(version),\"items\":[{\"id\":\"a\"} {\"id\":\"b\"},]}")
    #expect(feed.entries.map(\.id) == ["a", "b"])
    #expect(feed.source.warnings.map(\.message) == ["a ',' is missing"])
  }
}
