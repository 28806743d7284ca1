import Cincopa
import Markup
import Syndication
import Testing

@testable import Generator

@Suite struct GalleryReaderTests {
  /// `site.yml` has a named source, an account and a template unless `bare`.
  private func read(_ yaml: String, bare: Bool = false) throws -> (gallery: GalleryDefinition?, problems: [String]) {
    var site = SiteConfiguration()
    let address = try #require(WebURL("https://e.example/talks.xml"))
    site.sources = [
      NamedSource(
        name: "talks", address: .url(address), format: .rss, policy: FeedPolicy(), place: Place(file: "site.yml"))
    ]
    if !bare {
      site.platform.uid = try UID("AUIDUIDUIDUI")
      site.platform.template = try TemplateID("ATEMPLATETEM")
    }
    let node = try YAMLReader.read(Array("gallery: \(yaml)".utf8)[...], file: "a.md")
    var reader = MappingReader(node)
    guard let value = reader.take("gallery") else { return (nil, []) }
    let page = GalleryReader.Page(folder: "content/posts/")
    let gallery = GalleryReader(site: site).read(value, name: nil, path: "gallery", on: page, &reader)
    return (gallery, reader.diagnostics.map(\.line))
  }

  private static let json = "https://rtcdn.cincopa.com/jsonv2.aspx?fid="

  @Test(
    arguments: [
      ("AEAAQdbniShi", "AEAAQdbniShi", json + "AEAAQdbniShi"),
      ("ATEMPLATETEM@AEAAQdbniShi", "ATEMPLATETEM@AEAAQdbniShi", json + "AEAAQdbniShi"),
      ("ATEMPLATETEM!Ag0Cqq6ltcaH", "ATEMPLATETEM!Ag0Cqq6ltcaH", json + "ATEMPLATETEM!Ag0Cqq6ltcaH"),
      ("{fid: AEAAQdbniShi}", "AEAAQdbniShi", json + "AEAAQdbniShi"),
      ("{fid: AEAAQdbniShi, template: AOTHEROTHERO}", "AOTHEROTHERO@AEAAQdbniShi", json + "AEAAQdbniShi"),
      ("{asset: Ag0Cqq6ltcaH}", "ATEMPLATETEM!Ag0Cqq6ltcaH", json + "ATEMPLATETEM!Ag0Cqq6ltcaH"),
      (
        "{asset: Ag0Cqq6ltcaH, template: AOTHEROTHERO}", "AOTHEROTHERO!Ag0Cqq6ltcaH", json + "AOTHEROTHERO!Ag0Cqq6ltcaH"
      ),
      ("{rrid: post-42}", "rrid:post-42!AUIDUIDUIDUI!ATEMPLATETEM", nil),
      ("{rrid: 0042, uid: AOTHERUIDUID}", "rrid:0042!AOTHERUIDUID!ATEMPLATETEM", nil),
      (
        "{fid: AEAAQdbniShi, format: rss}", "AEAAQdbniShi",
        "https://www.cincopa.com/media-platform/runtime/rss200.aspx?fid=AEAAQdbniShi"
      ),
      (
        "{fid: AEAAQdbniShi, format: xspf}", "AEAAQdbniShi",
        "https://www.cincopa.com/media-platform/runtime/xspf.aspx?fid=AEAAQdbniShi"
      ),
      ("{fid: AEAAQdbniShi, format: json}", "AEAAQdbniShi", json + "AEAAQdbniShi"),
      ("{fid: AEAAQdbniShi, feed: feeds/a.xml}", "AEAAQdbniShi", "feeds/a.xml"),
      ("{fid: AEAAQdbniShi, source: talks}", "AEAAQdbniShi", "https://e.example/talks.xml"),
      ("{source: talks}", nil, "https://e.example/talks.xml"), ("{feed: ./a.xml}", nil, "content/posts/a.xml"),
      ("{feed: https://e.example/a.xml}", nil, "https://e.example/a.xml"),
    ] as [(String, String?, String?)])
  func identities(_ yaml: String, _ identity: String?, _ feed: String?) throws {
    let (gallery, problems) = try read(yaml)
    #expect(problems == [])
    #expect(gallery?.identity?.fidParameter == identity)
    #expect(gallery?.source?.address.text == feed)
  }

  @Test(arguments: [
    ("{}", "a.md:1:10: error[gallery-identity]: the gallery says neither what to show nor where its feed is"),
    ("{fid: AEAAQdbniShi, rrid: x}", "a.md:1:36: error[gallery-identity]: the gallery has 2 identities"),
    ("{feed: a.xml, source: talks}", "a.md:1:17: error[gallery-identity]: the gallery names both a feed and a source"),
    ("{source: tlaks}", "a.md:1:19: error[unknown-source]: the gallery names source 'tlaks'; did you mean 'talks'?"),
    ("{source: x}", "a.md:1:19: error[unknown-source]: the gallery names source 'x', which is not in site.yml"),
    (
      "{fid: T@AEAAQdbniShi, template: AOTHEROTHERO}",
      "a.md:1:16: error[gallery-identity]: the fid 'T@AEAAQdbniShi' names a template already"
    ),
    ("{fid: a\"b}", "a.md:1:16: error[invalid-identifier]: 'a\"b' is no gallery id: '\"' cannot stand in it"),
    ("{fid: AEAAQdbniShi, pages: true}", "a.md:1:30: error[not-yet-supported]: 'gallery.pages' is not yet supported"),
    (
      "{fid: AEAAQdbniShi, sort: dat}",
      "a.md:1:36: error[bad-value]: 'gallery.sort' must be feed, date, -date, title or -title, not 'dat'"
    ),
    (
      "{fid: AEAAQdbniShi, limit: 0}",
      "a.md:1:37: error[bad-value]: 'gallery.limit' must be a whole number from 1 to 1000000, not '0'"
    ),
    (
      "{fid: AEAAQdbniShi, filter: {typ: video}}",
      "a.md:1:39: error[unknown-key]: unknown key 'filter.typ'; did you mean 'type'?"
    ),
    (
      "{fid: AEAAQdbniShi, filter: {type: film}}",
      "a.md:1:45: error[bad-value]: 'filter.type' must be video, audio, image or other, not 'film'"
    ),
    (
      "{feed: ../../a.xml}",
      "a.md:1:17: error[bad-url]: 'gallery.feed' is neither an http address nor a file of the site: '../../a.xml'"
    ),
    (
      "{feed: ftp://e.example/}",
      "a.md:1:17: error[bad-url]: 'gallery.feed' is neither an http address nor a file of the site: 'ftp://e.example/'"
    ),
    (
      "{feed: a.xml, embed: script}",
      "a.md:1:24: error[gallery-identity]: the mode 'script' draws a gallery of the platform, and this one is only a feed"
    ),
    ("[a]", "a.md:1:10: error[wrong-type]: 'gallery' must be a mapping, not a list"),
  ])
  func errors(_ yaml: String, _ expected: String) throws {
    let (gallery, problems) = try read(yaml)
    #expect(gallery == nil)
    #expect(problems.first?.replacing("'gallery.filter.", with: "'filter.") == expected)
  }

  @Test(arguments: [
    (
      "{rrid: x}",
      [
        "a.md:1:17: error[missing-template-id]: an rrid needs a uid",
        "a.md:1:17: error[missing-template-id]: an rrid needs a template",
      ]
    ),
    ("{asset: Ag0Cqq6ltcaH}", ["a.md:1:18: error[missing-template-id]: an asset needs a template"]),
  ])
  func whatSiteYMLDoesNotSay(_ yaml: String, _ expected: [String]) throws {
    let (gallery, problems) = try read(yaml, bare: true)
    #expect(gallery == nil)
    #expect(problems == expected)
  }

  @Test(arguments: [
    (
      "{rrid: 'a b'}",
      "a.md:1:17: warning[unsafe-reference]: the reference 'a b' holds other characters than A-Z a-z 0-9 . _ : - and may not be found by the player"
    ),
    ("AE1", "a.md:1:10: warning[unusual-identifier]: the gallery id 'AE1' has 3 characters; 12 are usual"),
  ])
  func warnings(_ yaml: String, _ expected: String) throws {
    let (gallery, problems) = try read(yaml)
    #expect(gallery != nil)
    #expect(problems == [expected])
  }

  @Test func settings() throws {
    let gallery = try #require(
      try read(
        "{feed: a.xml, limit: 24, sort: -date, filter: {type: video, tag: nature}, embed: {mode: video, ratio: 4:3, width: 400}, on_error: skip, ttl: 6h}"
      ).gallery)
    #expect(gallery.limit == 24)
    #expect(gallery.order == GalleryOrder("-date"))
    #expect(gallery.filter == GalleryFilter(kind: .video, tag: "nature"))
    #expect(gallery.embed.mode == .video)
    #expect(gallery.embed.size.resolved(width: 1, height: 1) == (400, 300))
    #expect(gallery.source?.policy.onError == .skip)
    #expect(gallery.source?.policy.request.ttl == 21_600)
  }

  @Test func onlyAFeedIsAList() throws {
    #expect(try read("{feed: a.xml}").gallery?.embed.mode == .list)
    #expect(try read("AEAAQdbniShi").gallery?.embed.mode == .script)
  }

  @Test(arguments: [
    ("{source: talks}", "talks"), ("AEAAQdbniShi", "AEAAQdbniShi"), ("{rrid: post-42}", "post-42"),
    ("{feed: feeds/a.xml}", "feeds/a.xml"),
    ("{fid: AEAAQdbniShi, feed: feeds/a.xml}", "AEAAQdbniShi"), ("{fid: AEAAQdbniShi, source: talks}", "talks"),
  ])
  func identifiers(_ yaml: String, _ id: String) throws { #expect(try read(yaml).gallery?.id == id) }
}
