import Cincopa
import Generator
import Syndication
import Testing

@testable import Transport

struct CincopaClientTests {
  private var trial = Trial()
  private let token: APIToken

  init() throws { token = try #require(APIToken("70001i9f3k2m7q4x8z1b5n6v0c")) }

  /// What came of a call, and what the server saw of it.
  private func ask(
    _ call: APICall, retries: Int = 2, _ script: @escaping LoopbackServer.Script
  ) async throws -> (Result<JSONValue, TransportFailure>, [LoopbackServer.Request]) {
    let server = try await LoopbackServer(script)
    var policy = trial.policy
    policy.retries = retries
    let client = try CincopaClient(
      trial.settings, hosts: PlatformHosts(all: "http://127.0.0.1:\(server.port)"), token: token, policy: policy)
    let result: Result<JSONValue, TransportFailure>
    do { result = .success(try await client.answer(to: call)) } catch { result = .failure(error) }
    await client.shutdown()
    await server.stop()
    return (result, server.requests)
  }

  private func failure(_ result: Result<JSONValue, TransportFailure>) -> TransportFailure? {
    if case .failure(let failure) = result { failure } else { nil }
  }

  private let read = APICall(raw: "gallery.list", [.init("search", "a b")])
  private let write = APICall(raw: "gallery.create", [.init("name", "x")])

  @Test func askedInTheQuery() async throws {
    let (result, requests) = try await ask(read) { _ in .ok(#"{"success":true}"#) }
    #expect(try result.get()["success"]?.boolValue == true)
    #expect(
      requests.map(\.line) == ["GET /v2/gallery.list.json?api_token=70001i9f3k2m7q4x8z1b5n6v0c&search=a%20b HTTP/1.1"])
    #expect(requests[0]["Accept"] == "application/json, */*;q=0.5")
  }

  @Test func writtenWithAnEmptyBody() async throws {
    let (_, requests) = try await ask(write) { _ in .ok(#"{"success":true}"#) }
    #expect(requests[0].line.hasPrefix("POST /v2/gallery.create.json?api_token="))
    #expect(requests[0]["Content-Length"] == "0")
  }

  @Test func passingTroubleIsTriedAgainForWhatIsSafe() async throws {
    let script: LoopbackServer.Script = { request in
      [
        .answer("503 Busy"), [.text("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"), .close],
        .ok(#"{"success":true}"#),
      ][min(request.index, 2)]
    }
    #expect(try await ask(read, script).1.count == 3)
    let (result, requests) = try await ask(write, script)
    #expect(requests.count == 1)
    #expect(failure(result)?.message == "gallery.create: HTTP 503")
  }

  @Test func whatWasPutOffIsTriedAgain() async throws {
    let (result, requests) = try await ask(write) {
      $0.index == 0 ? .answer("429 Slow", ["Retry-After: 0"]) : .ok("{}")
    }
    #expect(requests.count == 2)
    #expect(throws: Never.self) { try result.get() }
  }

  @Test func refusalsAreReadAndHoldNoToken() async throws {
    let token = "70001i9f3k2m7q4x8z1b5n6v0c"
    let (result, requests) = try await ask(read) { _ in
      .answer("403 Forbidden", body: #"{"success":false,"message":"bad token \#(token)"}"#)
    }
    #expect(failure(result)?.message == "gallery.list: the platform refuses the token ('bad token ***')")
    #expect(failure(result)?.kind == .remote && failure(result)?.help != nil)
    #expect(failure(result)?.answer == .forbidden(message: "bad token ***"))
    #expect(requests.count == 1)
  }

  @Test func theTokenIsNotSentAlongARedirect() async throws {
    let other = try await LoopbackServer(address: "127.0.0.2") { _ in .ok("{}") }
    let (result, _) = try await ask(read) { _ in .found("http://127.0.0.2:\(other.port)/v2/gallery.list.json") }
    #expect(failure(result)?.message == "gallery.list: redirects elsewhere, where secrets must not follow")
    #expect(other.requests.isEmpty)
    await other.stop()
  }

  @Test func theTokenIsNotSentInTheClear() throws {
    var policy = trial.policy
    policy.allowPrivateNetworks = false
    let failure = #expect(throws: TransportFailure.self) {
      try CincopaClient(
        trial.settings, hosts: PlatformHosts(all: "http://api.test"), token: token, policy: policy)
    }
    #expect(failure?.kind == .configuration)
  }

  @Test func pagesComeOneByOne() async throws {
    let server = try await LoopbackServer { request in
      let page = request.path.contains("page=2") ? 2 : 1
      return .ok(#"{"items":[{"rid":"A\#(page)"},{"rid":"B\#(page)"}],"items_data":{"pages_count":"2"}}"#)
    }
    let client = try CincopaClient(
      trial.settings, hosts: PlatformHosts(all: "http://127.0.0.1:\(server.port)"), token: token, policy: trial.policy)
    let all = try await client.items(of: AssetList())
    #expect(all.compactMap(\.rid?.text) == ["A1", "B1", "A2", "B2"])
    #expect(server.requests.count == 2)
    #expect(try await client.items(of: AssetList(), limit: 1).count == 1)
    #expect(server.requests.count == 3)
    await client.shutdown()
    await server.stop()
  }
}
