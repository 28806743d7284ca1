import Syndication
import Testing

@Suite struct EntryAddressesTests {
  @Test(arguments: [
    ("https://c.example/a.mp4?Expires=1&Signature=x&Key-Pair-Id=k", "https://c.example/a.mp4"),
    ("https://c.example/a.mp4?o=6&res=140&pid=70001&ph4=AbCd", nil),
    ("https://c.example/a.mp4?o=6&token=x", "https://c.example/a.mp4?o=6"),
    ("https://c.example/a.mp4", nil),
  ])
  func signedAddresses(_ address: String, _ unsigned: String?) throws {
    let url = try #require(WebURL(address))
    #expect(url.isSigned == (unsigned != nil))
    #expect(url.unsigned.string == unsigned ?? address)
  }

  @Test func leavesOutPartsWithoutAnAddress() throws {
    let (kept, dropped) = (try #require(WebURL("https://a.example/k")), try #require(WebURL("https://b.example/d")))
    var entry = Entry(id: "a", title: "A")
    (entry.url, entry.image) = (kept, dropped)
    entry.attachments = [kept, dropped].map { Attachment(url: $0, mimeType: "video/mp4") }
    entry.media.thumbnails = [Thumbnail(url: dropped), Thumbnail(url: kept, width: 10)]
    entry.media.renditions = [Rendition(url: dropped)]
    entry.media.subtitles = [Subtitle(url: kept, language: "en")]
    (entry.media.playerURL, entry.media.embedURL) = (dropped, kept)
    let mapped = entry.mappingAddresses { $0 == dropped ? nil : $0 }
    #expect(mapped.url == kept)
    #expect(mapped.image == nil)
    #expect(mapped.attachments == [Attachment(url: kept, mimeType: "video/mp4")])
    #expect(mapped.media.thumbnails == [Thumbnail(url: kept, width: 10)])
    #expect(mapped.media.renditions.isEmpty)
    #expect(mapped.media.subtitles == [Subtitle(url: kept, language: "en")])
    #expect(mapped.media.playerURL == nil)
    #expect(mapped.media.embedURL == kept)
  }
}
