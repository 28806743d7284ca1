import Generator
import Syndication
import Testing

@testable import Transport

/// What is new in a feed is told by the next build that succeeds, whichever build it came in.
struct ToldTests {
  private let trial = Trial()

  /// What a build hears: the body that it heard of before, an arrow, and this one.
  private func build(_ port: Int, succeeds: Bool, offline: Bool = false) async throws -> String? {
    let url = try #require(WebURL("http://127.0.0.1:\(port)/"))
    var request = RetrievalRequest(url: url, policy: trial.policy)
    if offline { request.policy.mode = .offline }
    let asked = request
    return try await trial.build(tells: succeeds) { retriever in
      let answer = await retriever.retrieve(asked) { (body, previous: String?) -> String in
        let text = String(decoding: body.bytes, as: UTF8.self)
        return previous.map { "\($0.split(separator: ">").last ?? "")>\(text)" } ?? text
      }
      return answer.value
    }
  }

  @Test func untilABuildSucceeds() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { .ok(["one", "two", "three", "four"][min($0.index, 3)]) }
    #expect(try await build(server.port, succeeds: true) == "one")
    trial.clock.advance(by: 3600)
    #expect(try await build(server.port, succeeds: false) == "one>two")
    #expect(try await build(server.port, succeeds: false) == "one>two")
    trial.clock.advance(by: 3600)
    #expect(try await build(server.port, succeeds: false) == "one>three")
    #expect(try await build(server.port, succeeds: false, offline: true) == "one>three")
    #expect(try await build(server.port, succeeds: true) == "one>three")
    #expect(try await build(server.port, succeeds: true) == "three")
    #expect(trial.files.count == 1)
    await server.stop()
  }

  /// The same bytes again are nothing new.
  @Test func nothingIsKeptOfWhatStaysTheSame() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .ok("one") }
    for _ in 0..<2 {
      _ = try await build(server.port, succeeds: false)
      trial.clock.advance(by: 3600)
    }
    #expect(trial.files.count == 1)
    await server.stop()
  }

  @Test func cleaningTakesWhatWasTold() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { .ok("\($0.index)") }
    for _ in 0..<2 {
      _ = try await build(server.port, succeeds: false)
      trial.clock.advance(by: 3600)
    }
    #expect(trial.files.count == 2)
    trial.settings.cache?.clean()
    #expect(trial.files == [])
    await server.stop()
  }
}
