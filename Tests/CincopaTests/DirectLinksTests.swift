import Testing

@testable import Cincopa

@Suite struct DirectLinksTests {
  private func links(_ subject: DirectLinks.Subject, _ change: (inout DirectLinks) -> Void = { _ in }) -> [String] {
    var links = DirectLinks(subject)
    change(&links)
    return links.all.map { "\($0.name) \($0.url)" }
  }

  private static let versions = "ts_1080,ts_720p,ts_540p,ts_480,ts_360p,mp4_hd,ts_240p,ts_144p"

  /// The seed's own examples stand among them.
  @Test func anAsset() throws {
    let api = "https://www.cincopa.com/media-platform/api"
    #expect(
      links(try DirectLinks.subject(of: "Ao7CludB5G-u")) == [
        "hls https://rtcdn.cincopa.com/m3u8.aspx?rid=Ao7CludB5G-u",
        "file \(api)/get_version_url.aspx?rid=Ao7CludB5G-u&ver=\(Self.versions)",
        "mp4 \(api)/get_version_url.aspx?rid=Ao7CludB5G-u&ver=mp4_hd",
        "thumbnail-small \(api)/thumb.aspx?rid=Ao7CludB5G-u&size=small",
        "thumbnail-medium \(api)/thumb.aspx?rid=Ao7CludB5G-u&size=medium",
        "thumbnail-large \(api)/thumb.aspx?rid=Ao7CludB5G-u&size=large",
        "thumbnail-xlarge \(api)/thumb.aspx?rid=Ao7CludB5G-u&size=xlarge",
        "thumbnail-play \(api)/thumb.aspx?rid=Ao7CludB5G-u&size=large&trs=play",
      ])
  }

  @Test func pagesOfAnAssetInALook() throws {
    let all = links(try DirectLinks.subject(of: "AIBASXc7-7zv!Ag0Cqq6ltcaH")) { $0.subdomain = "films" }
    #expect(
      all.suffix(4) == [
        "watch https://films.cincopa.com/watch/AIBASXc7-7zv!Ag0Cqq6ltcaH",
        "embed https://www.cincopa.com/media-platform/iframe.aspx?fid=AIBASXc7-7zv!Ag0Cqq6ltcaH",
        "oembed https://www.cincopa.com/media-platform/oembed.aspx?url=https%3A%2F%2Ffilms.cincopa.com%2Fwatch%2FAIBASXc7-7zv%21Ag0Cqq6ltcaH&format=json",
        "share-image https://www.cincopa.com/media-platform/api/thumb_open.aspx?fid=AIBASXc7-7zv!Ag0Cqq6ltcaH&size=large",
      ])
  }

  @Test func aGallery() throws {
    let all = links(try DirectLinks.subject(of: "A8LAQBuo5Hpp"))
    #expect(
      all[0]
        == "file https://www.cincopa.com/media-platform/api/get_version_url.aspx?fid=A8LAQBuo5Hpp&ver=\(Self.versions)")
    #expect(
      all.suffix(4) == [
        "feed-json https://rtcdn.cincopa.com/jsonv2.aspx?fid=A8LAQBuo5Hpp",
        "feed-rss https://www.cincopa.com/media-platform/runtime/rss200.aspx?fid=A8LAQBuo5Hpp",
        "feed-xspf https://www.cincopa.com/media-platform/runtime/xspf.aspx?fid=A8LAQBuo5Hpp",
        "zip https://www.cincopa.com/media-platform/runtime/download.aspx?fid=A8LAQBuo5Hpp",
      ])
  }

  @Test func aReference() throws {
    #expect(
      links(try DirectLinks.subject(of: "WHATEVER_RRID")) == [
        "file https://www.cincopa.com/media-platform/api/get_version_url.aspx?rrid=WHATEVER_RRID&ver=\(Self.versions)",
        "mp4 https://www.cincopa.com/media-platform/api/get_version_url.aspx?rrid=WHATEVER_RRID&ver=mp4_hd",
      ])
    let placed = try DirectLinks.subject(
      of: "post 42&x", uid: UID("AMrADemo0001"), template: TemplateID("A4HAcLOLOO68"))
    #expect(
      links(placed) { $0.versions = "mp4_hd,mp4_720,ts_480" }.prefix(3) == [
        "file https://www.cincopa.com/media-platform/api/get_version_url.aspx?rrid=post%2042%26x&ver=mp4_hd,mp4_720,ts_480",
        "mp4 https://www.cincopa.com/media-platform/api/get_version_url.aspx?rrid=post%2042%26x&ver=mp4_hd,mp4_720",
        "embed https://www.cincopa.com/media-platform/iframe.aspx?fid=rrid:post%2042%26x!AMrADemo0001!A4HAcLOLOO68",
      ])
  }

  @Test(arguments: [
    ("AEyCfY7ET4hA", "asset"), ("Ag0Cqq6ltcaH", "asset"), ("AIBDSXc7-7zv", "asset"), ("A8LAQBuo5Hpp", "gallery"),
    ("AwKAv6-9ivM-", "gallery"), ("A4HAcLOLOO68@A4KANh__rQ_m", "gallery"), ("AIBASXc7-7zv!Ag0Cqq6ltcaH", "asset"),
    ("post-42", "reference"), ("12!34", "asset"), ("12!34!5", "reference"), ("B8LAQBuo5Hpp", "reference"),
    ("é", "reference"),
  ])
  func whatAnIDMeans(_ text: String, _ kind: String) throws {
    #expect(try DirectLinks.subject(of: text).kind == kind)
  }

  @Test(arguments: [
    ("rrid:post-42", "post-42", ""), ("rrid:a:b", "a:b", ""), ("rrid:a:b:c", "a:b:c", ""),
    ("rrid:a!b!AMrADemo0001!A4HAcLOLOO68", "a!b", "A4HAcLOLOO68"),
    ("rrid:a:AMrADemo0001:A4HAcLOLOO68", "a", "A4HAcLOLOO68"),
  ])
  func referencesWithTheirPrefix(_ text: String, _ id: String, _ template: String) throws {
    guard case .reference(let rrid, _, let look) = try DirectLinks.subject(of: text) else {
      Issue.record("no reference")
      return
    }
    #expect(rrid.text == id)
    #expect(look?.text ?? "" == template)
  }

  @Test(arguments: ["mp4_hd", "ts_480", "ts_1080p", "jpg_sb_100x75", "original", "mp3", "mp4_1280x720", "flv_lowres"])
  func familiarVersions(_ name: String) { #expect(VersionName.isFamiliar(name)) }

  @Test(arguments: ["bogus_ver", "mp4", "mp4_hdd", "ts_", "zip"])
  func oddVersions(_ name: String) { #expect(!VersionName.isFamiliar(name)) }

  @Test func noID() { #expect(throws: IdentifierError.empty(.rrid)) { try DirectLinks.subject(of: "") } }

  @Test(arguments: [
    ("mp4_hd", "MP4 HD"), ("ts_720p", "HLS 720p"), ("original", "original"), ("mp4_1280x720", "MP4 1280x720"),
  ])
  func labelsOfVersions(_ name: String, _ label: String) {
    #expect(VersionName.isOne(name))
    #expect(VersionName.label(name) == label)
  }

  @Test(arguments: ["", "mp4-hd", "a b", "a&b", "é", String(repeating: "a", count: 41)])
  func noVersions(_ name: String) { #expect(!VersionName.isOne(name)) }
}
