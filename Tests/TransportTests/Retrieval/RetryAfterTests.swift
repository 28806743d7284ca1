import Testing

@testable import Transport

struct RetryAfterTests {
  /// 784111777 is Sun, 06 Nov 1994 08:49:37 GMT.
  @Test(arguments: [
    ("120", 120.0), (" 0 ", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 7), ("Sunday, 06-Nov-94 08:49:37 GMT", 7),
    ("Sun Nov  6 08:49:37 1994", 7), ("Sun, 06 Nov 1994 08:49:00 GMT", 0),
    ("Thu, 29 Feb 1996 00:00:00 GMT", 41_440_230),
  ])
  func reads(header: String, seconds: Double) {
    #expect(RetryAfter.seconds(header, now: 784_111_770) == seconds)
  }

  @Test(arguments: [
    "", "soon", "-1", "1.5", "Sun, 06 Foo 1994 08:49:37 GMT", "Nov",
    "Sun, 06 Nov 1994 9223372036854775807:49:37 GMT", "Sun, 06 Nov 9999999999999999999 08:49:37 GMT",
    "Sun, 06 Nov 1994 24:00:00 GMT", "a b c d e f g", "06 Nov 1994",
  ])
  func ignores(header: String) {
    #expect(RetryAfter.seconds(header, now: 0) == nil)
  }
}
