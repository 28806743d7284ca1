import Foundation
import Testing

/// `sitegen check`, after a build.
@Suite struct CheckCommandTests {
  private static let broken = [
    "site.yml": "title: Site\nbase_url: https://h.example/sub/\n",
    "content/_index.md": "Text.\n",
    "static/bad.html": "<a href=/sub/none>\n<a href=/sub/#none>\n<img src=a.svg>\n",
    "static/a.svg": "<svg/>",
  ]

  private func built(_ files: [String: String]) async throws -> TemporaryFolder {
    let site = try TemporaryFolder(files)
    let outcome = try await Program.run(SampleSite.build, in: site.root)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return site
  }

  @Test func aSoundSite() async throws {
    let site = try await built(SampleSite.large)
    let before = try site.files(below: "public")
    let outcome = try await Program.run(["check", "--strict"], in: site.root)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains(/^Checked \d+ pages, \d+ links in .*: nothing is wrong\n$/))
    #expect(outcome.output == "")
    #expect(try site.files(below: "public") == before)
  }

  @Test func allIsSaidWithItsPlace() async throws {
    let site = try await built(Self.broken)
    let outcome = try await Program.run(["check"], in: site.root)
    #expect(outcome.status == 1)
    #expect(
      SiteFolder.timeless(outcome.errors).replacing(/\d+ links/, with: "N links") == """
        public/bad.html:1:9: error[broken-link]: there is no page /sub/none
          1 | <a href=/sub/none>
            |         ^
        public/bad.html:2:9: error[broken-anchor]: the page /sub/ has no place '#none'
          2 | <a href=/sub/#none>
            |         ^
          help: link to the id of a heading or another element of that page
        public/bad.html:3:1: warning[missing-alt]: the picture has no text for those who cannot see it
          3 | <img src=a.svg>
            | ^
          help: say what it shows in alt="…"; alt="" if it is mere decoration
        Checked 3 pages, N links in TIME: 2 errors, 1 warning

        """)
  }

  @Test(arguments: [
    (
      "json",
      #"{"column":9,"file":"public/bad.html","id":"broken-link","line":1,"message":"there is no page /sub/none","#
    ),
    ("github", "::error file=public/bad.html,line=1,col=9,title=broken-link::there is no page /sub/none\n"),
    ("sarif", #""ruleId" : "broken-anchor""#),
  ])
  func inOtherForms(_ form: String, _ part: String) async throws {
    let site = try await built(Self.broken)
    let outcome = try await Program.run(["check", "-q", "--diagnostics", form], in: site.root)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains(part), "\(outcome.output)")
    #expect(outcome.errors == "")
  }

  @Test func theFileToMendIsNamed() async throws {
    let site = try await built([
      "site.yml": "title: Site\nbase_url: https://h.example/sub/\n", "content/films/x.md": "[a](/gone/)\n",
    ])
    let outcome = try await Program.run(["check", "--diagnostics", "json"], in: site.root)
    let found = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(found?["file"] as? String == "public/films/x/index.html")
    #expect(found?["message"] as? String == "there is no page /sub/gone/")
    #expect(found?["help"] as? String == "the page was made of content/films/x.md")
  }

  @Test func warningsFailOnlyIfStrictAndMayBeIgnored() async throws {
    let site = try await built(Self.broken.merging(["static/bad.html": "<img src=a.svg>"]) { $1 })
    #expect(try await Program.run(["check"], in: site.root).status == 0)
    #expect(try await Program.run(["check", "--strict"], in: site.root).status == 1)
    let words = ["check", "--strict", "--set", "ignore=[missing-alt]"]
    #expect(try await Program.run(words, in: site.root).status == 0)
  }

  @Test func aReportIsWritten() async throws {
    let site = try await built(Self.broken)
    #expect(try await Program.run(["check", "--report", "r.json"], in: site.root).status == 1)
    let report = try JSONSerialization.jsonObject(with: Data(site.text("r.json").utf8)) as? [String: Any]
    let counts = report?["counts"] as? [String: Int]
    #expect((counts?["pages"], counts?["errors"], counts?["warnings"]) == (3, 2, 1))
    #expect((report?["diagnostics"] as? [Any])?.count == 3)
    #expect(report?["exit_code"] as? Int == 1)
  }

  @Test func whatCannotBeChecked() async throws {
    let site = try TemporaryFolder(Self.broken)
    let unbuilt = try await Program.run(["check"], in: site.root)
    #expect(unbuilt.status == 1)
    #expect(unbuilt.errors.contains("error[not-built]"))
    let empty = try TemporaryFolder()
    #expect(try await Program.run(["check"], in: empty.root).status == 78)
  }

  @Test func otherSitesAreAskedOnlyIfSaid() async throws {
    let site = try await built([
      "site.yml": "title: Site\nbase_url: https://h.example/\n", "content/_index.md": "[a](http://127.0.0.1:9/x#y)\n",
    ])
    #expect(try await Program.run(["check", "--strict"], in: site.root).status == 0)
    let outcome = try await Program.run(["check", "--external"], in: site.root)
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("warning[unverified-link]: http://127.0.0.1:9/x cannot be verified: "))
    #expect(try await Program.run(["check", "--external", "--strict"], in: site.root).status == 1)
  }
}
