import Syndication
import Testing

/// Identity of items that have neither guid nor link.
struct StableIDTests {
  private func id(_ url: String, _ more: String = "") throws -> String? {
    let escaped = url.replacing("&", with: "&amp;")
    let text = """
      <rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><item>\(more)\
      <media:content url='\(escaped)' type='video/mp4'/></item></channel></rss>
      """
    return try FeedParser().parse(Array(text.utf8)).entries.first?.id
  }

  @Test(arguments: [
    ("https://m.example/a.mp4?Expires=1&Signature=x&Key-Pair-Id=K", "https://m.example/a.mp4"),
    ("https://m.example/a.mp4?X-Amz-Date=1&x-amz-signature=2&v=3", "https://m.example/a.mp4?v=3"),
    ("https://m.example/a.mp4?hdnts=exp=1~hmac=2", "https://m.example/a.mp4"),
    ("https://m.example/a.mp4?token=abc&sig=def", "https://m.example/a.mp4"),
    ("https://m.example/a.mp4?sv=1&sr=b&sig=x&se=2", "https://m.example/a.mp4"),
    (
      "https://m.example/a.jpg?o=1&res=140&pid=70001&ph3=qwe7&ph4=r",
      "https://m.example/a.jpg?o=1&res=140&pid=70001&ph3=qwe7&ph4=r"
    ),
    ("https://m.example/a.mp4?se=2", "https://m.example/a.mp4?se=2"),
  ])
  func signingDoesNotCount(url: String, expected: String) throws {
    #expect(try id(url) == expected)
  }

  @Test func theFeedsOwnComesFirst() throws {
    #expect(try id("https://m.example/a.mp4", "<guid>g</guid>") == "g")
    #expect(try id("https://m.example/a.mp4", "<guid> </guid>") == "https://m.example/a.mp4")
    #expect(try id("https://m.example/a.mp4", "<link>https://e.example/1</link>") == "https://m.example/a.mp4")
  }

  @Test func idsAreUnique() throws {
    let item = "<item><enclosure url='https://m.example/a.mp3?token=%'/></item>"
    let items = ["1", "2", "3"].map { item.replacing("%", with: $0) }.joined()
    let feed = try FeedParser().parse(Array("<rss version='2.0'><channel>\(items)</channel></rss>".utf8))
    #expect(Set(feed.entries.map(\.id)).count == 3)
    #expect(feed.entries.first?.id == "https://m.example/a.mp3")
  }
}
