import Cincopa
import Markup
import Syndication
import Testing

@testable import Generator

/// What is made of the files that the API lists, and of sounds.
@Suite struct KnownVersionsTests {
  private static let film = """
    {"rid":"Ab1CpIeR0001","type":"video","syncstatus":"synced","filename":"pier.mp4","caption":"North pier",
     "content":{"type":"video/mp4","url":"https://m.example/pier.mp4.mp4?o=6"},"exif":{"width":"1280","height":"720"},
     "versions":{"original":{"filesize":8123456,"mime":"video/mp4","url":"https://m.example/0/pier.mp4"},
     "mp4_hd":{"filesize":"53300000","mime":"video/mp4","url":"https://m.example/6/pier.mp4"},
     "ts_480p":{"mime":"application/x-mpegURL","url":"https://m.example/480/pier.m3u8"},
     "jpg_600x450":{"mime":"image/jpeg","url":"https://m.example/182/pier.jpg"}}}
    """
  private static let sound = """
    {"rid":"Ab3DbElL0003","type":"audio","syncstatus":"synced","filename":"bell.mp3","caption":"Bell",
     "content":{"type":"audio/mpeg","url":"https://m.example/0/bell.mp3"},
     "versions":{"original":{"filesize":"9000","mime":"audio/mpeg","url":"https://m.example/0/bell.mp3"}}}
    """
  /// As the public feed tells it.
  private static let heard = """
    {"rid":"Ab3DbElL0003","title":"Bell","content_type":"audio/mpeg","content_url":"https://m.example/0/bell.mp3"}
    """

  private func gallery(
    _ items: String, _ identity: String = "AEAAQdbniShi", download: DownloadOffer = DownloadOffer()
  ) throws -> Gallery {
    var definition = GalleryDefinition(
      identity: try MediaReference.parse(fid: identity), place: Place(file: "a.md"))
    definition.embed.mode = .video
    definition.download = download
    let feed = try FeedReading().parse(Array("{\"items\":[\(items)]}".utf8), contentType: nil, base: nil)
    return Gallery(definition, FeedOutcome(status: .fresh, contents: FeedContents(feed)))
  }

  private func html(_ gallery: Gallery) -> String {
    EmbedRenderer(hosts: .standard, pageTitle: "Page").html(gallery, number: 1).string
  }

  @Test func aFilm() throws {
    #expect(
      html(try gallery(Self.film)) == """
        <figure class="embed embed-video">
        <div class="item"><video controls playsinline preload="none" poster="https://m.example/182/pier.jpg" width="640" height="360"><source src="https://rtcdn.cincopa.com/m3u8.aspx?rid=Ab1CpIeR0001" type="application/vnd.apple.mpegurl"><source src="https://m.example/6/pier.mp4" type="video/mp4"><source src="https://m.example/0/pier.mp4" type="video/mp4"></video><p class="item-title">North pier</p><p class="item-links"><a href="https://rtcdn.cincopa.com/m3u8.aspx?rid=Ab1CpIeR0001">HLS stream</a> <a href="https://m.example/6/pier.mp4" type="video/mp4">MP4 720p</a> <a href="https://m.example/0/pier.mp4" type="video/mp4">MP4</a></p></div>
        <figcaption>Page</figcaption>
        </figure>

        """)
  }

  @Test func aFilmWithoutAPlaylist() throws {
    let html = html(try gallery(Self.film.replacing("ts_480p", with: "jpg_sb_100x75")))
    #expect(!html.contains("m3u8.aspx"))
    #expect(html.contains("height=\"360\"><source src=\"https://m.example/6/pier.mp4\" type=\"video/mp4\">"))
  }

  @Test(arguments: [sound, heard])
  func aSound(_ item: String) throws {
    #expect(
      html(try gallery(item)).contains(
        """
        <div class="item"><audio controls preload="none"><source src="https://m.example/0/bell.mp3" type="audio/mpeg"></audio><p class="item-title">Bell</p><p class="item-links"><a href="https://www.cincopa.com/media-platform/iframe.aspx?fid=AEAAQdbniShi!Ab3DbElL0003">Open</a> <a href="https://m.example/0/bell.mp3" type="audio/mpeg">MP3</a></p></div>
        """))
  }

  @Test func anAssetHasItsOwnTitle() throws {
    #expect(html(try gallery(Self.film, "AEAAQdbniShi!Ab1CpIeR0001")).contains("<figcaption>North pier</figcaption>"))
  }

  @Test func downloadsThatThereAre() throws {
    var download = DownloadOffer()
    (download.isOffered, download.versions) = (true, ["mp4_hd", "ts_480", "mp3", "original"])
    let gallery = try gallery(Self.film, download: download)
    #expect(
      download.links(of: gallery.items[0], hosts: .standard).map { "\($0.label) \($0.url) \($0.size ?? 0)" } == [
        "MP4 HD https://m.example/6/pier.mp4 53300000", "HLS 480p https://m.example/480/pier.m3u8 0",
        "original https://m.example/0/pier.mp4 8123456",
      ])
    download.versions = ["mp3"]
    #expect(download.links(of: gallery.items[0], hosts: .standard).map(\.url) == [])
  }

  /// Feeds leave versions out, so the platform is asked for what was named.
  @Test func downloadsOfAFeed() throws {
    var download = DownloadOffer()
    (download.isOffered, download.versions) = (true, ["mp3"])
    let gallery = try gallery(Self.heard, download: download)
    #expect(
      download.links(of: gallery.items[0], hosts: .standard).map(\.url) == [
        "https://www.cincopa.com/media-platform/api/get_version_url.aspx?rid=Ab3DbElL0003&ver=mp3"
      ])
  }

  /// Snapshots keep the names.
  @Test func namesSurviveASnapshot() throws {
    let feed = try FeedReading().parse(Array("{\"items\":[\(Self.film)]}".utf8), contentType: nil, base: nil)
    let kept = try FeedReading().parse(Snapshot.bytes(feed, FeedPolicy()), contentType: nil, base: nil)
    #expect(
      FeedContents(kept).items[0].versions.map(\.name).sorted() == ["jpg_600x450", "mp4_hd", "original", "ts_480p"])
  }

  @Test(arguments: [
    ("audio/mpeg", "MP3"), ("video/mp4", "MP4"), ("video/quicktime", "MOV"), ("image/svg+xml", "SVG"),
    ("audio/x-wav", "WAV"), ("application/octet-stream", "file"), ("application/x-mpegURL", "HLS stream"),
  ])
  func kindsOfFiles(_ type: String, _ name: String) throws {
    let url = try #require(WebURL("https://m.example/a"))
    #expect(Attachment(url: url, mimeType: type).kindName == name)
  }
}
