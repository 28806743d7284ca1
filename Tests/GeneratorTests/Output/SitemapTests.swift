import Testing

@testable import Generator

@Suite struct SitemapTests {
  func text(_ files: [(path: String, bytes: [UInt8])]) -> [String] {
    files.map { "\($0.path): " + String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func oneFile() {
    let entries = [
      Sitemap.Entry(location: "https://site.example/", modified: "2026-06-02T10:00:00Z"),
      Sitemap.Entry(location: "https://site.example/a&b/"),
    ]
    #expect(
      text(Sitemap.files(entries, baseURL: "https://site.example/")) == [
        """
        sitemap.xml: <?xml version="1.0" encoding="utf-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://site.example/</loc><lastmod>2026-06-02T10:00:00Z</lastmod></url>
        <url><loc>https://site.example/a&amp;b/</loc></url>
        </urlset>

        """
      ])
  }

  @Test func anEmptySiteHasAnEmptyOne() {
    #expect(Sitemap.files([], baseURL: "https://site.example/").map(\.path) == ["sitemap.xml"])
  }

  @Test func anIndexWithPartsAboveTheLimit() {
    let entries = (1...3).map { Sitemap.Entry(location: "https://site.example/\($0)/") }
    var sitemap = Sitemap()
    sitemap.entryLimit = 2
    let files = text(sitemap.files(entries, baseURL: "https://site.example/sub/"))
    #expect(
      files.first == """
        sitemap.xml: <?xml version="1.0" encoding="utf-8"?>
        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <sitemap><loc>https://site.example/sub/sitemap-1.xml</loc></sitemap>
        <sitemap><loc>https://site.example/sub/sitemap-2.xml</loc></sitemap>
        </sitemapindex>

        """)
    #expect(files.count == 3)
    #expect(files[1].contains("/1/") && files[1].contains("/2/") && !files[1].contains("/3/"))
    #expect(files[2].hasPrefix("sitemap-2.xml: ") && files[2].contains("/3/") && !files[2].contains("/2/"))
  }

  @Test func theProtocolsLimitIsFiftyThousand() {
    let entries = (1...50_000).map { Sitemap.Entry(location: "https://site.example/\($0)/") }
    #expect(Sitemap.files(entries, baseURL: "https://site.example/").count == 1)
    let more = entries + [Sitemap.Entry(location: "https://site.example/")]
    #expect(
      Sitemap.files(more, baseURL: "https://site.example/").map(\.path) == [
        "sitemap.xml", "sitemap-1.xml", "sitemap-2.xml",
      ])
  }

  @Test func noPartIsLargerThanAllowed() {
    let entries = (1...40).map { Sitemap.Entry(location: "https://site.example/\($0)/&&&&&&&&") }
    var sitemap = Sitemap()
    sitemap.byteLimit = 1_500
    let files = sitemap.files(entries, baseURL: "https://site.example/")
    #expect(files.count > 3)
    #expect(files.dropFirst().allSatisfy { $0.bytes.count <= 1_500 })
    let all = text(files).joined()
    #expect(entries.allSatisfy { all.contains($0.location.split(separator: "&")[0]) })
  }
}
