import Testing

@testable import Server

struct ByteRangeTests {
  /// RFC 9110, section 14.1.2, of a file of 1000 bytes.
  @Test(arguments: [
    ("bytes=0-499", 0, 499), ("bytes=500-999", 500, 999), ("bytes=500-", 500, 999), ("bytes=-500", 500, 999),
    ("bytes=-1", 999, 999), ("bytes=-5000", 0, 999), ("bytes=0-0", 0, 0), ("bytes=990-5000", 990, 999),
    ("BYTES=0-1", 0, 1), ("bytes= 0-1 ", 0, 1), ("bytes=0-99999999999999999999", 0, 999),
  ])
  func part(header: String, first: Int, last: Int) {
    #expect(ByteRange(header, size: 1000) == .part(first...last))
  }

  @Test(arguments: ["bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=99999999999999999999-"])
  func unsatisfiable(header: String) { #expect(ByteRange(header, size: 1000) == .unsatisfiable) }

  /// What is not understood or not supported is as if it were not there.
  @Test(arguments: [
    nil, "", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-1", "bytes=0-1,5-6", "bytes=--5", "items=0-1",
    "bytes=+1-2", "bytes=1 -2",
  ])
  func whole(header: String?) { #expect(ByteRange(header, size: 1000) == .whole) }

  @Test(arguments: ["bytes=0-", "bytes=-5", "bytes=0-0"])
  func nothingIsPartOfAnEmptyFile(header: String) { #expect(ByteRange(header, size: 0) == .unsatisfiable) }
}
