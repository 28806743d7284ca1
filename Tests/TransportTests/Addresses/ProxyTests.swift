import Generator
import Testing

@testable import Transport

/// Through a proxy the names are resolved there; only literal addresses can be checked here.
struct ProxyTests {
  private var trial = Trial()

  init() {
    trial.policy.allowPrivateNetworks = false
    trial.policy.retries = 0
    // A name that is looked up here is a mistake.
    trial.settings.resolve = { _ in [] }
  }

  private func through(_ proxy: LoopbackServer, user: String = "") -> Trial {
    var trial = trial
    trial.settings.proxies = ProxySettings(
      http: "http://\(user)127.0.0.1:\(proxy.port)", https: "127.0.0.1:\(proxy.port)", none: "direct.test")
    return trial
  }

  @Test func plainRequestsHaveTheWholeAddress() async throws {
    defer { trial.remove() }
    let proxy = try await LoopbackServer { $0.index == 0 ? .found("/b?c=d") : .ok("one") }
    #expect(try await through(proxy, user: "ada:pw@").get("http://feeds.example/a").value == "one")
    #expect(
      proxy.requests.map(\.line) == ["GET http://feeds.example/a HTTP/1.1", "GET http://feeds.example/b?c=d HTTP/1.1"])
    #expect(proxy.requests.map { $0["Host"] } == ["feeds.example", "feeds.example"])
    #expect(proxy.requests.map { $0["Proxy-Authorization"] } == ["Basic YWRhOnB3", "Basic YWRhOnB3"])
    #expect(proxy.requests.map { $0["Authorization"] } == [nil, nil])
    await proxy.stop()
  }

  @Test func secureOnesGoThroughATunnel() async throws {
    defer { trial.remove() }
    let proxy = try await LoopbackServer { _ in .answer("403 Forbidden") }
    #expect(try await through(proxy).get("https://feeds.example/a").reason == "the proxy refused the connection")
    #expect(proxy.requests.map(\.line) == ["CONNECT feeds.example:443 HTTP/1.1"])
    await proxy.stop()
  }

  /// The name is checked against the server's certificate, through the tunnel. Who we are is told to the proxy alone.
  @Test func theTunnelLeadsToTheServer() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer(identity: ServerIdentity.context()) { _ in .ok("one") }
    let proxy = try await LoopbackServer { _ in [.tunnel(port: server.port)] }
    var trial = trial
    trial.settings.certificates = try ServerIdentity.writeCertificate(to: trial.folder)
    trial.settings.proxies = ProxySettings(https: "http://ada:pw@127.0.0.1:\(proxy.port)")
    #expect(try await trial.get("https://feeds.test/a").value == "one")
    #expect(proxy.requests.map(\.line) == ["CONNECT feeds.test:443 HTTP/1.1"])
    #expect(proxy.requests.map { $0["Proxy-Authorization"] } == ["Basic YWRhOnB3"])
    #expect(server.requests.map(\.line) == ["GET /a HTTP/1.1"])
    #expect(server.requests.map { $0["Proxy-Authorization"] } == [nil])
    await proxy.stop()
    await server.stop()
  }

  @Test(arguments: ["http", "https"])
  func thisMachineIsNotReachedThroughAProxyEither(scheme: String) async throws {
    defer { trial.remove() }
    let proxy = try await LoopbackServer { _ in .ok("one") }
    for host in ["localhost", "a.localhost."] {
      #expect(try await through(proxy).get("\(scheme)://\(host)/").reason?.contains("private address") == true)
    }
    #expect(proxy.requests.isEmpty)
    await proxy.stop()
  }

  /// Whatever goes wrong, the proxy's password is not told.
  @Test(arguments: ["407 Who Are You", "403 Forbidden", "502 Bad", "200 OK"])
  func passwordsAreNotTold(status: String) async throws {
    defer { trial.remove() }
    let proxy = try await LoopbackServer { _ in [.text("HTTP/1.1 \(status)\r\nLocation: x\r\n\r\n"), .close] }
    for url in ["http://feeds.example/", "https://feeds.example/"] {
      let reason = try await through(proxy, user: "ada:hush@").get(url).reason ?? ""
      #expect(!reason.contains("hush") && !reason.contains("YWRh"), "\(reason)")
    }
    await proxy.stop()
    var wrong = trial
    wrong.settings.proxies = ProxySettings(http: "https://ada:hush@proxy.test")
    #expect(try await wrong.get("http://feeds.example/wrong").reason == "HTTP_PROXY is not the address of a proxy")
  }

  @Test func aProxyThatHangsIsAskedOnce() async throws {
    defer { trial.remove() }
    let proxy = try await LoopbackServer { _ in [.hang] }
    var impatient = through(proxy)
    impatient.policy.timeout = 1
    impatient.policy.retries = 3
    #expect(try await impatient.get("https://feeds.example/").reason == "timed out without a connection to the proxy")
    #expect(proxy.requests.count == 1)
    await proxy.stop()
  }

  @Test func literalAddressesAreChecked() async throws {
    defer { trial.remove() }
    let proxy = try await LoopbackServer { _ in .found("http://2130706433:8080/") }
    let trial = through(proxy)
    #expect(try await trial.get("http://169.254.169.254/latest").reason == "is a private address (169.254.169.254)")
    #expect(try await trial.get("http://feeds.example/").reason == "redirects to a private address (127.0.0.1)")
    #expect(proxy.requests.map(\.line) == ["GET http://feeds.example/ HTTP/1.1"])
    await proxy.stop()
  }

  @Test func exemptHostsAreReachedDirectly() async throws {
    defer { trial.remove() }
    let proxy = try await LoopbackServer { _ in .ok("proxy") }
    let server = try await LoopbackServer { _ in .ok("direct") }
    var trial = through(proxy)
    trial.policy.allowPrivateNetworks = true
    trial.settings.resolve = { _ in ["127.0.0.1"] }
    #expect(try await trial.get("http://direct.test:\(server.port)/").value == "direct")
    #expect(try await trial.get("http://other.test/").value == "proxy")
    #expect(server.requests.map(\.line) == ["GET / HTTP/1.1"])
    await proxy.stop()
    await server.stop()
  }

  @Test func proxiesFailInTheirOwnWords() async throws {
    defer { trial.remove() }
    let proxy = try await LoopbackServer { _ in .answer("407 Who Are You") }
    for url in ["http://feeds.example/", "https://feeds.example/"] {
      #expect(try await through(proxy).get(url).reason == "the proxy wants a user and a password")
    }
    await proxy.stop()
    #expect(try await through(proxy).get("http://feeds.example/").reason == "no connection to the proxy")
    #expect(try await through(proxy).get("https://feeds.example/").reason == "no connection to the proxy")
  }
}
