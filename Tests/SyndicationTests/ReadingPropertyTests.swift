import Markup
import Syndication
import Testing

/// What holds for all feeds, also for those that end anywhere.
struct ReadingPropertyTests {
  private static let base = WebURL("https://base.example/feeds/feed")

  private func prefixes(_ name: String) throws -> [[UInt8]] {
    let bytes = try FixtureFile.bytes(name)
    // Odd steps, and every byte at the end, where most ends of elements are.
    let lengths =
      Array(stride(from: 1, to: bytes.count, by: max(1, bytes.count / 60))) + (max(0, bytes.count - 25)...bytes.count)
    return lengths.map { Array(bytes[..<$0]) }
  }

  @Test(arguments: FixtureFile.names)
  func everyPrefixStaysWithinItsLimits(name: String) throws {
    for bytes in try prefixes(name) {
      guard let feed = try? FeedParser().parse(bytes, base: Self.base) else { continue }
      let lines = bytes.count { $0 == 0x0A } + 1
      #expect(feed.source.warnings.allSatisfy { (1...lines).contains($0.location.line) && $0.location.column >= 1 })
      let counts = Dictionary(grouping: feed.source.warnings, by: \.id).mapValues(\.count)
      #expect(counts.values.allSatisfy { $0 <= FeedContext.warningLimit })
      let ids = feed.entries.map(\.id)
      #expect(Set(ids).count == ids.count && !ids.contains(""))
    }
  }

  @Test(arguments: FixtureFile.names)
  func theSameBytesGiveTheSameOutput(name: String) throws {
    for bytes in try prefixes(name) {
      let first = try? JSONFeedWriter.pretty(FeedParser().parse(bytes, base: Self.base))
      let second = try? JSONFeedWriter.pretty(FeedParser().parse(bytes, base: Self.base))
      #expect(first == second)
    }
  }

  /// What was written once is read and written again without a change, wherever the feed ended.
  @Test(arguments: FixtureFile.names)
  func outputIsReadAgain(name: String) throws {
    for bytes in try prefixes(name) {
      guard let feed = try? FeedParser().parse(bytes, base: Self.base) else { continue }
      var again = try FeedParser().parse(JSONFeedWriter.pretty(feed))
      #expect(again.source.warnings.allSatisfy { $0.id == "feed-no-items" || $0.id == "feed-relative-url" })
      again.source = feed.source
      #expect(JSONFeedWriter.pretty(again) == JSONFeedWriter.pretty(feed))
    }
  }
}
