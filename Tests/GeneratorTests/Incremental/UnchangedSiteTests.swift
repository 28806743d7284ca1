import Foundation
import Syndication
import Testing

@testable import Generator

/// When a build finds that there is nothing to do, and when it looks closer.
@Suite struct UnchangedSiteTests {
  private let site = [
    "content/a.md": "---\ntitle: A\ndate: 2026-05-01\n---\n![x](none.png)\n",
    "content/b.md": "---\ntitle: B\ngallery: { fid: AEAAQdbniShi, feed: f.xml }\n---\n",
    "content/later.md": "---\ntitle: Later\ndate: 2027-01-01\n---\n", "static/x.txt": "x",
  ]

  /// Builds, does something to the site, and builds again.
  private func second(_ change: (SiteTrial) throws -> Void) async throws -> BuildReport {
    let trial = try await built()
    try change(trial)
    trial.options.started = try trial.sandbox.clock()
    return try await trial.build()
  }

  private func built() async throws -> SiteTrial {
    let trial = try SiteTrial(site)
    trial.options.program = "one"
    trial.options.started = try trial.sandbox.clock()
    let first = try await trial.build()
    #expect(!first.isUnchanged && first.written > 0)
    return trial
  }

  @Test func theSameIsSaidAgain() async throws {
    let report = try await second { _ in }
    #expect(report.isUnchanged)
    #expect((report.written, report.deleted, report.pages) == (0, 0, 3))
    #expect(report.unchanged > 5)
    #expect(
      report.diagnostics.map(\.line) == [
        "content/a.md:5:6: warning[missing-file]: there is no file 'none.png' beside the page",
        "content/b.md:3:37: warning[feed-missing]: the feed of 'AEAAQdbniShi' cannot be had: f.xml: no such file; "
          + "the embed is written without items",
      ])
    #expect(report.sources.map(\.status) == [.failed])
  }

  @Test func timesSayNothing() async throws {
    let report = try await second { trial in
      for entry in try FileSystem.list(trial.sandbox.path) where entry.kind == .file {
        if entry.path.hasSuffix(".sitegen/record") { continue }
        try trial.sandbox.put(entry.path, try trial.sandbox.text(entry.path))
      }
    }
    #expect(report.isUnchanged)
  }

  @Test(arguments: [
    ("content/a.md", "---\ntitle: Z\ndate: 2026-05-01\n---\n![x](none.png)\n"), ("content/new.md", "new"),
    ("content/note.txt", "beside"), ("f.xml", SampleFeed.rss), ("static/x.txt", "y"), ("static/y.txt", "y"),
    ("templates/footer.mustache", "foot"), ("site.yml", "title: Other\nbase_url: https://h.example/\n"),
    ("public/a/index.html", "edited"), ("public/x.txt", "z"), ("public/.sitegen", ""), (".sitegen/record", "damaged"),
    ("public/.sitegen-stage/files/x", "left by a kill"),
  ])
  func aFileThatDiffers(_ path: String, _ text: String) async throws {
    #expect(try await !second { try $0.sandbox.put(path, text) }.isUnchanged)
  }

  @Test(arguments: ["content/a.md", "static/x.txt", "public/a/index.html", ".sitegen/manifest"])
  func aFileThatIsGone(_ path: String) async throws {
    #expect(try await !second { try Directory.current.unlink($0.sandbox.path + "/" + path) }.isUnchanged)
  }

  /// The same number of bytes under the same time; the system knows better.
  @Test func aFileWhoseTimeWasSetBack() async throws {
    let report = try await second { trial in
      let path = trial.sandbox.path + "/content/a.md"
      let before = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
      let handle = try #require(FileHandle(forUpdatingAtPath: path))
      try handle.seek(toOffset: 11)
      try handle.write(contentsOf: Data("Z".utf8))
      try handle.close()
      try FileManager.default.setAttributes([.modificationDate: #require(before)], ofItemAtPath: path)
    }
    #expect(!report.isUnchanged)
    #expect(report.written > 0)
  }

  @Test func timeThatMakesAPageAppear() async throws {
    #expect(try await second { $0.options.now.seconds += 1 }.isUnchanged)
    #expect(try await !second { $0.options.now = Timestamp(year: 2027, month: 1, day: 1) }.isUnchanged)
  }

  @Test func anotherProgramOrOtherFlags() async throws {
    #expect(try await !second { $0.options.program = "two" }.isUnchanged)
    #expect(try await !second { $0.options.drafts = true }.isUnchanged)
    #expect(try await !second { $0.options.nowIsSaid = true }.isUnchanged)
    #expect(try await !second { $0.options.settings = ["language=de"] }.isUnchanged)
    #expect(try await !second { $0.options.environment = ["SITEGEN_LANGUAGE": "de"] }.isUnchanged)
    #expect(try await !second { $0.options.refreshed = .all }.isUnchanged)
    #expect(try await second { $0.options.jobs = 2 }.isUnchanged)
  }

  @Test func aProgramWithoutANameRemembersNothing() async throws {
    let trial = try SiteTrial(site)
    _ = try await trial.build()
    #expect(!trial.sandbox.exists(".sitegen/record"))
    #expect(try await !trial.build().isUnchanged)
  }

  @Test func aSiteThatMoves() async throws {
    let trial = try await built()
    let moved = try Sandbox()
    for name in ["content", "static", "site.yml", "public", ".sitegen"] {
      try Directory.current.rename(trial.sandbox.path + "/" + name, to: moved.path + "/" + name)
    }
    trial.options.source = moved.path
    trial.options.started = try moved.clock()
    #expect(try await trial.build().isUnchanged)
  }
}
