import Testing

@testable import Generator

@Suite struct URLPathTests {
  @Test(
    arguments: [
      ("/", "/", "index.html"), ("films", "/films/", "films/index.html"),
      ("/films/first/", "/films/first/", "films/first/index.html"),
      ("/a.html", "/a.html", "a.html"), ("/a.b/", "/a.b/", "a.b/index.html"), ("//", nil, nil),
      ("/a//b", "/a/b/", "a/b/index.html"),
      ("/über/", "/über/", "über/index.html"), ("/.well-known/x", "/.well-known/x/", ".well-known/x/index.html"),
    ] as [(String, String?, String?)])
  func paths(_ text: String, _ path: String?, _ file: String?) {
    #expect(URLPath(text)?.string == path)
    #expect(URLPath(text)?.file == file)
  }

  @Test(arguments: [
    "", "..", "/a/../b", "/./a", "https://h/", "//h/x", "/a b", "/a?b", "/a#b", "/a\"b", "/<x>", "/a%20b", "\\a",
    "/a\nb", "/a\u{0}",
    "/.sitegen/x", "/" + String(repeating: "x", count: 256),
  ])
  func refused(_ text: String) { #expect(URLPath(text) == nil) }

  @Test func belowAFile() throws {
    let page = try #require(URLPath("/films/a.html"))
    #expect(page.folder == "/films/")
    #expect(page.appending(file: "b.jpg").string == "/films/b.jpg")
    #expect(page.appending("c").string == "/films/c/")
  }

  @Test(arguments: [
    ("/a-b_c.d~e/", "/a-b_c.d~e/"), ("/über/", "/%C3%BCber/"), ("/a&b;c/", "/a%26b%3Bc/"), ("/T!A@b/", "/T!A@b/"),
  ])
  func percentEncoded(_ text: String, _ expected: String) { #expect(URLPath(text)?.percentEncoded == expected) }
}
