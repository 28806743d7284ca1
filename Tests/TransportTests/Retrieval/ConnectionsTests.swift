import Generator
import Testing

@testable import Transport

/// TLS: the name is checked, although the connection goes to an address.
struct ConnectionsTests {
  private var trial = Trial()

  private func secured(trusting: Bool = true) throws -> Trial {
    var trial = trial
    trial.policy.retries = 1
    if trusting { trial.settings.certificates = try ServerIdentity.writeCertificate(to: trial.folder) }
    return trial
  }

  @Test func theNameOfTheURLIsTheServers() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer(identity: ServerIdentity.context()) { _ in .ok("one") }
    let result = try await secured().get("https://feeds.test:\(server.port)/")
    #expect(result.value == "one")
    #expect(server.requests.map { $0["Host"] } == ["feeds.test:\(server.port)"])
    await server.stop()
  }

  @Test func otherNamesAndStrangersAreNotTrusted() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer(identity: ServerIdentity.context()) { _ in .ok("one") }
    let other = try await secured().get("https://other.test:\(server.port)/")
    #expect(other.reason == "its TLS certificate is for another host after 2 tries")
    let address = try await secured().get("https://127.0.0.1:\(server.port)/")
    #expect(address.reason == "its TLS certificate is for another host after 2 tries")
    let stranger = try await secured(trusting: false).get("https://feeds.test:\(server.port)/")
    #expect(stranger.reason == "its TLS certificate is not trusted after 2 tries")
    #expect(server.requests.isEmpty)
    await server.stop()
  }

  @Test func plainServersSpeakNoTLS() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in [.text("HTTP/1.1 400 Bad Request\r\n\r\n"), .close] }
    #expect(
      try await secured().get("https://feeds.test:\(server.port)/").reason == "TLS handshake failed after 2 tries")
    await server.stop()
  }

  @Test func nothingGoesBackToPlainHTTP() async throws {
    defer { trial.remove() }
    let plain = try await LoopbackServer { _ in .ok("one") }
    let server = try await LoopbackServer(identity: ServerIdentity.context()) { _ in
      .found("http://feeds.test:\(plain.port)/")
    }
    let result = try await secured().get("https://feeds.test:\(server.port)/")
    #expect(result.reason == "redirects from https to http")
    #expect(plain.requests.isEmpty)
    await plain.stop()
    await server.stop()
  }

  @Test func plainMayBecomeSecure() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer(identity: ServerIdentity.context()) { _ in .ok("one") }
    let plain = try await LoopbackServer { _ in .found("https://feeds.test:\(server.port)/") }
    #expect(try await secured().get("http://feeds.test:\(plain.port)/").value == "one")
    await plain.stop()
    await server.stop()
  }

  @Test func aSilentHandshakeTimesOut() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in [.hang] }
    var impatient = trial
    impatient.policy.timeout = 1
    let result = try await impatient.get("https://feeds.test:\(server.port)/")
    #expect(result.reason == "timed out without a connection")
    await server.stop()
  }
}
