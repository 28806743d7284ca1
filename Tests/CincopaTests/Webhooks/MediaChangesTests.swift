import Syndication
import Testing

@testable import Cincopa

struct MediaChangesTests {
  private func changes(_ changes: MediaChange...) -> MediaChanges {
    changes.reduce(into: MediaChanges()) { $0.insert($1) }
  }

  @Test func whatIsKnownIsCovered() throws {
    var changes = changes(.gallery(try FID("AwOne")), .asset(try RID("AvOne")))
    #expect(try changes.covers(.gallery(FID("AwOne"))))
    #expect(try !changes.covers(.gallery(FID("AwTwo"))))
    #expect(try changes.covers(.asset(RID("AvOne"))))
    #expect(try !changes.covers(.asset(RID("AwOne"))))
    #expect(!changes.covers(.unknown))
    changes.insert(.unknown)
    #expect(changes.all == [.unknown])
    #expect(changes.covers(.gallery(try FID("AwTwo"))))
  }

  @Test func tooManyAreAsGoodAsAll() throws {
    var changes = MediaChanges()
    for number in 0..<MediaChanges.limit { changes.insert(.gallery(try FID("A\(number)"))) }
    #expect(!changes.isUnknown)
    changes.insert(.asset(try RID("Aone")))
    #expect(changes.all == [.unknown])
  }

  @Test(arguments: [
    ("AwOne", true), ("AxTemplate@AwOne", true), ("AwTwo", false), ("AxTemplate!AvOne", true),
    ("AxTemplate!AwOne", false),
    ("rrid:post-42!A8PAabcdefgh!AxTemplate", true),
  ])
  func identities(fid: String, expected: Bool) throws {
    let changes = changes(.gallery(try FID("AwOne")), .asset(try RID("AvOne")))
    #expect(changes.concern(try MediaReference.parse(fid: fid)) == expected)
  }

  @Test(arguments: [
    (#"{"items":[{"rid":"Av-One_","title":"x"}]}"#, true), (#"{"items":[{"rid":"Av-One_x"}]}"#, false),
    (#"{"items":[{"rid":"Ag0Cqq6ltcaH","content_url":"https://h/Av-One_.mp4"}]}"#, true),
    (#"{"items":[]}"#, true), ("<rss/>", true), ("", true), (#"{"items":[{"rid":"av-one_"}]}"#, false),
    (#"{"items":[{"rid":"x"}],"last":Av-One_"#, true),
  ])
  func assetsInFeeds(feed: String, expected: Bool) throws {
    #expect(changes(.asset(try RID("Av-One_"))).mayBeNamed(in: Array(feed.utf8)) == expected)
    #expect(!MediaChanges().mayBeNamed(in: Array(feed.utf8)))
  }
}

struct FeedSubjectTests {
  @Test(arguments: [
    ("https://rtcdn.cincopa.com/jsonv2.aspx?fid=AwOne", "AwOne"),
    ("https://www.cincopa.com/media-platform/runtime/rss200.aspx?x=1&fid=AxT%40AwOne", "AxT@AwOne"),
    ("https://proxy.example/jsonv2.aspx?fid=AxT!AvOne", "AxT!AvOne"),
    ("https://mycdn.cincopa.com/json.aspx?fid=AwOne&thumb=large", "AwOne"),
    ("https://elsewhere.example/jsonv2.aspx?fid=AwOne", nil), ("https://rtcdn.cincopa.com/jsonv2.aspx", nil),
    ("https://rtcdn.cincopa.com/jsonv2.aspx?fid=%20", nil), ("https://notcincopa.com/?fid=AwOne", nil),
  ])
  func subject(address: String, expected: String?) throws {
    let hosts = PlatformHosts(rtcdn: "https://proxy.example")
    #expect(hosts.subject(of: try #require(WebURL(address)))?.fidParameter == expected)
  }
}
