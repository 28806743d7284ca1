import Foundation
import Testing

/// Feeds of the platform, from the stand-in on loopback.
@Suite struct RemoteFeedTests {
  private func site(_ gallery: String) throws -> TemporaryFolder {
    try TemporaryFolder([
      "site.yml": "title: A\nbase_url: https://a.example/\ntheme: none\n",
      "content/a.md": "---\ngallery: \(gallery)\n---\n",
      "templates/page.mustache": "{{gallery.count}}{{#gallery.stale}} stale{{/gallery.stale}}\n{{gallery.embed}}",
      "templates/list.mustache": "",
    ])
  }

  private func build(_ site: TemporaryFolder, _ settings: [String], _ flags: String...) async throws -> Program.Outcome
  {
    try await Program.run(["build", "--now", "2026-06-01", "--color", "never"] + settings + flags, in: site.root)
  }

  @Test(arguments: ["auto", "json", "rss", "xspf"])
  func theDefaultFeedIsFetched(_ format: String) async throws {
    try await StandIn.serve { standIn in
      let site = try site("{ fid: AEAAQdbniShi, format: \(format) }")
      let outcome = try await build(site, standIn.settings)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.contains("1 feed (1 fresh)"), "\(outcome.errors)")
      #expect(try site.text("public/a/index.html").contains(#"<span class="item-title">"#))
    }
  }

  @Test func withTheServerGoneTheCacheAnswers() async throws {
    try await StandIn.serve { standIn in
      let site = try site("AEAAQdbniShi")
      _ = try await build(site, standIn.settings)
      let online = try site.files(below: "public")
      standIn.stop()
      let cached = try await build(site, standIn.settings)
      #expect(cached.status == 0)
      #expect(cached.errors.contains("1 feed (1 cached)"), "\(cached.errors)")
      let offline = try await build(site, standIn.settings, "--offline")
      #expect(offline.status == 0)
      #expect(!offline.errors.contains("warning"), "\(offline.errors)")
      #expect(try site.files(below: "public") == online)
    }
  }

  @Test func theLastGoodCopyIsUsedWithAWarning() async throws {
    try await StandIn.serve { standIn in
      let site = try site("AEAAQdbniShi")
      _ = try await build(site, standIn.settings)
      standIn.stop()
      let outcome = try await build(site, standIn.settings, "--refresh", "--set", "feeds.retries=0")
      #expect(outcome.status == 0)
      #expect(
        outcome.errors.contains("content/a.md:2:10: warning[feed-stale]: the last good copy of 'AEAAQdbniShi'"),
        "\(outcome.errors)")
      #expect(outcome.errors.contains("1 feed (1 stale)"), "\(outcome.errors)")
      #expect(try site.text("public/a/index.html").contains(" stale\n"))
    }
  }

  @Test func anErrorPageDoesNotReplaceAGoodCopy() async throws {
    try await StandIn.serve { standIn in
      // `!!` is no gallery: the stand-in answers with an HTML page, as the platform in trouble does.
      let site = try site("{ feed: \"\(standIn.origin)/jsonv2.aspx?fid=!!\", on_error: skip }")
      let outcome = try await build(site, standIn.settings)
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("warning[feed-skipped]"), "\(outcome.errors)")
      try site.write("content/a.md", "---\ngallery: { feed: \"\(standIn.origin)/jsonv2.aspx?fid=!!\" }\n---\n")
      #expect(try await build(site, standIn.settings).status == 69)
    }
  }

  @Test func privateNetworksAreRefusedUnlessAllowed() async throws {
    try await StandIn.serve { standIn in
      let site = try site("{ feed: \"\(standIn.origin)/jsonv2.aspx?fid=AEAAQdbniShi\" }")
      #expect(try await build(site, []).status == 69)
    }
  }

  @Test func theFeedCommandReadsAnAddress() async throws {
    try await StandIn.serve { standIn in
      let address = "\(standIn.origin)/media-platform/runtime/rss200.aspx?fid=AEAAQdbniShi"
      let words = ["feed", address, "--format", "json", "--allow-private-networks"]
      let outcome = try await Program.run(words)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains(#""format":"rss""#), "\(outcome.output)")
    }
  }
}
