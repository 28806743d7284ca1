import Syndication
import Testing

@testable import Generator

/// Feed readers run no players.
@Suite struct FeedPicturesTests {
  private func feed(_ frontMatter: String, _ body: String) async throws -> String {
    let trial = try SiteTrial([
      "content/a.md": "---\ntitle: A & B\n\(frontMatter)---\nWords.\n\n\(body)\n", "content/pier.jpg": "jpg",
    ])
    _ = try await trial.build()
    let text = try trial.sandbox.text("public/rss.xml")
    let start = try #require(text.firstRange(of: "</guid>"))
    let end = try #require(text.firstRange(of: "</item>"))
    // Unescaped once, as a feed reader does.
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(
      String(text[start.upperBound..<end.lowerBound]).trimmed
    ) { $0.replacing($1.0, with: $1.1) }
  }

  @Test func ofShortCodes() async throws {
    #expect(
      try await feed("", "[cincopa AEAAQdbniShi] [cincopa AEAAQdbniShi] [cincopa AIBASXc7-7zv!Ag0Cqq6ltcaH]") == """
        <description><p><a href="https://h.example/a/"><img src="https://www.cincopa.com/media-platform/api/thumb.aspx?fid=AEAAQdbniShi&amp;size=large" alt="A &amp; B"></a></p>\
        <p><a href="https://h.example/a/"><img src="https://www.cincopa.com/media-platform/api/thumb.aspx?fid=AIBASXc7-7zv!Ag0Cqq6ltcaH&amp;size=large" alt="A &amp; B"></a></p>Words.</description>
        """)
  }

  @Test func theAuthorsOwn() async throws {
    let text = try await feed(
      "galleries: { trailer: { fid: AEAAQdbniShi, poster: pier.jpg } }\n", "[gallery trailer]")
    #expect(text.contains("<img src=\"https://h.example/a/pier.jpg\""), "\(text)")
  }

  @Test(arguments: ["", "`[cincopa AEAAQdbniShi]`"])
  func ofNothing(_ body: String) async throws {
    #expect(try await feed("gallery: AEAAQdbniShi\n", body) == "<description>Words.</description>")
  }
}
