import Foundation
import Testing

/// Commands around a site: `init`, `new`, `list`, `config`, `clean`.
@Suite struct SiteCommandTests {
  @Test func initMakesASiteThatBuilds() async throws {
    let folder = try TemporaryFolder()
    let made = try await Program.run(["init", "mine"], in: folder.root)
    #expect(made.status == 0, "\(made.errors)")
    let built = try await Program.run(["build", "--strict", "-s", "mine", "--color", "never"], in: folder.root)
    #expect(built.status == 0, "\(built.errors)")
    #expect(folder.exists("mine/public/gallery/first-gallery/index.html"))
  }

  @Test func initRefusesAFolderThatIsNotEmpty() async throws {
    let folder = try TemporaryFolder(["site.yml": "title: Mine\n"])
    let refused = try await Program.run(["init"], in: folder.root)
    #expect(refused.status == 64)
    #expect(try folder.files(below: "").count == 1)
    #expect(try await Program.run(["init", "--force"], in: folder.root).status == 0)
    #expect(try folder.text("site.yml") == "title: Mine\n")
    #expect(folder.exists("content/_index.md"))
  }

  @Test(arguments: [
    ("github", [".github/workflows/site.yml"]), ("gitlab", [".gitlab-ci.yml"]),
    ("netlify", ["netlify.toml", "ci/site.sh"]),
    ("cloudflare", ["wrangler.toml", "ci/site.sh"]), ("generic", ["ci/site.sh"]),
  ])
  func initAddsARecipeToASite(_ host: String, _ paths: [String]) async throws {
    let site = try TemporaryFolder(SampleSite.files)
    let outcome = try await Program.run(["init", "--ci", host], in: site.root)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try Set(site.files(below: "").keys) == Set(SampleSite.files.keys).union(paths))
    try site.write(paths[0], "mine\n")
    let refused = try await Program.run(["init", "--ci", host], in: site.root)
    #expect(refused.status == 64)
    #expect(refused.errors.contains("\(paths[0]) is there already"))
    #expect(try site.text(paths[0]) == "mine\n")
    #expect(try await Program.run(["init", "--ci", host, "--force"], in: site.root).status == 0)
    #expect(try site.text(paths[0]) != "mine\n")
    #expect(try site.text("site.yml") == SampleSite.files["site.yml"])
  }

  @Test func initWithARecipeMakesASiteWhereThereIsNone() async throws {
    let folder = try TemporaryFolder()
    let made = try await Program.run(["init", "mine", "--ci", "github"], in: folder.root)
    #expect(made.status == 0, "\(made.errors)")
    #expect(folder.exists("mine/site.yml") && folder.exists("mine/.github/workflows/site.yml"))
    try folder.write("other/notes.txt", "")
    #expect(try await Program.run(["init", "other", "--ci", "github"], in: folder.root).status == 64)
    #expect(try folder.files(below: "other").count == 1)
    #expect(try await Program.run(["init", "--ci", "geocities"], in: folder.root).status == 64)
  }

  /// The flags of a build, for commands that read a site as well.
  @Test(arguments: ["list", "config", "check"])
  func commonFlagsAreTaken(command: String) async throws {
    let site = try TemporaryFolder(["site.yml": "title: Mine\n", "content/_index.md": "Hello\n"])
    #expect(try await Program.run(["build"], in: site.root).status == 0)
    let words = [command, "--jobs", "2", "--offline", "--report", "report.json"]
    #expect(try await Program.run(words, in: site.root).status == 0)
    #expect(try site.text("report.json").contains("\"exit_code\" : 0"))
    if command == "check" { return }
    // Of `base_url`, which is missing.
    #expect(try await Program.run(words + ["--strict"], in: site.root).status == 1)
    #expect(try site.text("report.json").contains("\"warnings\" : 1"))
  }

  @Test func whatForbidsTheNetworkAndWhatNeedsItExcludeEachOther() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    for words in [["check", "--external", "--offline"], ["fetch", "--frozen"], ["build", "--offline", "--refresh"]] {
      #expect(try await Program.run(words, in: site.root).status == 64, "\(words)")
    }
  }

  @Test func newWritesAPageFromTheBuiltInArchetype() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    let words = ["new", "films/north-pier.md", "--gallery", "AwKAv6-9ivM-", "--now", "2026-06-01"]
    let outcome = try await Program.run(words, in: site.root)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let expected = "---\ntitle: North pier\ndate: 2026-06-01\ndraft: true\ngallery: AwKAv6-9ivM-\n---\n"
    #expect(try site.text("content/films/north-pier.md") == expected)
    #expect(try await Program.run(words, in: site.root).status != 0, "it overwrites")
    #expect(try site.text("content/films/north-pier.md") == expected)
  }

  @Test func newTakesTheArchetypeOfTheSection() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    try site.write("archetypes/films.md", "---\ntitle: \"{{title}}\"\n{{gallery}}\ntags: [film]\n---\nOn {{date}}.\n")
    _ = try await Program.run(["new", "films/x.md", "--now", "2026-06-01"], in: site.root)
    #expect(try site.text("content/films/x.md") == "---\ntitle: \"X\"\ntags: [film]\n---\nOn 2026-06-01.\n")
  }

  @Test(arguments: [
    ("pages", "2026-01-02  /films/aurora/  Aurora           content/films/aurora.md"),
    ("drafts", "Idea  content/films/idea.md"),
    ("future", "2027-01-01  Later  content/films/later.md"),
    ("expired", "Gone  content/films/gone.md"),
    ("galleries", "feeds/bells.xspf  list  feeds/bells.xspf  content/films/aurora.md"),
  ])
  func listPrintsLines(_ subject: String, _ line: String) async throws {
    let site = try TemporaryFolder(SampleSite.files)
    let outcome = try await Program.run(["list", subject, "--now", "2026-06-01"], in: site.root)
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").contains(Substring(line)), "\(outcome.output)")
  }

  @Test func listAsJSON() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    let outcome = try await Program.run(["list", "drafts", "--format", "json"], in: site.root)
    let rows = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: String]]
    #expect(rows == [["date": "", "file": "content/films/idea.md", "title": "Idea", "url": ""]])
  }

  @Test func listAsCSV() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    let outcome = try await Program.run(["list", "--format", "csv", "--now", "2026-06-01"], in: site.root)
    let lines = outcome.output.split(separator: "\r\n")
    #expect(lines.first == "date,url,title,file")
    #expect(lines.contains(#"2026-01-01,/films/other/,"Other, ""quoted""",content/films/other.md"#), "\(lines)")
  }

  @Test func configSaysWhereEachValueIsFrom() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    try site.write("site.live.yml", "\ntitle: Live\n")
    let words = ["config", "--env", "live", "--set", "feeds.ttl=2h"]
    let outcome = try await Program.run(words, in: site.root, environment: ["SITEGEN_AUTHOR__NAME": "Ada"])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").map { $0.replacing(/\ +#\ /, with: " # ") }
    #expect(lines.contains("title: Live # site.live.yml:2"), "\(outcome.output)")
    #expect(lines.contains("base_url: https://northlight.example/ # site.yml:2"))
    #expect(lines.contains("feeds.ttl: 2h # --set feeds.ttl"))
    #expect(lines.contains { $0.hasPrefix("author.name: Ada # ") && $0.hasSuffix("SITEGEN_AUTHOR__NAME") })
  }

  @Test func cleanRemovesWhatWeWroteAndNothingElse() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    _ = try await Program.run(SampleSite.build, in: site.root)
    try site.write("public/mine.txt", "mine\n")
    let outcome = try await Program.run(["clean"], in: site.root)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try Set(site.files(below: "public").keys) == ["mine.txt"])
    #expect(try site.files(below: "content").count == 6)
  }

  @Test func cleanLeavesWhatIsNotOurs() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    try site.write("public/precious.txt", "mine\n")
    _ = try await Program.run(["clean", "--cache"], in: site.root)
    #expect(try site.text("public/precious.txt") == "mine\n")
  }
}
