import Syndication
import Testing

@testable import Transport

struct TargetTests {
  @Test(arguments: [
    ("http://Example.org", "http://example.org/"), ("https://example.org:443/a?b=c#d", "https://example.org/a?b=c"),
    ("http://example.org:8080?q", "http://example.org:8080/?q"), ("https://example.org:80/", "https://example.org:80/"),
    ("http://user:secret@example.org/x", "http://example.org/x"), ("http://2130706433:81/", "http://127.0.0.1:81/"),
    ("http://[::1]:81/", "http://[::1]:81/"), ("http://example.org/a b?ü", "http://example.org/a%20b?%C3%BC"),
    ("http://example.org/%2F//;x?a=%26&b=[1]", "http://example.org/%2F//;x?a=%26&b=[1]"),
    ("http://a@b@example.org/", "http://example.org/"),
    ("http://example.org\\@evil.test/", "http://example.org/%5C@evil.test/"),
  ])
  func requestURL(text: String, asked: String) {
    #expect(Target(parsing: text)?.requestURL == asked)
  }

  @Test(arguments: [
    "", "/feed.xml", "ftp://example.org/", "http:///x", "http://", "http://:80/", "http://example.org:0/",
    "http://example.org:65536/", "http://example.org:8a/", "http://example.org:+80/", "http://exa mple.org/",
    "http://[::1/",
  ])
  func refuses(text: String) {
    #expect(Target(parsing: text) == nil)
  }

  @Test func decodesCredentials() {
    #expect(
      Target(parsing: "http://ada%40home:p%3Aw:1@h.test/")?.credentials == .init(user: "ada@home", password: "p:w:1"))
    #expect(Target(parsing: "http://ada@h.test/")?.credentials == .init(user: "ada", password: ""))
    #expect(Target(parsing: "http://h.test/")?.credentials == nil)
  }

  @Test(arguments: [
    ("https://h.test/a", "https://h.test/b", true), ("http://h.test/", "https://h.test/", true),
    ("http://h.test:81/", "https://h.test/", false), ("http://h.test/", "http://h.test:81/", false),
    ("https://h.test/", "http://h.test/", false), ("https://h.test/", "https://sub.h.test/", false),
  ])
  func credentialsStay(from: String, to: String, may: Bool) throws {
    let first = try #require(Target(parsing: from))
    #expect(try #require(Target(parsing: to)).mayKnowCredentials(of: first) == may)
  }
}
