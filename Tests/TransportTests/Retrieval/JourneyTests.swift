import Generator
import Testing

@testable import Transport

/// Redirects.
struct JourneyTests {
  private let trial = Trial()

  @Test(arguments: ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
  func isFollowed(status: String) async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer {
      $0.path == "/a/old" ? .answer(status, ["Location: ../new?x=1#y"], body: "moved") : .ok("one")
    }
    let result = try await trial.get("http://127.0.0.1:\(server.port)/a/old")
    #expect(result.value == "one")
    #expect(server.requests.map(\.path) == ["/a/old", "/new?x=1"])
    #expect(server.seen.connections == 1)
    await server.stop()
  }

  @Test func fiveAreFollowedAndSixAreNot() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer {
      $0.path == "/0" ? .ok("end") : .found("/\((Int($0.path.dropFirst()) ?? 0) - 1)")
    }
    let url = "http://127.0.0.1:\(server.port)"
    #expect(try await trial.get(url + "/5").value == "end")
    #expect(try await trial.get(url + "/6").reason == "redirects more than 5 times")
    await server.stop()
  }

  /// It seemed to keep the connection open.
  @Test func aServerMayEndTheConnectionAfterARedirect() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer {
      $0.index == 0 ? .found("/new") : $0.index == 1 ? [.reset] : .ok("one")
    }
    #expect(try await trial.get("http://127.0.0.1:\(server.port)/old").value == "one")
    #expect(server.requests.map(\.path) == ["/old", "/new", "/new"])
    await server.stop()
  }

  @Test func aLoopEnds() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .found("/") }
    #expect(try await trial.get("http://127.0.0.1:\(server.port)/").reason == "redirects more than 5 times")
    #expect(server.requests.count == 6)
    await server.stop()
  }

  @Test(arguments: [
    ("ftp://127.0.0.1/", "redirects to what is no http or https address"),
    ("file:///etc/passwd", "redirects to what is no http or https address"),
    ("", "HTTP 302 without an address to go to"),
  ])
  func strangeGoalsAreRefused(location: String, reason: String) async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .found(location) }
    #expect(try await trial.get("http://127.0.0.1:\(server.port)/").reason == reason)
    #expect(server.requests.count == 1)
    await server.stop()
  }

  @Test func credentialsStayWithTheirHost() async throws {
    defer { trial.remove() }
    let other = try await LoopbackServer { _ in .ok("one") }
    let server = try await LoopbackServer {
      $0.path == "/a" ? .found("/b") : .found("http://localhost.test:\(other.port)/c")
    }
    #expect(try await trial.get("http://ada:pw@first.test:\(server.port)/a").value == "one")
    #expect(server.requests.map { $0["Authorization"] } == ["Basic YWRhOnB3", "Basic YWRhOnB3"])
    #expect(other.requests.map { $0["Authorization"] } == [nil])
    await server.stop()
    await other.stop()
  }

  @Test func credentialsInARedirectAreNotUsed() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer {
      $0.path == "/a" ? .found("http://eve:pw@other.test:\($0["Host"]!.split(separator: ":")[1])/b") : .ok("one")
    }
    #expect(try await trial.get("http://first.test:\(server.port)/a").value == "one")
    #expect(server.requests.map { $0["Authorization"] } == [nil, nil])
    await server.stop()
  }

  /// The validators go to the address that gave them, and the base of relative addresses is where the body came from.
  @Test func conditionalRequestsWorkBehindARedirect() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { request in
      if request.path == "/" { return .found("/feeds/new.xml?token=abc") }
      return request["If-None-Match"] == "1" ? .answer("304 Not Modified") : .ok("one", ["ETag: 1"])
    }
    let url = "http://127.0.0.1:\(server.port)/"
    _ = try await trial.get(url)
    trial.clock.advance(by: 3600)
    let second = try await trial.get(url)
    #expect(second.value == "one" && second.status == .fresh)
    #expect(server.requests.map { $0["If-None-Match"] } == [nil, nil, nil, "1"])
    await server.stop()
  }
}
