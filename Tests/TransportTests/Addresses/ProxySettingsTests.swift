import Testing

@testable import Transport

struct ProxySettingsTests {
  @Test func readsTheEnvironment() {
    #expect(
      ProxySettings(environment: ["HTTP_PROXY": "a:1", "https_proxy": "b:2", "HTTPS_PROXY": "c:3", "NO_PROXY": "x"])
        == ProxySettings(http: "a:1", https: "b:2", none: "x"))
    #expect(ProxySettings(environment: ["all_proxy": "a:1"]) == ProxySettings(http: "a:1", https: "a:1"))
    #expect(ProxySettings(environment: ["ALL_PROXY": "a:1", "http_proxy": "b:2"]) == .init(http: "b:2", https: "a:1"))
    // Said to be none, in small letters.
    #expect(
      ProxySettings(environment: ["http_proxy": "", "HTTP_PROXY": "a:1", "no_proxy": "", "NO_PROXY": "x"]) == .init())
    #expect(ProxySettings(environment: ["HTTP_PROXY": ""]) == ProxySettings())
  }

  @Test(arguments: [
    ("proxy:3128", "proxy", 3128), ("http://Proxy.test", "proxy.test", 80),
    ("http://u:p@10.0.0.1:8080/", "10.0.0.1", 8080),
    ("socks5://s.test", "s.test", 1080), ("socks5h://s.test:80", "s.test", 80), ("http://[::1]:3128", "[::1]", 3128),
  ])
  func readsAddresses(text: String, host: String, port: Int) throws {
    let proxy = try #require(Proxy(text))
    #expect(proxy.host.description == host)
    #expect(proxy.port == port)
    #expect(proxy.kind == (text.hasPrefix("socks") ? .socks : .http))
    #expect(proxy.credentials == (text.contains("@") ? .init(user: "u", password: "p") : nil))
  }

  @Test(arguments: ["https://proxy.test", "ftp://proxy.test", "http://", "a b"])
  func refusesAddresses(text: String) {
    #expect(Proxy(text) == nil)
  }

  @Test(arguments: [
    ("", "http://example.org/", true), ("*", "http://example.org/", false),
    ("example.org", "http://example.org/", false),
    ("example.org", "http://a.example.org/", false), (".example.org", "http://a.example.org/", false),
    ("*.example.org", "http://a.example.org/", false), ("example.org", "http://badexample.org/", true),
    ("EXAMPLE.org , b", "http://example.org/", false), ("example.org:81", "http://example.org:81/", false),
    ("example.org:81", "http://example.org:82/", true), ("example.org:80", "http://a.example.org/", false),
    ("10.0.0.0/8", "http://10.1.2.3/", false), ("10.0.0.0/8", "http://11.1.2.3/", true),
    ("127.0.0.1", "http://127.0.0.1:8080/", false), ("::1", "http://[::1]/", false),
    ("0.0.0.0/0", "http://1.2.3.4/", false), ("10.96.0.0/12", "http://10.111.2.3/", false),
    ("10.96.0.0/12", "http://10.112.2.3/", true), ("fd00::/8", "http://[fd12::1]/", false),
    ("fd00::/8", "http://[fe00::1]/", true), ("::/0", "http://1.2.3.4/", true),
    ("10.0.0.0/-1", "http://10.1.2.3/", true),
    ("[::1]", "http://[::1]:8080/", false), ("127.0.0.1:8080", "http://127.0.0.1:8080/", false),
    ("10.0.0.0/33", "http://10.1.2.3/", true), (".", "http://example.org/", true),
  ])
  func exempts(none: String, url: String, usesProxy: Bool) throws {
    let target = try #require(Target(parsing: url))
    #expect(try (ProxySettings(http: "proxy:3128", none: none).proxy(for: target) != nil) == usesProxy)
  }

  @Test func namesTheVariableThatIsWrong() throws {
    let target = try #require(Target(parsing: "https://example.org/"))
    #expect(throws: FetchFailure.final("HTTPS_PROXY is not the address of a proxy")) {
      try ProxySettings(https: "https://u:secret@proxy").proxy(for: target)
    }
  }
}
