import Testing

@testable import Transport

struct HostTests {
  @Test(arguments: [
    ("Example.ORG", "example.org"), ("example.org.", "example.org"), ("my_host-1.test", "my_host-1.test"),
    ("localhost", "localhost"), ("1and1.test", "1and1.test"), ("4you", "4you"),
    ("müller.de", "xn--mller-kva.de"), ("MÜLLER.de", "xn--mller-kva.de"), ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
    ("127.0.0.1", "127.0.0.1"), ("2130706433", "127.0.0.1"), ("0x7F.0.0.1", "127.0.0.1"), ("127.1.", "127.0.0.1"),
    ("[::1]", "[::1]"), ("[0:0:0:0:0:FFFF:7f00:0001]", "[::ffff:7f00:1]"),
  ])
  func makesPlain(text: String, host: String) {
    #expect(Host(text)?.description == host)
  }

  @Test(arguments: [
    "", ".", "a..b", "a b", "a%2eb", "a/b", "a@b", "::1", "[::1", "[127.0.0.1]", "[fe80::1%25eth0]", "1.2.3.4.5",
    "example.256", "1.2.3.0x100", String(repeating: "a", count: 64),
  ])
  func refuses(text: String) {
    #expect(Host(text) == nil)
  }

  /// RFC 3492 section 7.1.
  @Test(arguments: [
    ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"), ("bücher", "xn--bcher-kva"), ("plain", "plain"),
    ("почемужеонинеговорятпорусски", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l"),
    ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"),
  ])
  func encodesLabels(label: String, ascii: String) {
    #expect(Punycode.label(label[...]) == ascii)
  }
}
