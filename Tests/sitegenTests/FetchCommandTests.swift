import Foundation
import Testing

@Suite struct FetchCommandTests {
  private func site(_ origin: String, policy: String = "") throws -> TemporaryFolder {
    try TemporaryFolder([
      "site.yml": """
      title: A
      base_url: https://a.example/
      theme: none
      feeds: { allow_private_networks: true, ttl: 0s, retries: 0\(policy) }
      sources:
        spring: { url: "\(origin)/spring.xml" }
        spare: { url: "\(origin)/spare.xml" }
      """,
      "content/a.md": "---\ngallery: { source: spring }\n---\n",
      "templates/page.mustache": "{{#gallery.items}}{{title}}={{video}};{{/gallery.items}}",
      "templates/list.mustache": "",
    ])
  }

  private func feed(_ items: [(id: String, title: String)]) -> String {
    let items = items.map { id, title in
      """
      <item><guid isPermaLink="false">\(id)</guid><title>\(title)</title>
      <enclosure url="https://c.example/\(id).mp4?Expires=9&amp;Signature=s" type="video/mp4" length="1"/></item>
      """
    }
    return "<rss version=\"2.0\"><channel><title>Spring show</title>\(items.joined())</channel></rss>"
  }

  /// Builds say `--refresh`, because the server knows when a file was written to the second only.
  private func run(_ words: String..., in site: TemporaryFolder, _ environment: [String: String] = [:]) async throws
    -> Program.Outcome
  {
    try await Program.run(words, in: site.root, environment: environment)
  }

  @Test func tellsHowEachSourceFaredAndWhatIsNew() async throws {
    let feeds = try TemporaryFolder(["spring.xml": feed([("a", "Alpha"), ("b", "Beta"), ("c", "Gamma")])])
    try await FolderServer.serve(feeds.root) { server in
      let site = try site(server.origin)
      #expect(try await run("build", in: site).status == 0)
      try feeds.write("spring.xml", feed([("a", "Alpha"), ("b", "Beta again"), ("d", "Delta"), ("e", "Epsilon")]))
      let all = try await run("fetch", in: site)
      #expect(
        all.output == """
          source  status  items  changes   reason
          spring  fresh   4      +2 −1 ~1
          spare   failed                   HTTP 404

          """)
      #expect(all.errors.contains("site.yml:7:3: error[feed-failed]"), "\(all.errors)")
      #expect(all.status == 69)
      let one = try await run("fetch", "spring", "--format", "csv", in: site)
      #expect(one.output == "source,status,age,items,changes,reason\r\nspring,fresh,,4,,\r\n")
      #expect(one.status == 0)
    }
  }

  @Test func aBuildTellsItToPeopleAndToGitHub() async throws {
    let feeds = try TemporaryFolder(["spring.xml": feed([("a", "Alpha"), ("b", "Be|ta")])])
    try await FolderServer.serve(feeds.root) { server in
      let site = try site(server.origin)
      #expect(try await run("build", in: site).errors.contains("Spring show") == false)
      try feeds.write("spring.xml", feed([("a", "Alpha 2"), ("c", "Gamma")]))
      let people = try await run("build", "--refresh", in: site)
      #expect(people.errors.contains("  +1 −1 ~1 in \"Spring show\"\n"), "\(people.errors)")
      try feeds.write("spring.xml", feed([("a", "Alpha 2"), ("c", "Gamma"), ("d", "De|lta")]))
      let summary = try TemporaryFolder(["summary.md": "before\n"])
      let annotated = try await run(
        "build", "--refresh", "--diagnostics", "github", "--report", "report.json", in: site,
        ["GITHUB_STEP_SUMMARY": summary.url("summary.md").path])
      #expect(
        annotated.output
          == "::notice file=content/a.md,line=2,col=20,title=gallery-changed::+1 in \"Spring show\"\n")
      let text = try summary.text("summary.md")
      #expect(text.hasPrefix("before\n### Built 2 pages; 1 feed (1 fresh)"), "\(text)")
      #expect(text.contains("\n| spring | fresh |  | 3 | +1 |  |\n\n- +1 in \"Spring show\"\n"), "\(text)")
      let report = try JSONSerialization.jsonObject(with: Data(try site.text("report.json").utf8)) as? [String: Any]
      let sources = try #require(report?["sources"] as? [[String: Any]])
      #expect((sources[0]["changes"] as? [String: [String]])?["added"] == ["De|lta"])
      #expect(
        (report?["times"] as? [String: Double])?.keys.sorted() == ["fetching", "reading", "rendering", "writing"])
    }
  }

  /// Nobody reads of a gallery in a build that failed: the next one that succeeds says it.
  @Test func whatAFailedBuildSawIsToldByTheNext() async throws {
    let feeds = try TemporaryFolder(["spring.xml": feed([("a", "Alpha")])])
    try await FolderServer.serve(feeds.root) { server in
      let site = try site(server.origin)
      #expect(try await run("build", in: site).status == 0)
      try feeds.write("spring.xml", feed([("a", "Alpha"), ("b", "Beta")]))
      try site.write("content/broken.md", "[x](nowhere.md)\n")
      #expect(try await run("build", "--refresh", in: site).status == 1)
      try site.write("content/broken.md", "x\n")
      let next = try await run("build", "--offline", in: site)
      #expect(next.status == 0, "\(next.errors)")
      #expect(next.errors.contains("  +1 in \"Spring show\"\n"), "\(next.errors)")
      #expect(try await run("build", "--offline", in: site).errors.contains("Spring show") == false)
    }
  }

  @Test func writesAReportLikeABuild() async throws {
    let feeds = try TemporaryFolder(["spring.xml": feed([("a", "Alpha")])])
    try await FolderServer.serve(feeds.root) { server in
      let site = try site(server.origin)
      #expect(try await run("fetch", "--jobs", "2", "--report", "report.json", in: site).status == 69)
      let report = try JSONSerialization.jsonObject(with: Data(try site.text("report.json").utf8)) as? [String: Any]
      let sources = try #require(report?["sources"] as? [[String: Any]])
      #expect(sources.map { $0["status"] as? String } == ["fresh", "failed"])
      #expect(report?["exit_code"] as? Int == 69)
      #expect((report?["counts"] as? [String: Int])?["errors"] == 1)
      #expect((report?["times"] as? [String: Double])?.keys.sorted() == ["fetching", "reading"])
    }
  }

  @Test func freezesWhatCameForBuildsWithoutANetwork() async throws {
    let feeds = try TemporaryFolder([
      "spring.xml": feed([("a", "Alpha")]), "spare.xml": feed([("z", "Omega")]),
    ])
    let site = try site("http://127.0.0.1:1")
    try await FolderServer.serve(feeds.root) { server in
      let text = try site.text("site.yml").replacing("http://127.0.0.1:1", with: server.origin)
      try site.write("site.yml", text)
      let frozen = try await run("fetch", "--freeze", in: site)
      #expect(frozen.errors.contains("2 snapshots in snapshots/"), "\(frozen.errors)")
      #expect(frozen.status == 0)
    }
    let snapshot = try site.text("snapshots/spring.json")
    #expect(snapshot.hasPrefix("{\n  \"_source\": {\n    \"encoding\": \"utf-8\",\n"), "\(snapshot)")
    #expect(try await run("build", "--frozen", in: site).status == 0)
    #expect(
      try site.text("public/a/index.html") == "Alpha=https://c.example/a.mp4?Expires=9&amp;Signature=s;")
    let before = try site.files(below: "snapshots")
    #expect(try await run("fetch", "--offline", "--freeze", in: site).status == 0)
    #expect(try site.files(below: "snapshots") == before)
  }

  @Test func signedAddressesAreKeptOutWhereThePolicySaysSo() async throws {
    let feeds = try TemporaryFolder([
      "spring.xml": feed([("a", "Alpha")]), "spare.xml": feed([("z", "Omega")]),
    ])
    try await FolderServer.serve(feeds.root) { server in
      let site = try site(server.origin, policy: ", signed_urls: drop")
      #expect(try await run("fetch", "--freeze", in: site).status == 0)
      let snapshot = try site.text("snapshots/spring.json")
      #expect(!snapshot.contains("Signature"))
      #expect(snapshot.contains("\"title\": \"Alpha\""))
      #expect(try await run("build", "--frozen", in: site).status == 0)
      #expect(try site.text("public/a/index.html") == "Alpha=;")
    }
  }

  @Test func anUnknownSourceIsAskedBack() async throws {
    let site = try site("http://127.0.0.1:1")
    let outcome = try await run("fetch", "sprng", in: site)
    #expect(
      outcome.errors.contains("error[unknown-source]: no gallery or source is called 'sprng'; did you mean 'spring'?"))
    #expect(outcome.output == "")
    #expect(outcome.status == 64)
  }

  @Test func eachNameOfAFeedHasARowAndASnapshot() async throws {
    let feeds = try TemporaryFolder(["spring.xml": feed([("a", "Alpha")]), "spare.xml": feed([("z", "Omega")])])
    try await FolderServer.serve(feeds.root) { server in
      let site = try site(server.origin)
      try site.write(
        "content/b.md", "---\ngallery: { fid: AEAAQdbniShi, feed: \"\(server.origin)/spring.xml\" }\n---\n")
      let outcome = try await run("fetch", "AEAAQdbniShi", "spring", "--freeze", in: site)
      #expect(outcome.output.contains("\nspring        fresh   1\n"), "\(outcome.output)")
      #expect(outcome.output.contains("\nAEAAQdbniShi  fresh   1\n"), "\(outcome.output)")
      #expect(try await run("build", "--frozen", in: site).status == 0)
      #expect(try site.text("public/b/index.html").hasPrefix("Alpha="))
    }
  }

  @Test func twoFeedsUnderOneNameAreNotFrozen() async throws {
    let feeds = try TemporaryFolder(["spring.xml": feed([("a", "Alpha")]), "spare.xml": feed([("z", "Omega")])])
    try await FolderServer.serve(feeds.root) { server in
      let site = try site(server.origin)
      for (page, feed) in [("b", "spring"), ("c", "spare")] {
        try site.write(
          "content/\(page).md",
          "---\ngallery: { fid: AEAAQdbniShi, feed: \"\(server.origin)/\(feed).xml\" }\n---\n")
      }
      for (words, status) in [(["fetch", "--freeze"], Int32(1)), (["build", "--frozen"], 69)] {
        let outcome = try await Program.run(words, in: site.root)
        #expect(outcome.errors.contains("content/c.md:2:37: error[snapshot-conflict]"), "\(outcome.errors)")
        #expect(outcome.status == status)
      }
      #expect(try site.files(below: "snapshots").isEmpty)
    }
  }

  @Test func aSnapshotIsNotReplacedByMuchLess() async throws {
    let feeds = try TemporaryFolder([
      "spring.xml": feed([("a", "Alpha"), ("b", "Beta"), ("c", "Gamma")]), "spare.xml": feed([("z", "Omega")]),
    ])
    try await FolderServer.serve(feeds.root) { server in
      let site = try site(server.origin)
      #expect(try await run("fetch", "--freeze", in: site).status == 0)
      let before = try site.text("snapshots/spring.json")
      try feeds.write("spring.xml", feed([("a", "Alpha")]))
      #expect(try await run("clean", "--cache", in: site).status == 0)
      let outcome = try await run("fetch", "--freeze", in: site)
      #expect(
        outcome.errors.contains(
          "snapshots/spring.json is kept as it is: the feed shrank from 3 to 1 items, more than max_shrink allows"),
        "\(outcome.errors)")
      #expect(try site.text("snapshots/spring.json") == before)
    }
  }

  @Test func refreshOfAnUnknownSourceIsAskedBack() async throws {
    let feeds = try TemporaryFolder(["spring.xml": feed([("a", "Alpha")])])
    try await FolderServer.serve(feeds.root) { server in
      let outcome = try await run("build", "--refresh=sprng", in: site(server.origin))
      #expect(outcome.errors.contains("called 'sprng'; did you mean 'spring'?"), "\(outcome.errors)")
      #expect(outcome.status == 1)
    }
  }

  @Test func titlesOfFeedsCommandNoTerminal() async throws {
    let feeds = try TemporaryFolder(["spring.xml": feed([("a", "Alpha")])])
    try await FolderServer.serve(feeds.root) { server in
      let site = try site(server.origin)
      #expect(try await run("build", in: site).status == 0)
      let odd = feed([("a", "Alpha"), ("b", "x\u{81}y\u{202E}z")]).replacing("Spring", with: "S\u{81}\u{202E}")
      try feeds.write("spring.xml", odd)
      let json = try await run("fetch", "spring", "--format", "json", in: site)
      #expect(json.output.contains(#""xy\u202Ez""#), "\(json.output)")
      try feeds.write("spring.xml", odd.replacing("Alpha", with: "Omega"))
      let build = try await run("build", "--refresh", "--diagnostics", "github", "--report", "r.json", in: site)
      #expect(build.output.contains("::~1 in \"S\u{FFFD} show\"\n"), "\(build.output)")
      let report = try site.text("r.json")
      #expect(report.contains(#""S\u202E show""#), "\(report)")
      #expect(!report.unicodeScalars.contains("\u{9B}") && !report.unicodeScalars.contains("\u{202E}"))
    }
  }
}
