import Testing

@testable import Generator

@Suite struct RedirectsTests {
  func text(_ entries: [(from: String, to: String)]) -> String {
    String(decoding: Redirects.bytes(entries), as: UTF8.self)
  }

  @Test func sortedAndOnce() {
    #expect(
      text([("/old/", "/new/"), ("/a.html", "/sub/b/"), ("/old/", "/new/")])
        == "/a.html  /sub/b/  301\n/old/  /new/  301\n")
  }

  @Test func escapesWhatTheFormatWouldMisread() {
    #expect(
      text([("/a b/*/:id/#1/", "/ü/?x:y/"), ("/100%25/", "/x\n/y")])
        == "/100%25/  /x%0A/y  301\n/a%20b/%2A/%3Aid/%231/  /%C3%BC/%3Fx%3Ay/  301\n")
  }

  private static let site = [
    "site.yml": "title: S\nbase_url: https://h.example/sub/\n",
    "content/a.md": "---\ntitle: A\naliases: [/old/, /x/]\n---\n",
  ]

  @Test(arguments: [
    ("/x/ /elsewhere 302\n/api/* /y/:splat 200\n", "/x/ /elsewhere 302\n/api/* /y/:splat 200\n"),
    ("/api /y # no end", "/api /y # no end\n"), ("", ""),
  ])
  func ownListComesFirst(own: String, first: String) async throws {
    let trial = try SiteTrial(Self.site.merging(["static/_redirects": own]) { $1 })
    #expect(
      try await trial.page("_redirects") == first + "/sub/old/  /sub/a/  301\n/sub/x/  /sub/a/  301\n")
  }

  @Test func ownListIsAloneWithoutAliasesOrWhenOursIsNotWanted() async throws {
    let trial = try SiteTrial(["content/a.md": "", "static/_redirects": "/a /b"])
    #expect(try await trial.page("_redirects") == "/a /b")
    try trial.sandbox.put("content/a.md", "---\naliases: [/old/]\n---\n")
    #expect(try await trial.page("_redirects") == "/a /b\n/old/  /a/  301\n")
    try trial.sandbox.put("site.yml", "title: S\nbase_url: https://h.example/\noutputs: { redirects: false }\n")
    #expect(try await trial.page("_redirects") == "/a /b")
  }

  /// A build that would do nothing sees that the list was edited.
  @Test func anEditOfTheOwnListIsSeen() async throws {
    let trial = try SiteTrial(Self.site.merging(["static/_redirects": "/a /b\n"]) { $1 })
    trial.options.program = "this one"
    _ = try await trial.build()
    #expect(try await trial.build().isUnchanged)
    try trial.sandbox.overwrite("static/_redirects", "/a /c\n")
    #expect(try await trial.page("_redirects").hasPrefix("/a /c\n/sub/old/"))
  }

  @Test func mayLeadElsewhere() {
    #expect(text([("/a/", "https://b.example/?c=d")]) == "/a/  https://b.example/?c=d  301\n")
  }
}
