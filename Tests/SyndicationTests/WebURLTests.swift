import Syndication
import Testing

struct WebURLTests {
  @Test(arguments: [
    ("https://e.example/a/b.mp4?x=1&y=2#t", "https://e.example/a/b.mp4?x=1&y=2#t"),
    ("HTTP://E.Example/A", "http://e.example/A"),
    ("https://e.example", "https://e.example"),
    ("https://e.example?q", "https://e.example?q"),
    ("  https://e.example/a b\n ", "https://e.example/a%20b"),
    ("https://e.example/a\n/b\tc", "https://e.example/a/bc"),
    ("https://e.example/ö/ñ?q=ü", "https://e.example/%C3%B6/%C3%B1?q=%C3%BC"),
    ("https://e.example/100%", "https://e.example/100%25"),
    ("https://e.example/%41%zz", "https://e.example/%41%25zz"),
    ("https://e.example/<a>\"{b}|\\^`[c]", "https://e.example/%3Ca%3E%22%7Bb%7D%7C%5C%5E%60%5Bc%5D"),
    ("https://e.example:8080/", "https://e.example:8080/"),
    ("https://e.example:/", "https://e.example/"),
    ("https://u:p@e.example/", "https://u:p@e.example/"),
    ("https://[2001:DB8::1]:81/x", "https://[2001:db8::1]:81/x"),
    ("https://BÜCHER.example/", "https://bücher.example/"),
    ("https://e.example/a/../b/./c", "https://e.example/b/c"),
    ("https://e.example/v2/140!AbCd/0/pier.mp4", "https://e.example/v2/140!AbCd/0/pier.mp4"),
    ("https://e.example/a#b#c", "https://e.example/a#b%23c"),
  ])
  func absolute(text: String, expected: String) {
    #expect(WebURL(text)?.string == expected)
    #expect(WebURL(text)?.isAbsolute == true)
  }

  @Test(arguments: [
    "", "  ", "javascript:alert(1)", "JaVa\nScript:alert(1)", "\u{1}javascript:x", "data:text/html,x",
    "ftp://e.example/",
    "mailto:a@e.example", "urn:isbn:1", "file:///etc/passwd", "feed:https://e.example/", "https://", "https:///path",
    "https://a b/", "https://e.example:port/", "https://e.example:99999/", "https://e<x>.example/", "https://[::1/",
    "https://e.example\\@f.example/", "http:page", "https://..../", "https://a\u{8F}b.example/",
    "https://a\u{3000}b.example/",
  ])
  func refused(text: String) {
    #expect(WebURL(text) == nil)
  }

  @Test(arguments: [
    ("/media/a b.mp4", "/media/a%20b.mp4"), ("clip.mp4", "clip.mp4"), ("../x", "../x"),
    ("//cdn.Example/x", "//cdn.example/x"),
    ("?q", "?q"), ("#f", "#f"), ("\\\\e.example\\x", "%5C%5Ce.example%5Cx"),
  ])
  func relativeIsKeptWithoutBase(text: String, expected: String) {
    #expect(WebURL(text)?.string == expected)
    #expect(WebURL(text)?.isAbsolute == false)
  }

  /// RFC 3986, sections 5.4.1 and 5.4.2.
  @Test(arguments: [
    ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g"),
    ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
    ("g#s", "http://a/b/c/g#s"),
    ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"),
    ("g;x?y#s", "http://a/b/c/g;x?y#s"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
    ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
    ("../../", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."),
    ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"),
    ("g/./h", "http://a/b/c/g/h"),
    ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http://a/b/c/g"),
  ])
  func resolves(reference: String, expected: String) throws {
    let base = try #require(WebURL("http://a/b/c/d;p?q"))
    #expect(base.resolving(reference)?.string == expected)
  }

  @Test func emptyReferenceIsNone() throws {
    #expect(try #require(WebURL("http://a/b")).resolving("") == nil)
  }

  @Test func resolvesAgainstABareHost() throws {
    #expect(try #require(WebURL("https://e.example")).resolving("a/b")?.string == "https://e.example/a/b")
  }

  @Test func parts() throws {
    let url = try #require(WebURL("https://u@E.example:81/a/Clip%20one.MP4?x#y"))
    #expect(url.scheme == "https")
    #expect(url.host == "e.example")
    #expect(url.port == 81)
    #expect(url.path == "/a/Clip%20one.MP4")
    #expect(url.query == "x")
    #expect(url.fragment == "y")
    #expect(url.lastPathComponent == "Clip one.MP4")
    #expect(url.fileExtension == "mp4")
    #expect(url.withoutFragment.string == "https://u@e.example:81/a/Clip%20one.MP4?x")
  }

  @Test func partsOfARelativeReference() throws {
    let url = try #require(WebURL("media/clip.mp4?x"))
    #expect(url.scheme == nil)
    #expect(url.host == nil)
    #expect(url.path == "media/clip.mp4")
    #expect(url.lastPathComponent == "clip.mp4")
  }
}
