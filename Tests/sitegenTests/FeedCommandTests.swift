import Foundation
import Testing

@Suite struct FeedCommandTests {
  private let rss = """
    <rss version="2.0"><channel><title>Talks</title><link>https://x.example/</link><description/>
    <item><title>One</title><guid isPermaLink="false">1</guid><link>/one</link><pubDate>soon</pubDate></item>
    </channel></rss>

    """
  private let page = "<!DOCTYPE html><html><body>503</body></html>\n"

  @Test func textForPeople() async throws {
    let folder = try TemporaryFolder(["f.xml": rss])
    let outcome = try await Program.run(["feed", "f.xml", "--color", "never"], in: folder.root)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first == "Talks")
    #expect(lines.contains("  rss 2.0, utf-8, 1 item"), "\(outcome.output)")
    #expect(lines.contains { $0.hasPrefix("warning[feed-bad-date] f.xml:2:") }, "\(outcome.output)")
    #expect(lines.contains { $0.hasPrefix("warning[feed-relative-url] f.xml:2:") }, "\(outcome.output)")
  }

  @Test func oneJSONFeedALineInTheOrderAsked() async throws {
    let folder = try TemporaryFolder(["f.xml": rss, "page.html": page, "b.xspf": SampleSite.bells])
    let words = [
      "feed", "b.xspf", "page.html", "none.xml", "f.xml", "--format", "json", "--base", "https://talks.example/a/",
    ]
    let outcome = try await Program.run(words, in: folder.root)
    #expect(outcome.status == 1)
    let feeds = try outcome.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    try #require(feeds.count == 4)
    #expect(feeds.map { $0["title"] as? String } == ["Bells", nil, nil, "Talks"])
    #expect(feeds.map { $0["source"] as? String } == [nil, "page.html", "none.xml", nil])
    #expect(feeds[1]["error"] is String)
    #expect(feeds[3]["version"] as? String == "https://jsonfeed.org/version/1.1")
    let items = try #require(feeds[3]["items"] as? [[String: Any]])
    #expect(items.map { $0["url"] as? String } == ["https://talks.example/one"])
    #expect(items.map { $0["id"] as? String } == ["1"])
    #expect(items[0].keys.contains("date_published") == false)
  }

  @Test func standardInput() async throws {
    let outcome = try await Program.run(["feed", "-", "--format", "json"], input: rss)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"title\":\"Talks\""), "\(outcome.output)")
  }

  @Test func anAddressThatCannotBeHad() async throws {
    let outcome = try await Program.run(
      ["feed", "http://127.0.0.1:9/f.xml", "--format", "json", "--allow-private-networks"])
    #expect(outcome.status == 69)
    #expect(outcome.output.hasPrefix("{\"error\":"), "\(outcome.output)")
  }

  @Test func privateNetworksAreNotAskedUnasked() async throws {
    let outcome = try await Program.run(["feed", "http://127.0.0.1:9/f.xml"])
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("private") || outcome.errors.contains("loopback"), "\(outcome.errors)")
  }

  /// The words alone, so that each form stays whole.
  @Test func problemsInTheFormsOfOtherPrograms() async throws {
    let folder = try TemporaryFolder(["f.xml": rss, "page.html": page])
    let gitHub = try await Program.run(["feed", "f.xml", "page.html", "--diagnostics", "github"], in: folder.root)
    #expect(gitHub.status == 1)
    #expect(gitHub.errors == "")
    let lines = gitHub.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("::") }, "\(gitHub.output)")
    #expect(lines.contains { $0.hasPrefix("::warning file=f.xml,line=2,col=") && $0.contains("title=feed-bad-date::") })
    #expect(lines.contains { $0.hasPrefix("::error file=page.html,line=1,col=") && $0.contains("title=feed-failed::") })
    let json = try await Program.run(["feed", "f.xml", "--diagnostics", "json"], in: folder.root)
    #expect(json.status == 0)
    let ids = try json.output.split(separator: "\n").map {
      (try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["id"] as? String
    }
    #expect(ids.contains("feed-bad-date"), "\(json.output)")
    let sarif = try await Program.run(["feed", "f.xml", "page.html", "--diagnostics", "sarif"], in: folder.root)
    let log = try JSONSerialization.jsonObject(with: Data(sarif.output.utf8)) as? [String: Any]
    let results = (log?["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]]
    #expect(results?.contains { $0["ruleId"] as? String == "feed-failed" } == true, "\(sarif.output)")
  }

  @Test func textOfFeedsCommandsNoTerminal() async throws {
    let title = "a\u{81}b\u{202E}c\u{2066}é"
    let folder = try TemporaryFolder(["f.xml": rss.replacing("Talks", with: title)])
    let json = try await Program.run(["feed", "f.xml", "--format", "json"], in: folder.root)
    #expect(json.output.contains(#""title":"ab\u202Ec\u2066é""#), "\(json.output)")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(object?["title"] as? String == "ab\u{202E}c\u{2066}é")
  }
}
