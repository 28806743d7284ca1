import Syndication
import Testing

@testable import Generator

@Suite struct FeedDifferenceTests {
  /// Items as `id title address`.
  private func feed(_ items: String...) throws -> Feed {
    var feed = Feed(source: FeedSource(format: .rss))
    feed.entries = try items.map { item in
      let parts = item.split(separator: " ").map(String.init)
      var entry = Entry(id: parts[0], title: parts.count > 1 ? parts[1] : "")
      entry.attachments = try parts.dropFirst(2).map {
        Attachment(url: try #require(WebURL($0)), mimeType: "video/mp4")
      }
      return entry
    }
    return feed
  }

  @Test func tellsWhatCameWentAndChanged() throws {
    let old = try feed("a Alpha", "b Beta", "c Gamma", "d")
    let new = try feed("e Epsilon", "b Beta-2", "a Alpha", "f")
    let difference = FeedDifference(from: old, to: new)
    #expect(difference.added == ["Epsilon", "f"])
    #expect(difference.removed == ["Gamma", "d"])
    #expect(difference.changed == ["Beta-2"])
    #expect(difference.description == "+2 −2 ~1")
    #expect(!difference.isEmpty)
  }

  @Test func anotherOrderIsNoDifference() throws {
    let difference = FeedDifference(from: try feed("a A", "b B"), to: try feed("b B", "a A"))
    #expect(difference.isEmpty)
    #expect(difference.description == "")
  }

  @Test func aNewSignatureIsNoDifference() throws {
    let old = try feed("a A https://c.example/a.mp4?pid=1&Expires=10&Signature=x")
    let resigned = try feed("a A https://c.example/a.mp4?pid=1&Expires=20&Signature=y")
    let moved = try feed("a A https://c.example/a.mp4?pid=2&Expires=20&Signature=y")
    #expect(FeedDifference(from: old, to: resigned).isEmpty)
    #expect(FeedDifference(from: old, to: moved).changed == ["A"])
  }
}
