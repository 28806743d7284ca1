import Testing

@testable import Cincopa

@Suite struct LinksTests {
  let standIn = PlatformHosts(all: "http://127.0.0.1:8080")

  @Test func linksToRenditions() throws {
    let rid = try RID("Ao7CludB5G-u")
    #expect(Links.m3u8(rid) == "https://rtcdn.cincopa.com/m3u8.aspx?rid=Ao7CludB5G-u")
    #expect(Links.m3u8(rid, hosts: standIn) == "http://127.0.0.1:8080/m3u8.aspx?rid=Ao7CludB5G-u")
    let version = "https://www.cincopa.com/media-platform/api/get_version_url.aspx?"
    #expect(
      Links.version(rid) == version
        + "rid=Ao7CludB5G-u&ver=ts_1080,ts_720p,ts_540p,ts_480,ts_360p,mp4_hd,ts_240p,ts_144p")
    #expect(Links.version(rid, "mp4_hd") == version + "rid=Ao7CludB5G-u&ver=mp4_hd")
    #expect(Links.version(rid, "a&b,c") == version + "rid=Ao7CludB5G-u&ver=a%26b,c")
    #expect(Links.version(of: try .parse(fid: "A8LAQBuo5Hpp"), "mp4_hd") == version + "fid=A8LAQBuo5Hpp&ver=mp4_hd")
    let reference = try MediaReference.parse(fid: "rrid:a b!A8PAabcdefgh!AEAAQdbniShi")
    #expect(Links.version(of: reference, "mp4_hd") == version + "rrid=a%20b&ver=mp4_hd")
  }

  @Test func linksToPictures() throws {
    let api = "https://www.cincopa.com/media-platform/api/"
    let asset = try MediaReference.parse(fid: "AIBASXc7-7zv!Ag0Cqq6ltcaH")
    #expect(Links.thumb(try RID("Ao7CludB5G-u"), size: .small) == api + "thumb.aspx?rid=Ao7CludB5G-u&size=small")
    #expect(Links.thumb(of: asset) == api + "thumb.aspx?fid=AIBASXc7-7zv!Ag0Cqq6ltcaH&size=large")
    #expect(
      Links.thumb(of: try .parse(fid: "AIBASXc7-7zv@AEAAQdbniShi")) == api + "thumb.aspx?fid=AEAAQdbniShi&size=large")
    #expect(
      Links.thumbOpen(of: asset, size: .xlarge) == api + "thumb_open.aspx?fid=AIBASXc7-7zv!Ag0Cqq6ltcaH&size=xlarge")
  }

  @Test func linksToWatchPagesOfASubdomain() throws {
    let gallery = try MediaReference.parse(fid: "AEAAQdbniShi")
    #expect(Links.watch(gallery, subdomain: "films") == "https://films.cincopa.com/watch/AEAAQdbniShi")
    #expect(
      Links.watch(gallery, subdomain: "films", hosts: standIn) == "http://127.0.0.1:8080/watch/AEAAQdbniShi")
    #expect(Links.watch(gallery, subdomain: nil) == nil)
    #expect(Links.watch(gallery, subdomain: "evil.example/") == nil)
  }

  @Test(arguments: [
    (PlatformFeed.json2, "https://rtcdn.cincopa.com/jsonv2.aspx?fid="),
    (.json1, "https://www.cincopa.com/media-platform/runtime/json.aspx?fid="),
    (.rss, "https://www.cincopa.com/media-platform/runtime/rss200.aspx?fid="),
    (.xspf, "https://www.cincopa.com/media-platform/runtime/xspf.aspx?fid="),
  ])
  func linksToFeeds(format: PlatformFeed, address: String) throws {
    #expect(Links.feed(try .parse(fid: "AEAAQdbniShi"), format: format) == address + "AEAAQdbniShi")
    #expect(Links.feed(try .parse(fid: "AIBASXc7-7zv@AEAAQdbniShi"), format: format) == address + "AEAAQdbniShi")
    #expect(
      Links.feed(try .parse(fid: "AIBASXc7-7zv!Ag0Cqq6ltcaH"), format: format) == address
        + "AIBASXc7-7zv!Ag0Cqq6ltcaH")
  }

  @Test func hasNoFeedOrPictureOfAReference() throws {
    let reference = try MediaReference.parse(fid: "rrid:post-42!A8PAabcdefgh!AEAAQdbniShi")
    #expect(Links.feed(reference) == nil)
    #expect(Links.thumb(of: reference) == nil)
    #expect(Links.watch(reference, subdomain: "films") == nil)
    #expect(Links.download(reference) == nil)
  }
}
