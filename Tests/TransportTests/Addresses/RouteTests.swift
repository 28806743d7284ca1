import Generator
import Synchronization
import Syndication
import Testing

@testable import Transport

/// No way leads into private networks unless the policy says so, and none past the address that was checked.
struct RouteTests {
  private var trial: Trial

  init() {
    trial = Trial()
    trial.policy.allowPrivateNetworks = false
  }

  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1"), ("2130706433", "127.0.0.1"), ("0x7f.1", "127.0.0.1"), ("0177.0.0.1", "127.0.0.1"),
    ("[::1]", "::1"), ("[::ffff:127.0.0.1]", "::ffff:7f00:1"), ("[64:ff9b::7f00:1]", "64:ff9b::7f00:1"),
    ("[2002:7f00:1::]", "2002:7f00:1::"), ("[::127.0.0.1]", "::7f00:1"), ("[fd00:ec2::254]", "fd00:ec2::254"),
    ("017700000001", "127.0.0.1"), ("127.1", "127.0.0.1"), ("0", "0.0.0.0"), ("0xa9fea9fe", "169.254.169.254"),
    ("169.254.169.254", "169.254.169.254"), ("100.100.100.200", "100.100.100.200"), ("192.0.0.192", "192.0.0.192"),
    ("0.0.0.0", "0.0.0.0"), ("10.0.0.1", "10.0.0.1"),
  ])
  func literalsAreRefused(host: String, address: String) async throws {
    defer { trial.remove() }
    #expect(try await trial.get("http://\(host):9/").reason == "is a private address (\(address))")
  }

  @Test(arguments: ["[fe80::1%25lo]", "[fe80::1%lo]", "[::1%25]", "127.0.0.1%2f", "%6c%6f%63alhost"])
  func zonesAndEscapesAreNoHosts(host: String) {
    #expect(WebURL("http://\(host):9/") == nil)
    #expect(Target(parsing: "http://\(host):9/") == nil)
  }

  /// The second answer counts for nothing while the first is good, and is checked when it is not.
  @Test func aNameThatAnswersDifferentlyTheSecondTime() async throws {
    let asked = Mutex(0)
    let book = AddressBook { _ in
      let count = asked.withLock { count in
        count += 1
        return count
      }
      return [["1.1.1.1"], ["127.0.0.1"]][count - 1]
    }
    let router = Router(proxies: .init(), addressBook: book)
    let target = try #require(Target(parsing: "http://rebind.test/"))
    for isRedirect in [false, true] {
      let routes = try await router.routes(to: target, policy: trial.policy, isRedirect: isRedirect)
      #expect(routes == [.direct(.name("rebind.test"), NetworkAddress(v4: 0x0101_0101))])
    }
    #expect(asked.withLock { $0 } == 1)
  }

  @Test func aNameThatAnswersAfterAFailureIsChecked() async throws {
    defer { trial.remove() }
    let asked = Mutex(0)
    var trial = trial
    trial.settings.resolve = { _ in
      let count = asked.withLock { count in
        count += 1
        return count
      }
      return count == 1 ? [] : ["127.0.0.1"]
    }
    let server = try await LoopbackServer { _ in .ok("one") }
    let result = try await trial.get("http://rebind.test:\(server.port)/")
    #expect(result.reason == "its host has a private address (127.0.0.1)")
    #expect(server.requests.isEmpty)
    await server.stop()
  }

  @Test func namesAreRefusedByTheirAddress() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .ok("one") }
    let result = try await trial.get("http://feeds.test:\(server.port)/")
    #expect(result.reason == "its host has a private address (127.0.0.1)")
    #expect(server.requests.isEmpty)
    await server.stop()
  }

  @Test func privateAddressesAreAllowedOnRequest() async throws {
    defer { trial.remove() }
    var open = trial
    open.policy.allowPrivateNetworks = true
    let server = try await LoopbackServer { _ in .ok("one") }
    for host in [
      "127.0.0.1", "2130706433", "0x7f.1", "feeds.test", "FEEDS.test.", "my_host.test", "müller.test",
      "[::ffff:127.0.0.1]",
    ] {
      #expect(try await open.get("http://\(host):\(server.port)/\(host.utf8.count)").value == "one", "\(host)")
    }
    #expect(server.requests[3]["Host"] == "feeds.test:\(server.port)")
    await server.stop()
  }

  @Test(arguments: [
    ("http://127.0.0.1:9/", "redirects to a private address (127.0.0.1)"),
    ("http://2130706433/", "redirects to a private address (127.0.0.1)"),
    ("http://[::ffff:10.0.0.1]/", "redirects to a private address (::ffff:a00:1)"),
    ("http://intern.test/", "redirects to a private address (intern.test is 10.1.2.3)"),
  ])
  func redirectsAreChecked(location: String, reason: String) async throws {
    let router = Router(proxies: .init(), addressBook: AddressBook { _ in ["10.1.2.3"] })
    let target = try #require(Target(parsing: location))
    await #expect(throws: FetchFailure.final(reason)) {
      try await router.routes(to: target, policy: trial.policy, isRedirect: true)
    }
  }

  /// Private networks may be allowed; what gives away the keys of a machine stays closed, also for redirects.
  @Test(arguments: ["http://0xa9fea9fe/latest/", "http://[::ffff:169.254.169.254]/", "http://metadata.test/"])
  func metadataIsRefusedAlwaysAndEverywhere(location: String) async throws {
    let router = Router(proxies: .init(), addressBook: AddressBook { _ in ["169.254.169.254"] })
    let target = try #require(Target(parsing: location))
    var open = trial.policy
    open.allowPrivateNetworks = true
    for (policy, words) in [(open, "a cloud's address for keys ("), (trial.policy, "a private address (")] {
      for isRedirect in [false, true] {
        let failure = await #expect(throws: FetchFailure.self) {
          try await router.routes(to: target, policy: policy, isRedirect: isRedirect)
        }
        #expect(failure?.reason.contains(words) == true && failure?.course == .final)
      }
    }
  }

  @Test func onlyCheckedAddressesAreUsed() async throws {
    let router = Router(proxies: .init(), addressBook: AddressBook { _ in ["10.1.2.3", "1.1.1.1", "::1"] })
    let target = try #require(Target(parsing: "http://mixed.test/"))
    let routes = try await router.routes(to: target, policy: trial.policy, isRedirect: false)
    #expect(routes == [.direct(.name("mixed.test"), NetworkAddress(v4: 0x0101_0101))])
  }

  /// A name that changes its address after the check is not asked again: the connection goes where the check looked.
  @Test func connectionsArePinned() async throws {
    defer { trial.remove() }
    var open = trial
    open.policy.allowPrivateNetworks = true
    open.settings.resolve = { $0 == "rebind.test" ? ["127.0.0.1"] : [] }
    let server = try await LoopbackServer { _ in .ok("one") }
    // The system knows no .test names: only a pinned connection can arrive.
    #expect(try await open.get("http://rebind.test:\(server.port)/").value == "one")
    #expect(
      try await open.get("http://unknown.test:\(server.port)/").reason
        == "host name not found (unknown.test) after 4 tries")
    await server.stop()
  }

  @Test func theNextAddressIsTriedWhenOneIsClosed() async throws {
    defer { trial.remove() }
    var open = trial
    open.policy.allowPrivateNetworks = true
    open.settings.resolve = { _ in ["127.0.0.9", "127.0.0.1"] }
    let server = try await LoopbackServer { _ in .ok("one") }
    let urls = ["http://two.test:\(server.port)/1", "http://two.test:\(server.port)/2"]
    let results = try await open.build { [open] in try await open.getAll(urls, $0) }
    #expect(results.map(\.value) == ["one", "one"])
    await server.stop()
  }
}
