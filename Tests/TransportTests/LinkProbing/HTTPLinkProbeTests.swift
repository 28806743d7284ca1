import Generator
import Syndication
import Testing

@testable import Transport

/// Links to a server of the test's own, and what is said of them.
@Suite struct HTTPLinkProbeTests {
  private let trial = Trial()

  private func answers(_ server: LoopbackServer, _ paths: [String]) async throws -> [LinkAnswer] {
    let urls = try paths.map { try #require(WebURL("http://127.0.0.1:\(server.port)\($0)")) }
    let answers = await HTTPLinkProbe(trial.settings).probe(Set(urls), policy: trial.policy)
    return try urls.map { try #require(answers[$0]) }
  }

  private static func lines(_ server: LoopbackServer) -> [String] {
    server.requests.map { $0.line.replacing(" HTTP/1.1", with: "") }
  }

  /// An answer to `HEAD`: the headers of one with that many bytes, and none of them.
  private static func head(_ status: String, length: Int = 0) -> [LoopbackServer.Step] {
    [.text("HTTP/1.1 \(status)\r\nContent-Length: \(length)\r\n\r\n")]
  }

  @Test(arguments: [
    ("200 OK", "200 OK", LinkAnswer.works, ["HEAD /x"]),
    ("204 No Content", "200 OK", .works, ["HEAD /x"]),
    ("405 Method Not Allowed", "200 OK", .works, ["HEAD /x", "GET /x"]),
    ("404 Not Found", "200 OK", .works, ["HEAD /x", "GET /x"]),
    ("404 Not Found", "404 Not Found", .dead(reason: "HTTP 404"), ["HEAD /x", "GET /x"]),
    ("410 Gone", "410 Gone", .dead(reason: "HTTP 410"), ["HEAD /x", "GET /x"]),
    ("403 Forbidden", "403 Forbidden", .unverified(reason: "HTTP 403"), ["HEAD /x", "GET /x"]),
    ("429 Too Many Requests", "200 OK", .unverified(reason: "HTTP 429"), ["HEAD /x"]),
    ("500 Oops", "500 Oops", .unverified(reason: "HTTP 500 after 2 tries"), ["HEAD /x", "GET /x", "GET /x"]),
  ])
  func oneAnswer(_ head: String, _ get: String, _ answer: LinkAnswer, _ lines: [String]) async throws {
    let server = try await LoopbackServer { request in
      request.line.hasPrefix("HEAD") ? Self.head(head) : .answer(get, body: "")
    }
    #expect(try await answers(server, ["/x"]) == [answer])
    #expect(Self.lines(server) == lines)
    await server.stop()
    trial.remove()
  }

  @Test func redirectsAreFollowedAndLargeFilesAreNotFetched() async throws {
    let server = try await LoopbackServer { request in
      switch request.path {
      case "/old": .found("/new")
      case "/round": .found("/round")
      default: Self.head("200 OK", length: 5_000_000_000)
      }
    }
    let found = try await answers(server, ["/old", "/film.mp4", "/round"])
    #expect(found == [.works, .works, .unverified(reason: "redirects more than 5 times")])
    await server.stop()
    trial.remove()
  }

  @Test func answersAreKeptForADayAndDoubtsAreNot() async throws {
    let server = try await LoopbackServer { request in
      let status = request.path == "/gone" ? "404 Not Found" : request.path == "/busy" ? "429 Busy" : "200 OK"
      return request.line.hasPrefix("HEAD") ? Self.head(status) : .answer(status, body: "")
    }
    let paths = ["/here", "/gone", "/busy"]
    let first = try await answers(server, paths)
    #expect(first == [.works, .dead(reason: "HTTP 404"), .unverified(reason: "HTTP 429")])
    #expect(server.requests.count == 4)
    trial.clock.advance(by: 86_399)
    #expect(try await answers(server, paths) == first)
    #expect(Self.lines(server).dropFirst(4) == ["HEAD /busy"])
    trial.clock.advance(by: 2)
    _ = try await answers(server, paths)
    #expect(server.requests.count == 9)
    #expect(trial.files == ["external-links"])
    ResponseCache(folder: trial.folder).clean()
    #expect(trial.files == [])
    await server.stop()
    trial.remove()
  }

  @Test func noMoreThanTwoAtOnceFromOneHost() async throws {
    let server = try await LoopbackServer { _ in [.wait(milliseconds: 5)] + Self.head("200 OK") }
    let found = try await answers(server, (0..<20).map { "/\($0)" })
    #expect(found == Array(repeating: .works, count: 20))
    #expect(server.seen.mostUnderWay <= 2)
    await server.stop()
    trial.remove()
  }

  @Test func privateNetworksAreNotAsked() async throws {
    let server = try await LoopbackServer { _ in Self.head("200 OK") }
    var careful = trial
    careful.policy.allowPrivateNetworks = false
    let url = try #require(WebURL("http://127.0.0.1:\(server.port)/"))
    let answers = await HTTPLinkProbe(careful.settings).probe([url], policy: careful.policy)
    guard case .unverified = answers[url] else { return #expect(Bool(false), "\(answers)") }
    #expect(server.requests.isEmpty)
    await server.stop()
    trial.remove()
  }
}
