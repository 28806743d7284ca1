import Testing

@testable import Transport

struct NetworkAddressTests {
  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1"), ("255.255.255.255", "255.255.255.255"),
    ("::", "::"), ("::1", "::1"), ("1::", "1::"), ("2001:DB8::1", "2001:db8::1"),
    ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
    ("1:0:3:4:5:6:7:8", "1:0:3:4:5:6:7:8"), ("::ffff:127.0.0.1", "::ffff:7f00:1"),
    ("64:ff9b::10.0.0.1", "64:ff9b::a00:1"),
  ])
  func readsAndPrints(text: String, printed: String) {
    #expect(NetworkAddress(text)?.description == printed)
  }

  @Test(arguments: [
    "", "1", "1.2.3", "1.2.3.4.5", "256.0.0.1", "1.2.3.+4", "0001.2.3.4", "localhost", ":", ":::", "1:2", "1::2::3",
    "1:2:3:4:5:6:7:8:9", "::1:2:3:4:5:6:7:8", "12345::", "g::", "fe80::1%eth0", "::1.2.3", "1.2.3.4::", "::+1",
  ])
  func refuses(text: String) {
    #expect(NetworkAddress(text) == nil)
  }

  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1"), ("2130706433", "127.0.0.1"), ("0x7f000001", "127.0.0.1"), ("0x7f.1", "127.0.0.1"),
    ("0177.0.0.01", "127.0.0.1"), ("017700000001", "127.0.0.1"), ("127.1", "127.0.0.1"), ("10.1.65535", "10.1.255.255"),
    ("0", "0.0.0.0"), ("0x", "0.0.0.0"), ("4294967295", "255.255.255.255"),
  ])
  func readsLooseSpellings(text: String, printed: String) {
    #expect(NetworkAddress.v4(looseText: text)?.description == printed)
  }

  @Test(arguments: ["", "1.", "4294967296", "256.1", "1.2.3.256", "08", "0xg", "-1", "+1", "1.2.3.4.5", "0x-1"])
  func refusesLoose(text: String) {
    #expect(NetworkAddress.v4(looseText: text) == nil)
  }
}
