import Testing

@testable import Server

struct RedirectRulesTests {
  private func outcome(
    _ rules: String, _ path: String, query: String? = nil, _ presence: RedirectRules.Presence = .nothing
  )
    -> String?
  {
    RedirectRules(rules).outcome(path: path, query: query, presence).map { "\($0.status) \($0.target)" }
  }

  @Test(arguments: [
    ("/old /new", "/old", "301 /new"), ("/old/  /new/  301", "/old/", "301 /new/"),
    ("/old/ /new/", "/old", "301 /new/"),
    ("/old /new 302", "/old/", "302 /new"), ("/old https://h.example/x 307", "/old", "307 https://h.example/x"),
    ("/a/* /b/:splat", "/a/c/d", "301 /b/c/d"), ("/a/* /b/:splat", "/a/", "301 /b/"),
    ("/a/* /b/:splat", "/a", "301 /b/"),
    ("/:year/:slug /posts/:slug/:year/", "/2026/aurora", "301 /posts/aurora/2026/"),
    ("/* /index.html 200", "/any/thing", "200 /index.html"), ("/a /b\n/a /c", "/a", "301 /b"),
    ("# /a /x\n\n/a /b # why", "/a", "301 /b"), ("/a /b#part", "/a", "301 /b#part"),
    ("/caf%C3%A9 /x", "/café", "301 /x"),
    ("/café /x", "/caf%C3%A9", "301 /x"), ("/a\t/b\r\n", "/a", "301 /b"),
  ])
  func firstThatFits(rules: String, path: String, expected: String) { #expect(outcome(rules, path) == expected) }

  @Test(arguments: [
    ("/old /new", "/older"), ("/old /new", "/old/er"), ("/a/:b /c", "/a"), ("/a/:b /c", "/a/b/c"), ("/a", "/a"),
    ("old /new", "/old"), ("/a b", "/a"), ("https://other.example/a /b", "/a"), ("/a /b 301 Country=de", "/a"),
    ("/a /b Language=de", "/a"),
  ])
  func othersDoNot(rules: String, path: String) { #expect(outcome(rules, path) == nil) }

  @Test func fileIsBeforeAllButForcedRules() {
    #expect(outcome("/a /b", "/a", .there) == nil)
    #expect(outcome("/a /b\n/a /c 302!", "/a", .there) == "302 /c")
  }

  @Test(arguments: [
    ("/* /posts/ 200", nil), ("/* /posts/", nil), ("/:x /posts/", nil), ("/a /posts/ 200", nil),
    ("/* /posts/ 302!", "302 /posts/"), ("/* /x/ 200\n/a /posts/ 301", "301 /posts/"),
  ])
  func standInYieldsToItsOwnRuleOnly(rules: String, expected: String?) {
    #expect(outcome(rules, "/a", .standIn) == expected)
  }

  @Test func query() {
    #expect(outcome("/a /b", "/a", query: "x=1") == "301 /b?x=1")
    #expect(outcome("/a /b?y=2", "/a", query: "x=1") == "301 /b?y=2")
    #expect(outcome("/a /b#c", "/a", query: "x=1") == "301 /b?x=1#c")
    #expect(outcome("/a id=:id /b/:id", "/a", query: "id=7&z=1") == "301 /b/7")
    #expect(outcome("/a id=7 /b", "/a", query: "id=8") == nil)
    #expect(outcome("/a id=7 /b", "/a", query: nil) == nil)
  }

  /// A path of the site stays one.
  @Test func noRuleLeadsElsewhereByAccident() {
    #expect(outcome("/go/* /:splat", "/go//evil.example") == "301 /evil.example")
    #expect(outcome("/go/:x /:x/", "/go/evil.example") == "301 /evil.example/")
  }
}
