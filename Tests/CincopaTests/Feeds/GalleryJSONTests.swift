import Markup
import Syndication
import Testing

@testable import Cincopa

@Suite struct GalleryJSONTests {
  @Test(arguments: [
    (#"{"errorcode":"bad_password","errormessage":"Wrong"}"#, "the gallery has a password (bad_password: Wrong)"),
    (#"{"errorcode":"gone","items":[]}"#, "the platform says 'gone'"),
    (#"("", {"errormessage":"No gallery"})"#, "the platform says 'No gallery'"),
    (#"{"errorcode":17}"#, "the platform says '17'"),
    (#"{"args":{},"acc":{"user":{"uid":"A"}},"media":{}}"#, "the platform knows no such gallery"),
    (#"{"args":{"exception":"galleryempty"},"media":{}}"#, "the gallery is empty"),
    (#"{"args":{"exception":"other"},"media":{}}"#, "the platform says 'other'"),
    (#"{"args":{"a":"1"},"acc":{}}"#, "the gallery is not ready yet"),
    (
      #"{"args":{"a":"1"},"acc":{"user":{"status":"outoftraffic"}},"media":{"items":[]}}"#,
      "the account is out of traffic"
    ),
    (#"{"args":{"a":"1"},"media":{}}"#, "the gallery's settings came without its items"),
    (#"{"args":{"a":"1"},"media":{"errorcode":"locked"}}"#, "the platform says 'locked'"),
  ])
  func refusesWhatThePlatformSaysInPlaceOfItems(json: String, message: String) {
    let error = #expect(throws: FeedError.self) { try readFeed(json) }
    #expect(error?.id == "feed-platform-error")
    #expect(error?.message == message)
  }

  @Test func titlesHaveNoControls() throws {
    let feed = try readFeed("{\"items\":[{\"rid\":\"A1\",\"title\":\"a\u{81}b & \u{8D}\u{202B}c\u{202C}\"}]}")
    #expect(feed.entries.map(\.title) == ["ab & \u{202B}c\u{202C}"])
  }

  @Test func saysWhereTheErrorStands() {
    let error = #expect(throws: FeedError.self) { try readFeed("{\n  \"errorcode\": \"gone\"\n}") }
    #expect(error?.location == SourceLocation(line: 2, column: 16))
  }

  @Test func readsTheFeedInSettings() throws {
    let feed = try readFeed(
      #"{"args":{"add_text":"title"},"acc":{"user":{"uid":"A8PA","status":"active"}},"preload":{"js":""},"#
        + #""media":{"title":"Fog","items":[{"rid":"Ab1CpIeR0001"}]}}"#)
    #expect(feed.source.format == .cincopaJSON2)
    #expect(feed.title == "Fog")
    #expect(feed.entries.map(\.id) == ["Ab1CpIeR0001"])
  }

  @Test func readsAnEmptyGallery() throws {
    let feed = try readFeed(#"{"title":"","description":"","items":[],"errorcode":""}"#)
    #expect(feed.source.format == .cincopaJSON2)
    #expect(feed.entries.isEmpty)
  }
}
