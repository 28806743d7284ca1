import Markup
import Syndication
import Testing

struct RSSWriterTests {
  private let channel = RSSChannel(
    title: "Posts · Northlight & Co", link: "https://northlight.example/posts/", description: "Short films",
    language: "en", selfURL: "https://northlight.example/posts/rss.xml", updated: Timestamp(seconds: 1_780_394_400))

  @Test func writesPages() {
    let item = RSSItem(
      title: "First <post>", url: "https://northlight.example/posts/first/",
      guid: "https://northlight.example/posts/first/", published: Timestamp(seconds: 1_780_394_400),
      summary: HTML.escaping("Tea & biscuits"), categories: ["news"])
    #expect(
      String(decoding: RSSWriter.write(channel, items: [item]), as: UTF8.self) == """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
        <title>Posts · Northlight &amp; Co</title>
        <link>https://northlight.example/posts/</link>
        <description>Short films</description>
        <language>en</language>
        <lastBuildDate>Tue, 02 Jun 2026 10:00:00 GMT</lastBuildDate>
        <atom:link href="https://northlight.example/posts/rss.xml" rel="self" type="application/rss+xml"/>
        <item>
        <title>First &lt;post&gt;</title>
        <link>https://northlight.example/posts/first/</link>
        <guid>https://northlight.example/posts/first/</guid>
        <pubDate>Tue, 02 Jun 2026 10:00:00 GMT</pubDate>
        <category>news</category>
        <description>Tea &amp;amp; biscuits</description>
        </item>
        </channel></rss>

        """)
  }

  @Test func writesMedia() throws {
    let name = "media-rss.xml"
    let feed = try FeedParser().parse(FixtureFile.bytes(name))
    let items = feed.entries.map { entry in
      RSSItem(
        title: entry.title, url: entry.url?.string, guid: entry.id, published: entry.published, summary: entry.content,
        categories: entry.tags, media: entry)
    }
    let again = try FeedParser().parse(RSSWriter.write(channel, items: items))
    #expect(again.entries.map(\.id) == feed.entries.map(\.id))
    #expect(again.entries.map(\.title) == feed.entries.map(\.title))
    #expect(again.entries.map(\.tags) == feed.entries.map(\.tags))
    #expect(again.entries.map(\.image) == feed.entries.map(\.image))
    #expect(again.entries.map(\.media.kind) == feed.entries.map(\.media.kind))
    #expect(again.entries.map(\.media.thumbnails) == feed.entries.map(\.media.thumbnails))
    #expect(again.entries.map(\.media.credits) == feed.entries.map(\.media.credits))
    #expect(again.entries.map(\.media.rating) == feed.entries.map(\.media.rating))
    #expect(again.entries.map(\.media.subtitles) == feed.entries.map(\.media.subtitles))
    #expect(again.entries[0].media.renditions.map(\.url) == feed.entries[0].media.renditions.map(\.url))
    #expect(again.source.warnings.isEmpty)
  }

  @Test func writesOneMediumWithoutAGroup() throws {
    var entry = Entry(id: "1", title: "Clip")
    var rendition = Rendition(url: try #require(WebURL("https://cdn.example/a.mp4")), mimeType: "video/mp4")
    (rendition.width, rendition.height, rendition.bitrate, rendition.size) = (640, 360, 900.4, 1234)
    entry.media.kind = .video
    entry.media.duration = 12.5
    entry.media.renditions = [rendition]
    entry.attachments = [Attachment(url: rendition.url, mimeType: "video/mp4", size: 1234)]
    entry.image = WebURL("https://cdn.example/a.jpg")
    let item = RSSItem(title: "Clip", url: nil, guid: "1", media: entry)
    let text = String(decoding: RSSWriter.write(channel, items: [item]), as: UTF8.self)
    #expect(
      text.contains(
        """
        <item>
        <title>Clip</title>
        <guid isPermaLink="false">1</guid>
        <enclosure url="https://cdn.example/a.mp4" length="1234" type="video/mp4"/>
        <media:content url="https://cdn.example/a.mp4" type="video/mp4" medium="video" width="640" height="360" \
        bitrate="900" fileSize="1234" duration="13"/>
        <media:thumbnail url="https://cdn.example/a.jpg"/>
        </item>
        """))
  }

  @Test func anEmptyChannelIsAFeed() throws {
    #expect(try FeedParser().parse(RSSWriter.write(channel, items: [])).title == "Posts · Northlight & Co")
  }
}
