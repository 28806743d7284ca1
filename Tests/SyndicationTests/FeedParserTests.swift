import Markup
import Syndication
import Testing

struct FeedParserTests {
  private static let base = WebURL("https://base.example/feeds/feed")

  @Test(arguments: FixtureFile.names)
  func readsEveryFormat(name: String) throws {
    let feed = try FeedParser().parse(FixtureFile.bytes(name), base: Self.base)
    let json = JSONFeedWriter.pretty(feed)
    #expect(String(decoding: json, as: UTF8.self) == (try FixtureFile.expectation(of: name, actual: json)))
  }

  @Test func thereAreFixtures() {
    #expect(FixtureFile.names.count >= 17)
  }

  /// A snapshot says the same when it is read again.
  @Test(arguments: FixtureFile.names)
  func snapshotsComeBackWhole(name: String) throws {
    var feed = try FeedParser().parse(FixtureFile.bytes(name), base: Self.base)
    var again = try FeedParser().parse(JSONFeedWriter.pretty(feed))
    again.source = feed.source
    for index in feed.entries.indices {
      // JSON Feed has no place for these.
      feed.entries[index].authors.forget()
      again.entries[index].authors.forget()
      feed.entries[index].media.renditions.forget()
      again.entries[index].media.renditions.forget()
    }
    feed.authors.forget()
    again.authors.forget()
    #expect(again == feed)
  }

  @Test(arguments: FixtureFile.names)
  func everyPrefixIsReadOrRefused(name: String) throws {
    let bytes = try FixtureFile.bytes(name)
    for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 150)) {
      _ = try? FeedParser().parse(Array(bytes[..<length]), base: Self.base)
    }
  }

  @Test(arguments: FixtureFile.names)
  func tornBytesDoNoHarm(name: String) throws {
    let bytes = try FixtureFile.bytes(name)
    for (offset, byte) in [UInt8(0), 0xFF, 0x3C, 0x26, 0x22].enumerated() {
      for index in stride(from: offset, to: bytes.count, by: max(1, bytes.count / 30)) {
        var torn = bytes
        torn[index] = byte
        _ = try? FeedParser().parse(torn, base: Self.base)
      }
    }
  }
}

extension [Person] {
  fileprivate mutating func forget() {
    for index in indices {
      if self[index].name == nil, self[index].url == nil { self[index].name = self[index].email }
      self[index].email = nil
    }
  }
}

extension [Rendition] {
  fileprivate mutating func forget() {
    for index in indices {
      self[index].duration = nil
      self[index].isSample = false
    }
  }
}
