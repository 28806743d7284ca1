import Markup
import Syndication
import Testing

struct JSONFeedWriterTests {
  private func line(_ feed: Feed) -> String { String(decoding: JSONFeedWriter.line(feed), as: UTF8.self) }

  @Test func leavesOutWhatIsAbsent() {
    var feed = Feed(source: FeedSource(format: .xspf))
    feed.entries = [Entry(id: "1")]
    #expect(
      line(feed) == """
        {"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_text":""}],\
        "_source":{"format":"xspf","encoding":"utf-8","warnings":[]}}
        """)
  }

  @Test func writesEverythingThereIs() throws {
    let url = try #require(WebURL("https://e.example/a.mp4"))
    var entry = Entry(id: "i\"\\\u{1}", title: "T\n😀")
    entry.url = url
    entry.content = HTML.escaping("a<b")
    entry.summary = "S"
    entry.image = url
    entry.published = Timestamp(seconds: 0)
    entry.modified = Timestamp(seconds: 1)
    entry.attachments = [Attachment(url: url, mimeType: "video/mp4", title: "A", size: 5, duration: 1.5)]
    entry.tags = ["x"]
    entry.authors = [Person(name: "N", url: url, email: "n@e.example"), Person(email: "m@e.example"), Person()]
    entry.language = "sv"
    entry.media.kind = .video
    entry.media.rid = "R"
    entry.media.width = 4
    entry.media.height = 3
    entry.media.aspectRatio = 1.3333
    entry.media.duration = 60
    entry.media.thumbnails = [Thumbnail(url: url, width: 1, height: 2)]
    var rendition = Rendition(url: url, mimeType: "video/mp4")
    (rendition.bitrate, rendition.isDefault, rendition.medium) = (0.5, true, .video)
    entry.media.renditions = [rendition]
    entry.media.subtitles = [Subtitle(url: url, language: "en")]
    entry.media.credits = [Credit(name: "C", role: "R")]
    entry.media.rating = "adult"
    entry.media.playerURL = url
    entry.media.embedURL = url
    var feed = Feed(source: FeedSource(format: .rss, version: "2.0"))
    feed.title = "F"
    feed.homePageURL = url
    feed.summary = "D"
    feed.icon = url
    feed.language = "en"
    feed.authors = [Person(name: "N")]
    feed.entries = [entry]
    feed.source.warnings = [
      FeedWarning(id: "feed-bad-date", location: SourceLocation(line: 3, column: 4), message: "m")
    ]
    let u = "\"https://e.example/a.mp4\""
    #expect(
      line(feed) == """
        {"version":"https://jsonfeed.org/version/1.1","title":"F","home_page_url":\(u),"description":"D","icon":\(u),\
        "authors":[{"name":"N"}],"language":"en","items":[{"id":"i\\"\\\\\\u0001","url":\(u),"title":"T\\n😀",\
        "content_html":"a&lt;b","summary":"S","image":\(u),"date_published":"1970-01-01T00:00:00Z",\
        "date_modified":"1970-01-01T00:00:01Z","authors":[{"name":"N","url":\(u)},{"name":"m@e.example"}],"tags":["x"],\
        "language":"sv","attachments":[{"url":\(u),"mime_type":"video/mp4","title":"A","size_in_bytes":5,\
        "duration_in_seconds":1.5}],"_media":{"type":"video","rid":"R","width":4,"height":3,"aspect_ratio":1.3333,\
        "duration_in_seconds":60,"thumbnails":[{"url":\(u),"width":1,"height":2}],"renditions":[{"url":\(u),\
        "mime_type":"video/mp4","bitrate":0.5,"medium":"video","is_default":true}],"subtitles":[{"url":\(u),\
        "language":"en"}],"credits":[{"name":"C","role":"R"}],"rating":"adult","player_url":\(u),"embed_url":\(u)}}],\
        "_source":{"format":"rss","version":"2.0","encoding":"utf-8","warnings":[{"id":"feed-bad-date","line":3,\
        "column":4,"message":"m"}]}}
        """)
  }

  @Test func prettyFormHasSortedNames() {
    var feed = Feed(source: FeedSource(format: .atom, version: "1.0"))
    feed.title = "T"
    #expect(
      String(decoding: JSONFeedWriter.pretty(feed), as: UTF8.self) == """
        {
          "_source": {
            "encoding": "utf-8",
            "format": "atom",
            "version": "1.0",
            "warnings": []
          },
          "items": [],
          "title": "T",
          "version": "https://jsonfeed.org/version/1.1"
        }

        """)
  }

  @Test func writesWhatIsNoFeed() {
    #expect(
      String(decoding: JSONFeedWriter.line(error: "feed-html: this is \"HTML\"", source: "a.xml"), as: UTF8.self)
        == #"{"error":"feed-html: this is \"HTML\"","source":"a.xml"}"#)
  }
}
