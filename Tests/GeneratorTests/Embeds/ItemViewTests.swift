import Cincopa
import Markup
import Syndication
import Testing

@testable import Generator

@Suite struct ItemViewTests {
  @Test(arguments: [
    (5, "PT5S", "0:05"), (65, "PT1M5S", "1:05"), (3600, "PT1H", "1:00:00"), (3723, "PT1H2M3S", "1:02:03"),
    (0.4, "PT1S", "0:01"),
    (59.6, "PT1M", "1:00"), (36_000, "PT10H", "10:00:00"),
  ])
  func playTime(_ seconds: Double, _ iso: String, _ clock: String) {
    #expect(PlayTime(seconds)?.iso == iso)
    #expect(PlayTime(seconds)?.clock == clock)
  }

  @Test(arguments: [0, -1, .nan, .infinity, 1e9])
  func noPlayTime(_ seconds: Double) { #expect(PlayTime(seconds) == nil) }

  private func url(_ text: String) throws -> WebURL { try #require(WebURL(text)) }

  @Test func thePosterHasTheSizesOfTheFeed() throws {
    var entry = Entry(id: "a")
    entry.image = try url("https://e.example/large.jpg")
    entry.media.thumbnails = [
      Thumbnail(url: try url("https://e.example/large.jpg"), width: 600, height: 450),
      Thumbnail(url: try url("https://e.example/small.jpg"), width: 100, height: 75),
      Thumbnail(url: try url("https://e.example/twin.jpg"), width: 100, height: 75),
      Thumbnail(url: try url("https://e.example/nameless.jpg")),
    ]
    let poster = try #require(Poster(entry.image, entry.media))
    #expect(poster.source == "https://e.example/large.jpg")
    #expect(poster.width == 600 && poster.height == 450)
    #expect(poster.sourceSet == "https://e.example/small.jpg 100w, https://e.example/large.jpg 600w")
  }

  @Test func anAddressWithACommaCannotStandInASet() throws {
    var entry = Entry(id: "a")
    entry.image = try url("https://e.example/a.jpg")
    entry.media.thumbnails = [
      Thumbnail(url: try url("https://e.example/a,b.jpg"), width: 600, height: 450),
      Thumbnail(url: try url("https://e.example/a.jpg"), width: 100),
    ]
    let poster = try #require(Poster(entry.image, entry.media))
    #expect(poster.sourceSet == nil)
    #expect(poster.width == nil && poster.height == nil)
  }

  @Test func whereAnItemLeads() throws {
    let gallery = try MediaReference.parse(fid: "AEAAQdbniShi")
    let link = { (entry: Entry, identity: MediaReference?) in ItemView(entry).link(in: identity, hosts: .standard) }
    var entry = Entry(id: "a")
    #expect(link(entry, gallery) == nil)
    entry.attachments = [Attachment(url: try url("https://e.example/a.mp4"), mimeType: "video/mp4")]
    #expect(link(entry, nil) == "https://e.example/a.mp4")
    entry.media.rid = "Ag0Cqq6ltcaH"
    #expect(link(entry, gallery) == "https://www.cincopa.com/media-platform/iframe.aspx?fid=AEAAQdbniShi!Ag0Cqq6ltcaH")
    entry.media.rid = "\"><script>"
    #expect(link(entry, gallery) == nil)
    entry.url = try url("https://www.cincopa.com/cmp/start.aspx?fid=x")
    #expect(link(entry, gallery) == nil)
    entry.url = try url("https://e.example/a")
    #expect(link(entry, gallery) == "https://e.example/a")
  }
}
