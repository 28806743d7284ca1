import Foundation
import Testing

@testable import Generator

/// An end that somebody asks for finds the output as it was or as it is to be.
@Suite struct OutputGateTests {
  private let sandbox: Sandbox
  private let gate = OutputGate()

  init() throws {
    sandbox = try Sandbox()
    try sandbox.build(["index.html": "old"])
  }

  private func stage() throws -> (Staging, StagingWriter) {
    let staging = try Staging.begin(sandbox.place, past: PastOutput(), gate)
    var writer = staging.writer()
    try writer.write(path: #require(OutputPath("index.html")), bytes: Array("new".utf8))
    try writer.write(path: #require(OutputPath("a/b.html")), bytes: Array("b".utf8))
    return (staging, writer)
  }

  private func ended(wait: () -> Void = {}) -> [OutputGate.State] {
    var states: [OutputGate.State] = []
    gate.end(wait: wait) { states.append($0) }
    return states
  }

  @Test func beforeTheCommitTheStageGoes() throws {
    let (staging, _) = try stage()
    #expect(sandbox.exists("public/.sitegen-stage/files/a/b.html"))
    #expect(ended { Issue.record("nothing is being changed") } == [.asBefore])
    #expect(!sandbox.exists("public/.sitegen-stage"))
    #expect(try sandbox.files() == ["index.html": "old"])
    _ = staging
  }

  @Test func withoutAStageThereIsNothingToDo() throws {
    #expect(ended() == [.asBefore])
    let (staging, _) = try stage()
    staging.discard()
    #expect(ended() == [.asBefore])
    #expect(try sandbox.files() == ["index.html": "old"])
  }

  @Test func afterTheCommitTheSiteIsNew() throws {
    let (staging, writer) = try stage()
    _ = try staging.commit([writer])
    #expect(ended() == [.new])
    #expect(try sandbox.files() == ["index.html": "new", "a/b.html": "b"])
  }

  /// Asked for while the files are put in place, it waits.
  @Test func duringTheCommitItWaits() async throws {
    let (asked, asking) = AsyncStream.makeStream(of: Void.self)
    let (waits, waiting) = AsyncStream.makeStream(of: Void.self)
    let (staging, writer) = try stage()
    async let states = {
      for await _ in asked { break }
      return self.ended { waiting.finish() }
    }()
    let held = Thread {
      _ = try? self.gate.commit { () throws(OutputError) in
        asking.yield()
        // Until it waits.
        let seen = DispatchSemaphore(value: 0)
        Task.detached {
          for await _ in waits {}
          seen.signal()
        }
        seen.wait()
        var steps = CommitSteps()
        return try staging.commit([writer], steps: &steps)
      }
    }
    held.start()
    #expect(await states == [.new])
    #expect(try sandbox.files() == ["index.html": "new", "a/b.html": "b"])
  }
}
