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

  @Test func mayLeadElsewhere() {
    #expect(text([("/a/", "https://b.example/?c=d")]) == "/a/  https://b.example/?c=d  301\n")
  }
}
