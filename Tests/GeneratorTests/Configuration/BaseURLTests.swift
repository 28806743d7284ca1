import Testing

@testable import Generator

@Suite struct BaseURLTests {
  @Test(arguments: [
    ("https://h.example", "https://h.example", "/"), ("https://h.example/", "https://h.example", "/"),
    ("HTTPS://H.Example/Sub", "https://h.example", "/Sub/"), ("http://h:8080/a/b/", "http://h:8080", "/a/b/"),
    ("https://h.example//a//", "https://h.example", "/a/"), ("http://[::1]:80/x", "http://[::1]:80", "/x/"),
  ])
  func originAndPath(_ text: String, _ origin: String, _ path: String) {
    #expect(BaseURL(text)?.origin == origin)
    #expect(BaseURL(text)?.path == path)
  }

  @Test(arguments: [
    "", "h.example", "/sub/", "ftp://h.example/", "https://", "https:///x", "https://:80/", "https://h/?q",
    "https://h/#f",
    "https://u:p@h/", "https://h/../", "https://h/a b/", "https://h/\"><script>", "https://h\\x", "javascript:alert(1)",
  ])
  func refused(_ text: String) { #expect(BaseURL(text) == nil) }

  @Test func linksHoldThePathAndPermalinksArePercentEncoded() throws {
    let base = try #require(BaseURL("https://h.example/sub"))
    let path = try #require(URLPath("/über/"))
    #expect(base.link(path) == "/sub/über/")
    #expect(base.permalink(path) == "https://h.example/sub/%C3%BCber/")
    #expect(base.string == "https://h.example/sub/")
  }

  @Test(arguments: [
    ("/x/", "/sub/x/"), ("/", "/sub/"), ("x/", "x/"), ("//cdn.example/x", "//cdn.example/x"), ("#a", "#a"), ("", ""),
    ("https://e.example/x", "https://e.example/x"), ("mailto:a@b.example", "mailto:a@b.example"),
  ])
  func onlyRootRelativeLinksArePrefixed(_ link: String, _ expected: String) throws {
    #expect(try #require(BaseURL("https://h.example/sub/")).prefixed(link) == expected)
    #expect(try #require(BaseURL("https://h.example/")).prefixed(link) == link)
  }
}
