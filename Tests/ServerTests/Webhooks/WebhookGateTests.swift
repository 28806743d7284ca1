import Generator
import Hummingbird
import Testing

@testable import Server

struct WebhookGateTests {
  private let secret = "abcdefghijklmnop"

  @Test(arguments: [
    ("/abcdefghijklmnop", true), ("/hooks/abcdefghijklmnop", true), ("abcdefghijklmnop", true),
    ("/abcdefghijklmnop/", false), ("/abcdefghijklmno", false), ("/Abcdefghijklmnop", false), ("/", false), ("", false),
    ("/abcdefghijklmnop/x", false), ("/%61bcdefghijklmnop", false),
  ])
  func paths(path: String, expected: Bool) throws {
    #expect(try #require(WebhookGate(secret: secret, signature: nil)).admits(path: path) == expected)
  }

  @Test(arguments: ["", "short", "abcdefghijklmno", "abcdefgh/jklmnop", "abcdefgh jklmnop", "abcdefghijklmnöp"])
  func secretsThatAreNone(secret: String) { #expect(WebhookGate(secret: secret, signature: nil) == nil) }

  /// `printf body | openssl dgst -sha256 -hmac key`, and the same in Base64.
  @Test(arguments: [
    (WebhookSettings.Algorithm.sha256, "515aae133b435d4000956731f68ae5cf5eb85d4f0dc6a546d2bfcd3595ec1ae1"),
    (.sha256, "sha256=515AAE133B435D4000956731F68AE5CF5EB85D4F0DC6A546D2BFCD3595EC1AE1"),
    (.sha256, " UVquEztDXUAAlWcx9orlz164XU8NxqVG0r/NNZXsGuE= "),
    (.sha256, "sha256=UVquEztDXUAAlWcx9orlz164XU8NxqVG0r_NNZXsGuE"),
    (.sha1, "70bbf6819d1037aa94ca7e7f537cbea25fe49283"),
    (.sha1, "sha1=70BBF6819D1037AA94CA7E7F537CBEA25FE49283"),
    (.sha1, " cLv2gZ0QN6qUyn5/U3y+ol/kkoM= "),
    (.sha1, "sha1=cLv2gZ0QN6qUyn5_U3y-ol_kkoM"),
    (
      .sha512,
      "tx6CtC7OJEGCquAPXEGNhLWwrIRIdHZeZY6RsmJhsy3znp/L9EQk0OO1O6sZLnikk2Ik7JQM+VMWS3CqzdTIRQ=="
    ),
  ])
  func signatures(algorithm: WebhookSettings.Algorithm, text: String) throws {
    let gate = try #require(
      WebhookGate(secret: secret, signature: .init(header: "x-Signature", algorithm: algorithm, key: "key")))
    let body = Array("body".utf8)
    #expect(!gate.admits(body, [:]))
    var headers: HTTPFields = [:]
    headers[try #require(HTTPFields.Element.Name("X-Signature"))] = text
    #expect(gate.admits(body, headers))
    #expect(!gate.admits(body + [0x20], headers))
    let other = try #require(
      WebhookGate(secret: secret, signature: .init(header: "X-Signature", algorithm: algorithm, key: "Key")))
    #expect(!other.admits(body, headers))
  }

  @Test(arguments: ["", "sha256=", "=", "zz", "sha256=zz", "-1", "+f+f", "a=b", "%"])
  func nonsense(text: String) throws {
    let gate = try #require(
      WebhookGate(secret: secret, signature: .init(header: "X-Signature", algorithm: .sha256, key: "key")))
    var headers: HTTPFields = [:]
    headers[try #require(HTTPFields.Element.Name("X-Signature"))] = text
    #expect(!gate.admits([], headers))
  }
}

struct RateLimitTests {
  @Test func tenSecondsWorthAtOnceAndThenAsManyAsComeIn() {
    let start = ContinuousClock.now
    let limit = RateLimit(perSecond: 3, now: start)
    #expect((0..<31).map { _ in limit.admits(now: start) } == Array(repeating: true, count: 30) + [false])
    #expect((0..<4).map { _ in limit.admits(now: start + .seconds(1)) } == [true, true, true, false])
    #expect(!limit.admits(now: start))
    #expect((0..<31).map { _ in limit.admits(now: start + .seconds(3600)) }.count(where: \.self) == 30)
  }
}
