import Syndication
import Testing

/// Media RSS is found under every name that feeds give it.
struct NamespaceTests {
  @Test(arguments: [
    "http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss", "https://search.yahoo.com/mrss/",
    "HTTP://Search.Yahoo.com/mrss/", "http://www.rssboard.org/media-rss", "https://www.rssboard.org/media-rss/",
    "http://video.search.yahoo.com/mrss", "http://tools.search.yahoo.com/mrss/",
  ])
  func findsMediaRSS(namespace: String) throws {
    let feed = try FeedParser().parse(
      Array(
        """
        <rss version="2.0" xmlns:m="\(namespace)"><channel><item>
        <m:content url="https://e.example/a.mp4" medium="video"/></item></channel></rss>
        """.utf8))
    #expect(feed.entries.first?.media.kind == .video)
  }

  @Test func findsAnUndeclaredPrefix() throws {
    let text = "<rss version='2.0'><channel><item><media:content url='https://e.example/a.mp4'/></item></channel></rss>"
    let feed = try FeedParser().parse(Array(text.utf8))
    #expect(feed.entries.first?.attachments.first?.mimeType == "video/mp4")
  }

  @Test func foreignElementsOfTheSameNameDoNotCount() throws {
    let text = """
      <rss version='2.0' xmlns:x='https://x.example/'><channel><item>\
      <x:title>No</x:title><x:link>https://x.example/</x:link>\
      <title>Yes</title></item></channel></rss>
      """
    let feed = try FeedParser().parse(Array(text.utf8))
    #expect(feed.entries.first?.title == "Yes")
    #expect(feed.entries.first?.url == nil)
  }
}

/// A feed's own namespace may be any: its elements are still found.
struct OwnNamespaceTests {
  @Test(arguments: ["http://www.w3.org/2005/Atom", "https://anything.example/", "http://backend.userland.com/rss2"])
  func rss(namespace: String) throws {
    let text = """
      <rss version='2.0' xmlns='\(namespace)'><channel><title>T</title><link>https://e.example/</link>\
      <item><title>I</title><link>https://e.example/1</link><guid>1</guid></item></channel></rss>
      """
    let feed = try FeedParser().parse(Array(text.utf8))
    #expect(feed.title == "T")
    #expect(feed.homePageURL?.string == "https://e.example/")
    #expect(feed.entries.map(\.title) == ["I"])
    #expect(feed.entries.map(\.id) == ["1"])
  }

  @Test(arguments: ["http://www.w3.org/2005/atom", "http://purl.org/atom/ns#draft-ietf", "https://anything.example/"])
  func atom(namespace: String) throws {
    let text = "<a:feed xmlns:a='\(namespace)'><a:title>T</a:title><a:entry><a:id>1</a:id></a:entry></a:feed>"
    let feed = try FeedParser().parse(Array(text.utf8))
    #expect(feed.title == "T")
    #expect(feed.entries.map(\.id) == ["1"])
  }
}
