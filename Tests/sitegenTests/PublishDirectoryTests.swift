import Foundation
import Testing

/// `sitegen publish` to a folder of the machine, which also stands for what all targets have in common.
@Suite struct PublishDirectoryTests {
  private let site: TemporaryFolder
  private let host: TemporaryFolder

  init() async throws {
    host = try TemporaryFolder()
    site = try TemporaryFolder(SampleSite.files)
    try target("{ type: directory, to: '\(host.url("www").path)' }")
    #expect(try await run("build").status == 0)
  }

  @Test func putsTheSiteThereAndThenOnlyWhatHasChanged() async throws {
    let first = try await run("publish")
    #expect(first.status == 0, "\(first.errors)")
    #expect(try published() == built())
    #expect(try await run("publish").errors.hasPrefix("Nothing to publish:"))
    try site.remove("content/films/other.md")
    try site.write("content/films/aurora.md", "---\ntitle: Aurora\ndate: 2026-01-02\n---\nNew words.\n")
    try site.write("static/new.css", "p {}")
    #expect(try await run("build").status == 0)
    let second = try await run("publish", "production", "-v")
    #expect(second.status == 0, "\(second.errors)")
    #expect(second.errors.contains("production: 1 new, "), "\(second.errors)")
    #expect(second.errors.contains("  - films/other/index.html\n"), "\(second.errors)")
    #expect(try published() == built())
    #expect(try names() == ["www"], "something is left beside the folder")
  }

  @Test func strictlyNothingIsPublishedThatWasEditedByHand() async throws {
    let first = try await run("publish", "--strict", "--jobs", "3", "--report", "report.json")
    #expect(first.status == 0, "\(first.errors)")
    let before = try published()
    #expect(before == (try built()))
    #expect(try site.text("report.json").contains("\"exit_code\" : 0"))
    #expect(try site.text("report.json").contains("\"written\" : \(before.count)"))
    try site.write("public/index.html", "edited by hand")
    let refused = try await run("publish", "--strict", "--report", "report.json")
    #expect(refused.status == 1)
    #expect(
      refused.errors.contains("Not published: warnings are errors (--strict); nothing was done\n"), "\(refused.errors)")
    #expect(try published() == before)
    #expect(try site.text("report.json").contains("\"exit_code\" : 1"))
    #expect(try await run("publish").status == 0)
  }

  @Test func aDryRunChangesNothing() async throws {
    let outcome = try await run("publish", "--dry-run")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains(" new, 0 changed"), "\(outcome.errors)")
    #expect(try names() == [])
  }

  @Test func aSymlinkLeadsToTheNewestOfSeveralReleases() async throws {
    try target("{ type: directory, to: '\(host.url("www").path)', switch: symlink, keep: 2 }")
    for number in 1...3 {
      try site.write("content/_index.md", "Number \(number).\n")
      #expect(try await run("build").status == 0)
      let outcome = try await run("publish")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try published() == built())
    }
    let link = try FileManager.default.destinationOfSymbolicLink(atPath: host.url("www").path)
    #expect(link == "www.releases/3")
    let releases = try FileManager.default.contentsOfDirectory(atPath: host.url("www.releases").path)
    #expect(releases.sorted() == ["2", "3"])
  }

  @Test func whatSomebodyElsePutThereStays() async throws {
    try host.write("www/index.html", "of somebody else")
    let refused = try await run("publish")
    #expect(refused.status == 73)
    #expect(refused.errors.contains("holds files that sitegen did not put there: index.html"), "\(refused.errors)")
    #expect(try host.text("www/index.html") == "of somebody else")
    #expect(try host.files(below: "").count == 1)
    try host.write("www/.sitegen-published", "")
    #expect(try await run("publish").status == 0, "an empty list hands the folder over")
    #expect(try published() == built())
    try host.write("www/.well-known/proof", "x")
    try site.write("static/new.css", "p {}")
    #expect(try await run("build").status == 0)
    #expect(try await run("publish").status == 73)
    #expect(host.exists("www/.well-known/proof") && !host.exists("www/new.css"))
  }

  @Test func whatACutShortPublishLeftIsUsedUp() async throws {
    #expect(try await run("publish").status == 0)
    // As a kill leaves it: a draft with its list and a part of the files, and the old site in its place.
    let list = try host.text("www/.sitegen-published")
    try host.write(".www.sitegen/draft/.sitegen-published", list)
    try host.write(".www.sitegen/draft/index.html", "half of")
    try site.write("static/new.css", "p {}")
    #expect(try await run("build").status == 0)
    let outcome = try await run("publish")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try published() == built())
    #expect(try names() == ["www"])
  }

  @Test func whatWasChangedByHandIsTold() async throws {
    for path in ["public/index.html", "public/films/aurora/index.html"] {
      try site.write(path, try site.text(path).replacing("<title>", with: "<title>Own: "))
    }
    let dry = try await run("publish", "--dry-run")
    let told = "warning: 2 files in ./public were changed since the last build: films/aurora/index.html, index.html\n"
    #expect(dry.status == 0 && dry.errors.contains(told), "\(dry.errors)")
    #expect(dry.errors.contains("build it again: sitegen build"), "\(dry.errors)")
    let outcome = try await run("publish")
    #expect(outcome.status == 0 && outcome.errors.contains(told), "\(outcome.errors)")
    #expect(try published() == built())
    #expect(try await run("build").status == 0)
    let mended = try await run("publish")
    #expect(mended.status == 0 && !mended.errors.contains("warning"), "\(mended.errors)")
    #expect(try !host.text("www/index.html").contains("Own:"))
  }

  /// New times alone, as after a checkout, are no change.
  @Test func whatWasOnlyTouchedIsNot() async throws {
    for path in try site.files(below: "public").keys {
      try site.write("public/\(path)", try site.text("public/\(path)"))
    }
    let outcome = try await run("publish")
    #expect(outcome.status == 0 && !outcome.errors.contains("warning"), "\(outcome.errors)")
  }

  @Test func manyDeletionsAskForForce() async throws {
    for number in 1...40 { try site.write("static/\(number).css", "p {}") }
    #expect(try await run("build").status == 0)
    #expect(try await run("publish").status == 0)
    let before = try published()
    try FileManager.default.removeItem(at: site.url("static"))
    #expect(try await run("build").status == 0)
    let refused = try await run("publish")
    #expect(refused.status == 73)
    #expect(refused.errors.contains("this would delete 40 of the "), "\(refused.errors)")
    #expect(try published() == before)
    #expect(try await run("publish", "--force").status == 0)
    #expect(try published() == built())
  }

  @Test func withoutASiteThereIsNothingToPublish() async throws {
    try site.remove("public/index.html")
    let differs = try await run("publish")
    #expect(differs.status == 1)
    #expect(differs.errors.contains("1 file missing, among them index.html"), "\(differs.errors)")
    #expect(try await run("clean").status == 0)
    #expect(try await run("publish").status == 1)
    #expect(try names() == [])
  }

  @Test func theTargetMustBeClear() async throws {
    let unknown = try await run("publish", "staging")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("say one of production"), "\(unknown.errors)")
    try site.write(
      "site.yml",
      (SampleSite.files["site.yml"] ?? "")
        + "publish: { a: { type: directory, to: x }, b: { type: directory, to: y } }\n")
    let several = try await run("publish")
    #expect(several.status == 64)
    #expect(several.errors.contains("say one of a, b"), "\(several.errors)")
    try site.write("site.yml", (SampleSite.files["site.yml"] ?? ""))
    #expect(try await run("publish").status == 78)
  }

  @Test func aTargetThatNeedsAVariableStopsNobodyElse() async throws {
    try site.write(
      "site.yml",
      (SampleSite.files["site.yml"] ?? "")
        + "publish:\n  a: { type: git, to: 'https://ada:${DEPLOY_TOKEN}@git.example/site.git' }\n"
        + "  b: { type: directory, to: '\(host.url("www").path)' }\n")
    #expect(try await run("build").status == 0)
    #expect(try await run("check").status == 0)
    let unnamed = try await run("publish")
    #expect(unnamed.status == 64)
    #expect(unnamed.errors.contains("say one of b, a"), "\(unnamed.errors)")
    let refused = try await run("publish", "a")
    #expect(refused.status == 78)
    #expect(refused.errors.contains("error[unset-variable]: the variable DEPLOY_TOKEN is not set"), "\(refused.errors)")
    #expect(try await run("publish", "b").status == 0)
    #expect(try published() == built())
  }

  @Test func placesThatCannotBe() async throws {
    try target("{ type: directory, to: '\(host.url("no/www").path)' }")
    #expect(try await run("publish").status == 69, "no folder that holds it")
    for inside in ["content/x", "public", ".", "public/sub"] {
      try target("{ type: directory, to: '\(inside)' }")
      #expect(try await run("publish").status == 78, "\(inside)")
    }
    try host.write("file", "x")
    try target("{ type: directory, to: '\(host.url("file").path)' }")
    #expect(try await run("publish").status == 73)
  }

  private func target(_ text: String) throws {
    try site.write("site.yml", (SampleSite.files["site.yml"] ?? "") + "publish:\n  production: \(text)\n")
  }

  private func run(_ words: String...) async throws -> Program.Outcome {
    try await Program.run(words + (words[0] == "build" ? ["--now", "2026-06-01"] : []), in: site.root)
  }

  private func built() throws -> [String: Data] {
    try site.files(below: "public").filter { $0.key != ".sitegen" }
  }

  private func published() throws -> [String: Data] {
    let folder = host.url("www").resolvingSymlinksInPath()
    return try TemporaryFolder.files(below: folder).filter { $0.key != ".sitegen-published" }
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: host.root.path).sorted()
  }
}
