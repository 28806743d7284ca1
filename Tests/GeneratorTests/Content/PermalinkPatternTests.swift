import Testing

@testable import Generator

@Suite struct PermalinkPatternTests {
  private func path(_ pattern: String, date: String? = "2026-06-01") -> String? {
    PermalinkPattern(pattern)?.path(
      date: date.flatMap { PageDate($0, zone: .utc) }, slug: "sl", title: "My Title", section: "posts", filename: "File"
    )?.string
  }

  @Test(arguments: [
    ("/:year/:month/:day/:slug/", "/2026/06/01/sl/"), ("/:section/:title/", "/posts/my-title/"),
    ("/x/:filename.html", "/x/File.html"),
    ("/:year-:month/:slug", "/2026-06/sl/"), ("/fixed/", "/fixed/"),
  ])
  func paths(_ pattern: String, _ expected: String) { #expect(path(pattern) == expected) }

  @Test(arguments: ["", ":slug", "/:", "/:nothing/", "/:Year/"])
  func refused(_ pattern: String) { #expect(PermalinkPattern(pattern) == nil) }

  @Test func aDateIsNeededOnlyWhereItIsUsed() {
    #expect(path("/:year/:slug/", date: nil) == nil)
    #expect(path("/:section/:slug/", date: nil) == "/posts/sl/")
  }
}
