import Generator
import Testing

@testable import Transport

struct HTTPRetrieverTests {
  let trial = Trial()

  @Test func firstAnswerIsFreshAndThenCached() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .ok("one", ["Content-Type: text/plain"]) }
    let url = "http://127.0.0.1:\(server.port)/feed.xml"
    let first = try await trial.get(url)
    trial.clock.advance(by: 3599)
    let second = try await trial.get(url)
    #expect(first.value == "one" && first.status == .fresh && first.age == 0)
    #expect(second.value == "one" && second.status == .cached && second.age == 3599)
    #expect(server.requests.map(\.line) == ["GET /feed.xml HTTP/1.1"])
    await server.stop()
  }
}
