import Foundation
import Testing

/// What goes to which stream, in which form, with which exit code.
@Suite struct ConsoleTests {
  private let broken = [
    "site.yml": "title: A\nbase_url: https://a.example/\n", "content/a b.md": "---\ntilte: A, 50%\n---\n",
  ]

  @Test func wordsGoToStandardError() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    let outcome = try await Program.run(SampleSite.build, in: site.root)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("Built "))
  }

  @Test func quietSaysOnlyWhatIsWrong() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    #expect(try await Program.run(SampleSite.build + ["-q"], in: site.root).errors == "")
    try site.write("content/b.md", "<b>x</b>\n")
    let outcome = try await Program.run(SampleSite.build + ["-q"], in: site.root)
    #expect(outcome.status == 0)
    #expect(outcome.errors.hasPrefix("content/b.md:1:1: warning[dropped-html]: "), "\(outcome.errors)")
  }

  @Test func coloursAreAskedFor() async throws {
    let site = try TemporaryFolder(broken)
    let plain = try await Program.run(["build"], in: site.root)
    #expect(!plain.errors.contains("\u{1B}"))
    let coloured = try await Program.run(["build", "--color", "always"], in: site.root)
    #expect(coloured.errors.contains("\u{1B}[1;31merror\u{1B}[0m[unknown-key]"), "\(coloured.errors)")
  }

  @Test func diagnosticsAsJSONAreOneObjectALine() async throws {
    let site = try TemporaryFolder(broken)
    let outcome = try await Program.run(["build", "--diagnostics", "json"], in: site.root)
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 1)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["id", "severity", "file", "line", "column", "message", "help"])
    #expect(object["id"] as? String == "unknown-key")
    #expect(object["severity"] as? String == "error")
    #expect(object["file"] as? String == "content/a b.md")
    #expect(object["line"] as? Int == 2)
    #expect(object["column"] as? Int == 1)
    #expect(object["message"] as? String == "unknown key 'tilte'; did you mean 'title'?")
  }

  @Test func diagnosticsForGitHubAreWorkflowCommands() async throws {
    let site = try TemporaryFolder(broken)
    let outcome = try await Program.run(["build", "--diagnostics", "github"], in: site.root)
    let start = "::error file=content/a b.md,line=2,col=1,title=unknown-key::unknown key 'tilte'; did you mean 'title'?"
    #expect(outcome.output.hasPrefix(start), "\(outcome.output)")
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test func diagnosticsAsSARIF() async throws {
    let site = try TemporaryFolder(broken)
    let outcome = try await Program.run(["build", "--diagnostics", "sarif"], in: site.root)
    let log = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let result = try #require((run["results"] as? [[String: Any]])?.first)
    #expect(result["ruleId"] as? String == "unknown-key")
    #expect(result["level"] as? String == "error")
    let location = try #require((result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
    #expect((location["artifactLocation"] as? [String: Any])?["uri"] as? String == "content/a%20b.md")
    #expect((location["region"] as? [String: Any])?["startLine"] as? Int == 2)
  }

  /// Whoever reads these knows the repository, and not which folder of it is the site.
  @Test func filesAreNamedFromWhereTheCommandRuns() async throws {
    let repository = try TemporaryFolder(broken.reduce(into: [:]) { $0["docs/site/" + $1.key] = $1.value })
    let here = repository.root
    let site = here.appending(path: "docs/site").path
    for source in ["docs/site", "./docs/../docs/site/", site] {
      for (format, wanted) in [
        ("github", "file=docs/site/content/a b.md,"), ("sarif", "\"docs/site/content/a%20b.md\""),
      ] {
        let outcome = try await Program.run(["build", "-s", source, "--diagnostics", format], in: here)
        #expect(outcome.output.contains(wanted), "\(source): \(outcome.output)")
      }
    }
    let elsewhere = here.appending(path: "docs/site/content")
    let outcome = try await Program.run(["build", "-s", "..", "--diagnostics", "sarif"], in: elsewhere)
    #expect(outcome.output.contains("\"a%20b.md\""), "\(outcome.output)")
    let config = try await Program.run(["build", "-s", "docs/site", "--set", "x", "--diagnostics", "github"], in: here)
    #expect(config.output.contains("file=--set x,"), "\(config.output)")
  }

  @Test func filesOfTheOutputToo() async throws {
    let files = [
      "site/site.yml": "title: S\nbase_url: https://h.example/\n", "site/content/x.md": "# x\n",
      "site/static/bad.html": "<a href=/none/>x</a>\n",
    ]
    let repository = try TemporaryFolder(files)
    for (flags, wanted) in [([String](), "file=site/public/bad.html,"), (["-o", "out"], "file=out/bad.html,")] {
      let words = ["-s", "site", "--diagnostics", "github"] + flags
      _ = try await Program.run(["build", "--now", "2026-06-01"] + words, in: repository.root)
      let outcome = try await Program.run(["check"] + words, in: repository.root)
      #expect(outcome.output.contains(wanted), "\(outcome.output)")
    }
  }

  @Test func aReportHoldsCountsSourcesAndDiagnostics() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    try site.write("content/b.md", "<b>x</b>\n")
    let outcome = try await Program.run(SampleSite.build + ["--report", "report.json"], in: site.root)
    #expect(outcome.status == 0)
    let text = Data(try site.text("report.json").utf8)
    let report = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    let counts = try #require(report["counts"] as? [String: Int])
    #expect(counts["errors"] == 0)
    #expect(counts["warnings"] == 1)
    #expect((counts["written"] ?? 0) > 10)
    let sources = try #require(report["sources"] as? [[String: Any]])
    #expect(sources.map { $0["id"] as? String } == ["feeds/bells.xspf"])
    #expect(sources.map { $0["status"] as? String } == ["local"])
    #expect(sources.map { $0["items"] as? Int } == [1])
    let diagnostics = try #require(report["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.map { $0["id"] as? String } == ["dropped-html"])
  }

  @Test func aReportIsWrittenOfAFailedBuildToo() async throws {
    let site = try TemporaryFolder(broken)
    _ = try await Program.run(["build", "--report", "report.json"], in: site.root)
    let text = Data(try site.text("report.json").utf8)
    let report = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    #expect(report["exit_code"] as? Int == 1)
    #expect((report["counts"] as? [String: Int])?["errors"] == 1)
  }

  @Test(arguments: [
    ["build", "--nonsense"], ["nonsense"], ["build", "--jobs", "0"], ["build", "--now", "someday"],
    ["build", "--offline", "--frozen"], ["build", "--offline", "--refresh"], ["build", "--diagnostics", "xml"],
    ["build", "--color", "red"], ["feed"], ["feed", "--base", "here", "x"],
    ["feed", "x", "--format", "json", "--diagnostics", "sarif"], ["embed"], ["embed", "no/id"],
    ["embed", "AEAAQdbniShi", "--rrid", "x"], ["embed", "--rrid", "x"], ["list", "everything"], ["new", "../x.md"],
  ])
  func wrongUsage(_ words: [String]) async throws {
    let site = try TemporaryFolder(SampleSite.files)
    let outcome = try await Program.run(words, in: site.root)
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(outcome.output == "")
    #expect(outcome.errors != "")
    #expect(!site.exists("public"))
  }

  @Test func helpNamesTheExitCodes() async throws {
    let outcome = try await Program.run(["--help"])
    #expect(outcome.status == 0)
    for code in ["0", "1", "64", "69", "70", "73", "78", "130", "143"] {
      #expect(outcome.output.contains(try Regex("\\b\(code)\\b")), "\(code)")
    }
  }

  @Test func theVersionIsANumber() async throws {
    let outcome = try await Program.run(["version"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(/^(sitegen )?\d+\.\d+\.\d+\n$/), "\(outcome.output)")
  }
}
