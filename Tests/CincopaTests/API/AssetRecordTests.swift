import Syndication
import Testing

@testable import Cincopa

struct AssetRecordTests {
  /// The answer of the documentation, of which some sizes are numbers and some text.
  private static let documented = """
    {"success": true, "items": [{"id": "198949307", "rid": "Ao7CludB5G-u", "type": "video",
      "modified": "2016-11-03T11:01:13.0000000Z", "storage": "21793871", "claimed": "21793871", "syncstatus": "synced",
      "filename": "Fred V_Grafix - Games People Play.mp4", "caption": "Fred V & Grafix - Games People Play",
      "description": "", "long_description": "", "filesize": 45642694, "related_link_text": "", "related_link_url": "",
      "reference_id": "", "tags": "", "attributes": "",
      "versions": {
        "jpg_1200x900": {"name": "1200x900", "filesize": "88660", "mime": "image/jpeg",
          "url": "https://mediacdnl3.cincopa.com/v2/495512/465!4RFC/482/FredV.mp4"},
        "original": {"name": "original", "filesize": 45642694, "mime": "video/mp4",
          "url": "https://mediacdnl3.cincopa.com/v2/495512/465!4RFC/0/FredV.mp4"},
        "jpg_sb_100x75": {"name": "sb_100x75", "filesize": "125196", "mime": "image/jpeg",
          "url": "https://mediacdnl3.cincopa.com/v2/495512/465!4RFC/3sb/FredV.mp4"},
        "ts_720p": {"name": "720p", "filesize": "32876124", "mime": "application/x-mpegURL",
          "url": "https://mediacdnl3.cincopa.com/v2/495512/465!4RFC/6720p/FredV.mp4.m3u8"}},
      "content": {"syncstatus": "synced", "type": "video/mp4",
        "url": "https://mediacdnl3.cincopa.com/FredV.mp4.mp4?o=6&res=465&p=y&pid=495512&ph4=4RFC"},
      "thumbnail": {"syncstatus": "synced", "type": "image/jpeg",
        "url": "https://mediacdnl3.cincopa.com/FredV.mp4?o=182&res=465&p=y&pid=495512&ph4=4RFC"},
      "exif": {"height": "720", "width": "1280", "duration": "00:02:55.83", "fps": "23.98", "bitrate": "2076 kb/s"}}],
     "items_data": {"page": 1, "items_per_page": 50, "items_count": 1, "pages_count": 1}, "runtime": 67}
    """

  private func assets(_ body: String) throws -> APIPage<AssetRecord> {
    try AssetList.read(try APIAnswer.read(Array(body.utf8)))
  }

  @Test func theDocumentedAnswer() throws {
    let page = try assets(Self.documented)
    #expect(page.place == PagePlace(page: 1, itemsPerPage: 50, itemsCount: 1, pagesCount: 1))
    let asset = try #require(page.items.first)
    #expect(asset.rid?.text == "Ao7CludB5G-u")
    #expect(asset.type == "video" && asset.isSynced)
    #expect(asset.modified?.rfc3339 == "2016-11-03T11:01:13Z")
    #expect(asset.title == "Fred V & Grafix - Games People Play")
    #expect(asset.filename == "Fred V_Grafix - Games People Play.mp4")
    #expect(asset.fileSize == 45_642_694)
    #expect(asset.tags == [] && asset.relatedLink == nil && asset.referenceID == nil)
    #expect(asset.versions.map(\.key) == ["jpg_1200x900", "original", "jpg_sb_100x75", "ts_720p"])
    #expect(asset.versions.map(\.name) == ["1200x900", "original", "sb_100x75", "720p"])
    #expect(asset.versions.map(\.fileSize) == [88660, 45_642_694, 125_196, 32_876_124])
    #expect(asset.versions.last?.mime == "application/x-mpegURL")
    #expect(
      asset.versions.last?.url?.string == "https://mediacdnl3.cincopa.com/v2/495512/465!4RFC/6720p/FredV.mp4.m3u8")
    #expect(
      asset.content?.url?.string
        == "https://mediacdnl3.cincopa.com/FredV.mp4.mp4?o=6&res=465&p=y&pid=495512&ph4=4RFC")
    #expect(asset.thumbnail?.mime == "image/jpeg")
    #expect(asset.exif == Exif(width: 1280, height: 720, duration: 175.83, fps: 23.98, bitrate: 2_076_000))
  }

  @Test func numbersAsTextAndTextAsNumbers() throws {
    let page = try assets(
      #"{"items":[{"rid":"Ab","filesize":"12","caption":7,"modified":"2024-03-02","exif":{"width":640,"duration":72}}],"#
        + #""items_data":{"page":"2","items_per_page":"50","items_count":"51","page_count":"2"}}"#)
    #expect(page.place == PagePlace(page: 2, itemsPerPage: 50, itemsCount: 51, pagesCount: 2))
    #expect(page.items[0].fileSize == 12 && page.items[0].title == "7")
    #expect(page.items[0].exif.width == 640 && page.items[0].exif.duration == 72)
  }

  @Test func whatIsMissingOrOdd() throws {
    let asset = try #require(
      try assets(
        #"{"items":[{"rid":"no id","filename":"a.jpg","tags":["sea"," sea ","fog,sea"],"versions":[],"exif":[],"#
          + #""thumbnail":"x","content":{"value":"javascript:1"},"modified":"soon","new":{}},3,null]}"#
      ).items.first)
    #expect(asset.rid == nil && asset.title == "a.jpg" && asset.type == "unknown")
    #expect(asset.tags == ["sea", "fog"])
    #expect(asset.versions == [] && asset.exif == Exif() && asset.thumbnail == nil && asset.modified == nil)
    #expect(asset.content == AssetFile(syncStatus: nil, mime: nil, url: nil))
  }

  @Test func withoutItems() throws {
    #expect(try assets(#"{"success":true,"items":{}}"#).items == [])
    #expect(try assets(#"{"success":true,"items":null}"#).items == [])
    #expect(throws: APIFailure.missing("items")) { try assets(#"{"success":true}"#) }
    #expect(throws: APIFailure.refused(message: "not now")) { try assets(#"{"message":"not now"}"#) }
  }

  @Test func itemsOfAGalleryAreUnderItsFolder() throws {
    let body =
      #"{"success":true,"fid":"A","upload_url":"u","folder":{"items":[{"rid":"Ab"}],"items_data":{"pages_count":3}}}"#
    let page = try GalleryItems.read(try APIAnswer.read(Array(body.utf8)))
    #expect(page.items.map(\.rid?.text) == ["Ab"])
    #expect(page.place.pagesCount == 3)
    #expect(throws: APIFailure.missing("items")) {
      try GalleryItems.read(try JSONValue.parse(Array(#"{"folder":{}}"#.utf8)))
    }
  }
}
