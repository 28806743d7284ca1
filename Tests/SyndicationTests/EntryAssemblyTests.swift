import Syndication
import Testing

/// One test per rule of SPEC section 8 that holds for every format.
struct EntryAssemblyTests {
  private func entries(_ items: String) throws -> [Entry] {
    let text = "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel>\(items)</channel></rss>"
    return try FeedParser().parse(Array(text.utf8)).entries
  }

  @Test(arguments: [
    ("<guid>g</guid><link>https://e.example/</link>", "g"),
    (
      "<link>https://e.example/p</link>"
        + "<enclosure url='https://c.example/a.mp3?Expires=1&amp;Signature=x&amp;Key-Pair-Id=y'/>",
      "https://c.example/a.mp3"
    ),
    (
      "<enclosure url='https://c.example/a.mp3?X-Amz-Date=1&amp;id=7&amp;token=t&amp;hdnts=z'/>",
      "https://c.example/a.mp3?id=7"
    ),
    (
      "<enclosure url='https://c.example/a.mp3?o=1&amp;res=140&amp;pid=70001&amp;p=y&amp;ph3=qwe7'/>",
      "https://c.example/a.mp3?o=1&res=140&pid=70001&p=y&ph3=qwe7"
    ),
    ("<enclosure url='https://a.example/b.mp4?sv=1&amp;se=2&amp;sig=3'/>", "https://a.example/b.mp4"),
    ("<enclosure url='https://a.example/b.mp4?se=2'/>", "https://a.example/b.mp4?se=2"),
    ("<link>https://e.example/p</link><enclosure url='https://c.example/a.pdf'/>", "https://e.example/p"),
    ("<enclosure url='https://c.example/a.pdf'/>", "https://c.example/a.pdf"),
    ("<title>Only a title</title>", "95f75b45f53e5f73"),
  ])
  func ids(item: String, id: String) throws {
    #expect(try entries("<item>\(item)</item>").first?.id == id)
  }

  @Test func idsAreUnique() throws {
    let item = "<item><guid>g</guid></item>"
    let withLink = "<item><guid>g</guid><link>https://e.example/2</link></item>"
    #expect(try entries(item + item + withLink + item).map(\.id) == ["g", "g#2", "https://e.example/2", "g#3"])
  }

  @Test(arguments: [
    ("<title>T</title><media:title>M</media:title>", "T"), ("<title> </title><media:title>M</media:title>", "M"),
    ("<media:content url='https://e.example/x/Fog%20horn.v2.mp3?x=.mp4'/>", "Fog horn.v2"),
    ("<enclosure url='https://e.example/%C3%85ngstr%C3%B6m'/>", "Ångström"),
    ("<enclosure url='https://e.example/%20Fog%20%20horn%0A%00%7F.mp3'/>", "Fog horn"),
    ("<title>a\u{7F}b</title>", "ab"),
    ("<link>https://e.example/a.mp4</link>", ""),
    ("<title>Tom &amp;amp; Jerry &lt;i&gt;again&lt;/i&gt;\n  2</title>", "Tom & Jerry again 2"),
    ("<title>1 &lt; 2 &amp; 3</title>", "1 < 2 & 3"),
  ])
  func titles(item: String, title: String) throws {
    #expect(try entries("<item>\(item)</item>").first?.title == title)
  }

  @Test(arguments: [
    ("url='https://e.example/a.mp4'", "video/mp4", MediaKind.video),
    ("url='https://e.example/a' medium='audio'", "audio/mpeg", .audio),
    ("url='https://e.example/a.mp4' medium='image'", "image/jpeg", .image),
    ("url='https://e.example/a.mp4' type='IMAGE/PNG; q=1'", "image/png", .image),
    ("url='https://e.example/a.webm' type='video'", "video/webm", .video),
    ("url='https://e.example/a'", "application/octet-stream", .other),
    ("url='https://e.example/a.mp3' type='application/octet-stream'", "application/octet-stream", .other),
    ("url='https://e.example/a' type='application/octet-stream' medium='video'", "application/octet-stream", .video),
    ("url='https://e.example/m3u8.aspx' type='application/x-mpegURL'", "application/x-mpegurl", .video),
    ("url='https://e.example/a.zip'", "application/zip", .other),
  ])
  func typesAndKinds(attributes: String, type: String, kind: MediaKind) throws {
    let entry = try #require(try entries("<item><media:content \(attributes)/></item>").first)
    #expect(entry.attachments.map(\.mimeType) == [type])
    #expect(entry.media.kind == kind)
  }

  @Test func enclosureAndContentOfOneAddressAreOne() throws {
    let entry = try #require(
      try entries(
        """
        <item><enclosure url='https://e.example/a.mp4' length='9' type='video/mp4'/>
        <media:content url='https://e.example/a.mp4' width='4' height='3' duration='2'/></item>
        """
      ).first)
    #expect(entry.attachments.count == 1)
    #expect(entry.attachments.first?.size == 9)
    #expect(entry.attachments.first?.duration == 2)
    #expect(entry.media.renditions.first?.width == 4)
    #expect(entry.media.aspectRatio == 1.3333)
  }

  @Test func theBestComesFirstAndOtherKindsLast() throws {
    let entry = try #require(
      try entries(
        """
        <item><enclosure url='https://e.example/a.torrent' type='application/x-bittorrent'/>
        <enclosure url='https://e.example/a.jpg' type='image/jpeg'/>
        <enclosure url='https://e.example/a.mp3' type='audio/mpeg'/>
        <media:content url='https://e.example/360.mp4' height='360' width='640'/>
        <media:content url='https://e.example/1080.mp4' height='1080' width='1920'/>
        <media:content url='https://e.example/720.mp4' height='720' width='1280' isDefault='true'/></item>
        """
      ).first)
    #expect(
      entry.attachments.map(\.url.lastPathComponent)
        == ["720.mp4", "1080.mp4", "360.mp4", "a.mp3", "a.jpg", "a.torrent"])
    #expect(entry.media.kind == .video)
    #expect(entry.media.renditions.count == 5)
    #expect(entry.image?.string == "https://e.example/a.jpg")
  }

  @Test(
    arguments: [
      (
        "<media:thumbnail url='https://e.example/s.jpg' width='75' height='50'/>"
          + "<media:thumbnail url='https://e.example/l.jpg' width='750' height='500'/>",
        "https://e.example/l.jpg"
      ),
      (
        "<media:thumbnail url='https://e.example/1.jpg'/><media:thumbnail url='https://e.example/2.jpg'/>",
        "https://e.example/1.jpg"
      ),
      ("<media:content url='https://e.example/p.jpg' type='image/jpeg'/>", "https://e.example/p.jpg"),
      ("<media:content url='https://e.example/v.mp4' type='video/mp4'/>", nil),
    ] as [(String, String?)])
  func images(item: String, image: String?) throws {
    #expect(try entries("<item>\(item)</item>").first?.image?.string == image)
  }

  @Test(
    arguments: [
      ("175", 175), ("175.5", 175.5), ("02:55", 175), ("00:02:55.40", 175.4), ("1:00:00", 3600), (":30", 30),
      ("PT2M55S", 175),
      ("P1DT1H", 90000), ("pt0.5s", 0.5), ("0", 0), ("12 min", 720), ("1h 2m 3s", 3723), ("1 hour", 3600),
    ] as [(String, Double)])
  func durations(text: String, seconds: Double) throws {
    let item = "<item><media:content url='https://e.example/a.mp4' duration='\(text)'/></item>"
    #expect(try entries(item).first?.media.duration == seconds)
  }

  @Test(arguments: ["-5", "1:2:3:4:5", "NaN", "1e9", "PT", "P", "12 mon", "1:30:", "::", "∞", "PTS"])
  func unreadableDurations(text: String) throws {
    let item = "<item><media:content url='https://e.example/a.mp4' duration='\(text)'/></item>"
    #expect(try entries(item).first?.media.duration == nil)
  }

  @Test(
    arguments: [
      ("ada@e.example (Ada Berg)", "Ada Berg", "ada@e.example"),
      ("Ada Berg &lt;ada@e.example&gt;", "Ada Berg", "ada@e.example"),
      ("ada@e.example", nil, "ada@e.example"), ("Ada Berg", "Ada Berg", nil),
      ("Ada Berg (keeper)", "Ada Berg (keeper)", nil),
      ("Ada (ada@e.example)", "Ada", "ada@e.example"),
    ] as [(String, String?, String?)])
  func people(text: String, name: String?, email: String?) throws {
    #expect(try entries("<item><author>\(text)</author></item>").first?.authors == [Person(name: name, email: email)])
  }
}
