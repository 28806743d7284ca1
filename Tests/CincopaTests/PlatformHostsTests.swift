import Testing

@testable import Cincopa

@Suite struct PlatformHostsTests {
  @Test func dropsTrailingSlashes() {
    #expect(PlatformHosts(www: "https://media.example//").www == "https://media.example")
    #expect(PlatformHosts(www: "https://media.example").rtcdn == "https://rtcdn.cincopa.com")
  }

  @Test(arguments: [
    ("https://www.cincopa.com", "https://www.cincopa.com"),
    ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
    ("http://[::1]:8080", "http://[::1]:8080"),
    ("//www.cincopa.com", nil),
    ("https://", nil),
    ("https://host/path", nil),
    ("https://user@host", nil),
    ("ftp://host", nil),
    ("https://ho\"st", nil),
  ])
  func knowsAnOrigin(text: String, origin: String?) {
    #expect(PlatformHosts.origin(text) == origin)
  }

  @Test(arguments: [
    ("http://127.0.0.1:8080", true), ("http://localhost", true), ("HTTP://LocalHost:1/x", true),
    ("http://[::1]:8080", true),
    ("https://127.1.2.3/a?b", true), ("http://127.0.0.1.example", false), ("http://10.0.0.1", false),
    ("http://localhost@10.0.0.1", false), ("http://localhost.example", false), ("http://127.1", false),
    ("http://192.168.1.2", false), ("//127.0.0.1", false), ("http://[::2]", false), ("http://127.0.0.999", false),
  ])
  func knowsThisMachine(address: String, isLoopback: Bool) {
    #expect(PlatformHosts.isLoopback(address) == isLoopback)
  }

  @Test func isProtocolRelativeForThePlatformsOwnHostOnly() {
    #expect(PlatformHosts.standard.loaderAddress == "//www.cincopa.com/media-platform/runtime/libasync.js")
    #expect(
      PlatformHosts(www: "https://media.example").loaderAddress
        == "https://media.example/media-platform/runtime/libasync.js")
  }
}
