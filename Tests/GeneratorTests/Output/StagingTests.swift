import Foundation
import Testing

@testable import Generator

@Suite struct StagingTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test func leavesTheOutputAloneUntilTheCommit() throws {
    try sandbox.build(["index.html": "old", "gone.html": "x"])
    let (staging, writer) = try sandbox.stage(["index.html": "new", "a/b.html": "b"])
    #expect(try sandbox.files() == ["index.html": "old", "gone.html": "x"])
    let summary = try staging.commit([writer])
    #expect(try sandbox.files() == ["index.html": "new", "a/b.html": "b"])
    #expect(summary.written.map(\.text) == ["a/b.html", "index.html"])
    #expect(summary.deleted.map(\.text) == ["gone.html"])
  }

  @Test func countsWhatIsUnchanged() throws {
    try sandbox.build(["a.html": "a", "b.html": "b", "c/index.html": "c"])
    let summary = try sandbox.build(["a.html": "a", "b.html": "B", "c/index.html": "c"])
    #expect(summary.files.map(\.text) == ["a.html", "b.html", "c/index.html"])
    #expect(summary.written.map(\.text) == ["b.html"])
    #expect(summary.unchangedCount == 2)
    #expect(summary.deleted == [])
  }

  @Test func doesNotTouchFilesThatAreTheSame() throws {
    try sandbox.build(["a.html": "a"])
    let before = try #require(FileSystem.status(sandbox.output + "/a.html"))
    try sandbox.build(["a.html": "a", "b.html": "b"])
    #expect(FileSystem.status(sandbox.output + "/a.html") == before)
  }

  @Test func joinsTheWorkOfSeveralTasks() async throws {
    let staging = try Staging(sandbox.place)
    let writers = try await withThrowingTaskGroup(of: StagingWriter.self) { group in
      for task in 0..<4 {
        group.addTask {
          var writer = staging.writer()
          for number in 0..<50 {
            let path = try #require(OutputPath("posts/\(number)/\(task).html"))
            try writer.write(path: path, bytes: Array("\(task)".utf8))
          }
          return writer
        }
      }
      var writers: [StagingWriter] = []
      for try await writer in group { writers.append(writer) }
      return writers
    }
    let summary = try staging.commit(writers)
    #expect(summary.written.count == 200)
    #expect(summary.files == summary.files.sorted())
    #expect(try sandbox.files().count == 200)
  }

  @Test func keepsApartNamesThatOnlyLookTheSame() throws {
    let staging = try Staging(sandbox.place)
    var writer = staging.writer()
    let names = ["\u{E9}/a.html", "e\u{301}/a.html", "K", "\u{212A}"]
    for (number, name) in names.enumerated() {
      try writer.write(path: #require(OutputPath(name)), bytes: [UInt8(number)])
    }
    #expect(try staging.commit([writer]).written.count == 4)
    for (number, name) in names.enumerated() {
      #expect(try FileSystem.read(sandbox.output + "/" + name) == [UInt8(number)])
    }
  }

  @Test func copiesFiles() throws {
    let large = String(repeating: "0123456789", count: 40_000)
    try sandbox.put("static/a.css", "a { }")
    try sandbox.put("static/film.mp4", large)
    func build() throws -> CommitSummary {
      let staging = try Staging(sandbox.place)
      var writer = staging.writer()
      for name in ["a.css", "film.mp4"] {
        try writer.copy(path: #require(OutputPath(name)), from: sandbox.path + "/static/" + name)
      }
      return try staging.commit([writer])
    }
    #expect(try build().written.count == 2)
    #expect(try sandbox.files() == ["a.css": "a { }", "film.mp4": large])
    #expect(try build().written == [])
    try sandbox.put("static/film.mp4", String(large.dropLast()) + "!")
    #expect(try build().written.map(\.text) == ["film.mp4"])
  }

  @Test func tellsWhichSourceIsGone() throws {
    let staging = try Staging(sandbox.place)
    var writer = staging.writer()
    let source = sandbox.path + "/static/none.css"
    #expect(throws: OutputError.source(FileError(code: ENOENT, path: source, reason: "no such file"))) {
      try writer.copy(path: #require(OutputPath("none.css")), from: source)
    }
  }

  @Test func findsTwoWritersOfOneFile() throws {
    let path = try #require(OutputPath("a.html"))
    let (staging, one) = try sandbox.stage(["a.html": "a"])
    var two = staging.writer()
    #expect(throws: OutputError.duplicate(path)) { try two.write(path: path, bytes: [1]) }
    #expect(throws: OutputError.duplicate(path)) { try staging.commit([one, one]) }
    #expect(!sandbox.exists("public"))
  }

  @Test func discardLeavesNothing() throws {
    try sandbox.stage(["a/b.html": "x"]).0.discard()
    #expect(!sandbox.exists("public"))
    try sandbox.build(["a.html": "a"])
    try sandbox.stage(["a.html": "b"]).0.discard()
    #expect(try sandbox.files() == ["a.html": "a"])
    #expect(!sandbox.exists("public/.sitegen-stage"))
  }

  @Test func oneBuildAtATime() throws {
    let (staging, _) = try sandbox.stage(["a.html": "a"])
    #expect(throws: OutputError.inUse(sandbox.output)) { try Staging(sandbox.place) }
    staging.discard()
  }

  @Test func theLockEndsWithTheBuild() throws {
    try sandbox.build(["a.html": "a"])
    try sandbox.build(["a.html": "b"])
    #expect(try sandbox.files() == ["a.html": "b"])
  }

  @Test func throwsAwayWhatAKilledBuildStaged() throws {
    try sandbox.build(["a.html": "a"])
    do { _ = try sandbox.stage(["a.html": "b", "b.html": "b"]) }
    #expect(sandbox.exists("public/.sitegen-stage/files/b.html"))
    try sandbox.build(["a.html": "a"])
    #expect(try sandbox.files() == ["a.html": "a"])
    #expect(!sandbox.exists("public/.sitegen-stage"))
  }
}
