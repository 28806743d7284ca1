import Testing

@testable import Generator

@Suite struct RobotsTests {
  @Test func namesTheSitemap() {
    let text = String(decoding: Robots.bytes(sitemap: "https://site.example/sitemap.xml"), as: UTF8.self)
    #expect(text == "User-agent: *\nAllow: /\n\nSitemap: https://site.example/sitemap.xml\n")
  }

  @Test func withoutASitemap() {
    #expect(String(decoding: Robots.bytes(sitemap: nil), as: UTF8.self) == "User-agent: *\nAllow: /\n")
  }
}
