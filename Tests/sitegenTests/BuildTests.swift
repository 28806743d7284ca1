import Foundation
import Testing

@Suite struct BuildTests {
  @Test func anyNumberOfTasksWritesTheSameBytes() async throws {
    let site = try TemporaryFolder(SampleSite.large)
    for jobs in ["1", "8"] {
      let outcome = try await Program.run(SampleSite.build + ["--jobs", jobs, "-o", "jobs-\(jobs)"], in: site.root)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let one = try site.files(below: "jobs-1")
    let eight = try site.files(below: "jobs-8")
    #expect(one.count > 150)
    #expect(one == eight)
  }

  @Test func aWarmBuildIsAColdOneAndWritesNothing() async throws {
    let site = try TemporaryFolder(SampleSite.large)
    _ = try await Program.run(SampleSite.build, in: site.root)
    let cold = try site.files(below: "public")
    let date = try site.changed("public/index.html")
    let warm = try await Program.run(SampleSite.build, in: site.root)
    #expect(try site.files(below: "public") == cold)
    #expect(try site.changed("public/index.html") == date)
    #expect(warm.errors.contains("; 0 files written, "), "\(warm.errors)")
  }

  @Test func anEditedPageIsAllThatIsWritten() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    _ = try await Program.run(SampleSite.build, in: site.root)
    try site.write(
      "content/films/other.md", "---\ntitle: \"Other, \\\"quoted\\\"\"\ndate: 2026-01-01\n---\nText.\n\nMore.\n")
    let outcome = try await Program.run(SampleSite.build, in: site.root)
    #expect(outcome.errors.contains("; 1 file written, "), "\(outcome.errors)")
    #expect(try site.text("public/films/other/index.html").contains("<p>More.</p>"))
  }

  @Test func whatIsNoLongerMadeGoesAndWhatIsForeignStays() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    _ = try await Program.run(SampleSite.build, in: site.root)
    try site.write("public/CNAME", "northlight.example\n")
    try site.write("public/films/other/mine.txt", "mine\n")
    try site.remove("content/films/other.md")
    try site.write("content/films/aurora.md", "---\ntitle: Aurora\n---\n")
    let outcome = try await Program.run(SampleSite.build, in: site.root)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!site.exists("public/films/other/index.html"))
    #expect(!site.exists("public/tags/light"))
    #expect(try site.text("public/films/other/mine.txt") == "mine\n")
    #expect(try site.text("public/CNAME") == "northlight.example\n")
  }

  @Test func nothingOutsideTheOutputAndItsManifestIsWritten() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    _ = try await Program.run(SampleSite.build, in: site.root)
    let others = try site.files(below: "").keys.filter { !$0.hasPrefix("public/") && !$0.hasPrefix(".sitegen/") }
    #expect(Set(others) == Set(SampleSite.files.keys))
  }

  @Test func theOutputDoesNotDependOnTheClock() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    for epoch in ["1780000000", "1790000000"] {
      _ = try await Program.run(
        ["build", "--offline", "-o", epoch], in: site.root, environment: ["SOURCE_DATE_EPOCH": epoch])
    }
    #expect(try site.files(below: "1780000000") == site.files(below: "1790000000"))
  }

  @Test func theBuiltInThemeBringsItsFiles() async throws {
    let site = try TemporaryFolder(SampleSite.files)
    _ = try await Program.run(SampleSite.build, in: site.root)
    #expect(try site.text("public/assets/theme.css").utf8.count < 15_000)
    #expect(try site.text("public/films/aurora/index.html").contains("/assets/theme.css"))
    #expect(site.exists("public/404.html"))
  }

  @Test func aSiteIsFoundBySource() async throws {
    let site = try TemporaryFolder(SampleSite.files.reduce(into: [:]) { $0["deep/site/" + $1.key] = $1.value })
    let outcome = try await Program.run(SampleSite.build + ["-s", "deep/site/"], in: site.root)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(site.exists("deep/site/public/films/aurora/index.html"))
  }
}
