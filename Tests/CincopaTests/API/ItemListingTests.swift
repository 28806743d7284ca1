import Syndication
import Testing

@testable import Cincopa

struct ItemListingTests {
  private func listing(_ text: String) throws -> ItemListing {
    ItemListing(try MediaReference.parse(fid: text), hosts: .standard)
  }

  @Test(arguments: [
    ("AEAAQdbniShi", "https://api.cincopa.com/v2/gallery.get_items.json?fid=AEAAQdbniShi&details=all"),
    ("AIBASXc7-7zv@AEAAQdbniShi", "https://api.cincopa.com/v2/gallery.get_items.json?fid=AEAAQdbniShi&details=all"),
    ("AIBASXc7-7zv!Ag0Cqq6ltcaH", "https://api.cincopa.com/v2/asset.list.json?rid=Ag0Cqq6ltcaH"),
  ])
  func addresses(text: String, address: String) throws {
    #expect(try listing(text).address == address)
  }

  @Test func pages() throws {
    var listing = try listing("AEAAQdbniShi")
    listing.page = 2
    #expect(listing.call.address().hasSuffix("?fid=AEAAQdbniShi&details=all&page=2&items_per_page=100"))
    #expect(listing.search == nil)
  }

  /// The platform calls the gallery of a reference after it.
  @Test func galleriesByReferenceAreSearchedFor() throws {
    let listing = ItemListing(
      .reference(try RRID("post 42"), uid: try UID("A8PAabcdefgh"), template: try TemplateID("AIBASXc7-7zv")),
      hosts: .standard)
    #expect(listing.search?.name == "rrid:post 42")
    #expect(
      listing.address
        == "https://api.cincopa.com/v2/gallery.list.json?search=caption%3Drrid%3Apost%2042&page=1&items_per_page=100")
  }

  @Test func theDocumentIsAFeedAndHoldsNothingThatOpens() throws {
    let answer = try JSONValue.parse(
      Array(
        """
        {"upload_url":"u","folder":{"items":[{"rid":"Ab","type":"image","caption":"Gull","upload_url":"u",
        "versions":{"original":{"mime":"image/jpeg","url":"https://h.test/0.jpg"},
        "jpg_600x450":{"mime":"image/jpeg","url":"https://h.test/1.jpg"}},"exif":{"width":"1800","height":"1200"}},
        {"rid":"Ac","type":"video","exif":{"duration":"00:01:12.40"},"x":[{"api_token":"t"}]}]}}
        """.utf8))
    let document = ItemListing.document(try ItemListing.read(answer).items)
    #expect(!String(decoding: document, as: UTF8.self).contains("upload_url"))
    #expect(!String(decoding: document, as: UTF8.self).contains("api_token"))
    let feed = try FeedParser(dialects: [CincopaJSON2.self]).parse(document)
    #expect(feed.entries.map(\.title) == ["Gull", ""])
    #expect(feed.entries.map(\.media.kind) == [.image, .video])
    #expect(feed.entries[0].media.renditions.map(\.url.string) == ["https://h.test/0.jpg"])
    #expect(feed.entries[0].media.thumbnails.map(\.url.string) == ["https://h.test/1.jpg"])
    #expect(feed.entries[1].media.duration == 72.4)
  }
}
