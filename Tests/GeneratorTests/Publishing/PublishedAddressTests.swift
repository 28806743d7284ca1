import Syndication
import Testing

@testable import Generator

@Suite struct PublishedAddressTests {
  @Test(arguments: [
    ("index.html", "https://host/sub/"), ("posts/ä b/index.html", "https://host/sub/posts/%C3%A4%20b/"),
    ("a/page.html", "https://host/sub/a/page.html"), ("404.html", nil), ("_redirects", nil), (".nojekyll", nil),
    ("a/.x/b.css", nil), ("a/_b.css", "https://host/sub/a/_b.css"),
  ])
  func isWhereVisitorsFindTheFile(path: String, address: String?) throws {
    let base = try #require(BaseURL("https://host/sub/"))
    #expect(base.address(of: try #require(OutputPath(path)))?.string == address)
  }
}
