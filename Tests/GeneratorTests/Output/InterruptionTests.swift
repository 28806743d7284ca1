import Testing

@testable import Generator

/// A build that is killed at any point leaves the old files, or what the next run turns into the new ones (SPEC 7).
@Suite struct InterruptionTests {
  static let old = [
    "index.html": "old", "same.html": "same", "gone/a.html": "a", "gone/b/c.html": "c", "page": "page",
    "section/index.html": "section", "section/x/index.html": "x", "posts/one/index.html": "1",
  ]
  static let new = [
    "index.html": "new", "same.html": "same", "page/index.html": "page", "section": "section",
    "posts/one/index.html": "one", "posts/two/index.html": "two", "fresh/deep/index.html": "deep",
  ]
  static let foreign = ["CNAME": "mine", "gone/notes.txt": "mine"]

  /// Builds `old`, then stops the commit of `new` after some steps. Nil when it was not stopped.
  func interrupted(after count: Int) throws -> Sandbox? {
    let sandbox = try Sandbox()
    try sandbox.build(Self.old)
    for (name, text) in Self.foreign { try sandbox.put("public/" + name, text) }
    let (staging, writer) = try sandbox.stage(Self.new)
    var steps = CommitSteps(stopAfter: count)
    do { _ = try staging.commit([writer], steps: &steps) } catch { return sandbox }
    #expect(try sandbox.files() == Self.new.merging(Self.foreign) { $1 })
    return nil
  }

  @Test func everyStepLeavesOldOrNew() throws {
    let old = Self.old.merging(Self.foreign) { $1 }
    let new = Self.new.merging(Self.foreign) { $1 }
    var outcomes: [Bool] = []
    while let sandbox = try interrupted(after: outcomes.count) {
      let journaled = sandbox.exists("public/.sitegen-stage/journal")
      if !journaled, try sandbox.files() != new { #expect(try sandbox.files() == old) }
      try Staging(sandbox.place).discard()
      let files = try sandbox.files()
      #expect(files == old || files == new, "after \(outcomes.count) steps")
      if journaled { #expect(files == new) }
      #expect(!sandbox.exists("public/.sitegen-stage"))
      outcomes.append(files == new)
      // And the list of files fits: a further build deletes exactly what is ours.
      try sandbox.build(["last.html": "last"])
      #expect(try sandbox.files() == Self.foreign.merging(["last.html": "last"]) { $1 })
    }
    #expect(outcomes.count > 15)
    #expect(outcomes == outcomes.sorted { !$0 && $1 })
    #expect(Set(outcomes).count == 2)
  }

  @Test func finishingMayBeInterruptedToo() throws {
    let new = Self.new.merging(Self.foreign) { $1 }
    for first in stride(from: 3, to: 30, by: 3) {
      for second in 0..<20 {
        guard let sandbox = try interrupted(after: first) else { return }
        do {
          let output = try Directory.current.open(sandbox.output)
          guard let journal = Journal.find(in: output) else { break }
          try? Commit.resume(journal, sandbox.place, output, steps: CommitSteps(stopAfter: second))
        }
        try Staging(sandbox.place).discard()
        #expect(try sandbox.files() == new, "after \(first) and \(second) steps")
      }
    }
  }

  @Test func theFirstBuildMayBeInterruptedToo() throws {
    for count in 0..<20 {
      let sandbox = try Sandbox()
      do {
        let (staging, writer) = try sandbox.stage(Self.new)
        var steps = CommitSteps(stopAfter: count)
        do { _ = try staging.commit([writer], steps: &steps) } catch {}
      }
      try sandbox.place.check()
      try sandbox.build(Self.old)
      #expect(try sandbox.files() == Self.old, "after \(count) steps")
    }
  }

  @Test func aBuildInTheMiddleIsNotShortened() throws {
    let sandbox = try #require(try interrupted(after: 6))
    #expect(try sandbox.build(Self.old).deleted.isEmpty == false)
    #expect(try sandbox.files() == Self.old.merging(Self.foreign) { $1 })
  }
}
