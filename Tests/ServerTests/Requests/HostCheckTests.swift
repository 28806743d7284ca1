import Testing

@testable import Server

struct HostCheckTests {
  @Test(arguments: [
    "localhost", "localhost:1314", "LOCALHOST:1314", "localhost.", "films.localhost:1314", "127.0.0.1",
    "127.0.0.1:1314",
    "192.168.1.20:1314", "[::1]:1314", "[::1]", "[fe80::1]:80",
  ])
  func addressesAndNamesOfThisMachine(host: String) { #expect(HostCheck(bound: "127.0.0.1").allows(host)) }

  @Test(arguments: [
    nil, "", "evil.example", "evil.example:1314", "localhost.evil.example", "evil-localhost", "127.0.0.1.evil.example",
    "127.0.0.1@evil.example", "localhost:80:evil.example", "localhost:evil", "[::1", "[evil.example]", "256.0.0.1",
    "1.2.3", "127.0.0.1, evil.example", "localhost evil.example", ":1314",
  ])
  func namesOfOthers(host: String?) { #expect(!HostCheck(bound: "127.0.0.1").allows(host)) }

  @Test func nameThatWasAskedFor() {
    let check = HostCheck(bound: "Studio.example")
    #expect(check.allows("studio.example:1314"))
    #expect(!check.allows("other.example:1314"))
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.9.9.9", true), ("localhost", true), ("::1", true), ("0.0.0.0", false), ("::", false),
    ("192.168.1.20", false), ("127.evil.example", false), ("studio.example", false),
  ])
  func loopback(host: String, is expected: Bool) { #expect(HostCheck.isLoopback(host) == expected) }
}
