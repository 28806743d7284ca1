import Cincopa
import Markup
import Syndication
import Testing

/// Answers of the platform's API that were saved as files: they hold the same items in other words.
struct APIAnswerTests {
  private func read(_ text: String) throws -> Feed {
    try FeedParser(dialects: [CincopaJSON1.self, CincopaJSON2.self]).parse(Array(text.utf8))
  }

  private static let item = """
    {"rid":"Ab1CpIeR0001","type":"video","caption":"North pier","description":"Low tide","filename":"pier.mp4",\
    "content":{"syncstatus":"synced","type":"video/mp4","url":"https://m.example/a.mp4"},\
    "thumbnail":{"syncstatus":"synced","type":"image/jpeg","url":"https://m.example/t.jpg"},\
    "exif":{"height":"720","width":"1280","duration":"00:01:12.40"},"versions":{}}
    """

  @Test(arguments: ["{\"success\":true,\"items\":[%]}", "{\"success\":true,\"fid\":\"A\",\"folder\":{\"items\":[%]}}"])
  func areReadAsFeeds(wrapping: String) throws {
    let feed = try read(wrapping.replacing("%", with: Self.item))
    let entry = try #require(feed.entries.first)
    #expect(entry.id == "Ab1CpIeR0001")
    #expect(entry.title == "North pier")
    #expect(entry.attachments.map(\.url.string) == ["https://m.example/a.mp4"])
    #expect(entry.image?.string == "https://m.example/t.jpg")
    #expect([entry.media.width, entry.media.height] == [1280, 720])
    #expect(entry.media.aspectRatio == 1.7778)
    #expect(entry.media.duration == 72.4)
    #expect(feed.source.warnings.isEmpty)
  }

  @Test func failuresAreErrors() {
    #expect {
      try read(#"{"success":false,"message":"bad token"}"#)
    } throws: {
      ($0 as? FeedError)?.id == "feed-platform-error" && ($0 as? FeedError)?.message == "the platform says 'bad token'"
    }
  }
}
