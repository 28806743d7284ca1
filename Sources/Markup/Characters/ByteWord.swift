/// Eight bytes at once. Each test gives a word whose lowest high bit stands in the first byte that it is true of; what it
/// says of bytes behind that one need not be so.
enum ByteWord {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Controls, and bytes that are none of ASCII.
  @inline(__always)
  static func unprintable(_ word: UInt64) -> UInt64 {
    (word | (word &- 0x20 &* ones) | (word &+ ones)) & highs
  }

  /// A byte of ASCII, where all bytes before it are of ASCII.
  @inline(__always)
  static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    ((word ^ UInt64(byte) &* ones) &- ones) & highs
  }

  /// Small letters, `{|}~` and blanks are all that it holds, as most words of most texts do.
  @inline(__always)
  static func isOfSmallLetters(_ word: UInt64) -> Bool {
    let letters = word &+ 0x1F &* ones
    let others = (word ^ 0x20 &* ones) &+ 0x7F &* ones
    return (letters | ~others) & ~word & highs == highs
  }

  /// Controls of ASCII.
  @inline(__always)
  static func control(_ word: UInt64) -> UInt64 { (word &- 0x20 &* ones) & ~word & highs }

  /// As `equal`, whatever stands before it.
  @inline(__always)
  static func contains(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ UInt64(byte) &* ones
    return (difference &- ones) & ~difference & highs
  }

  /// Which of the eight bytes the lowest bit stands in.
  @inline(__always)
  static func first(_ marks: UInt64) -> Int { marks.trailingZeroBitCount >> 3 }

  @inline(__always)
  static func load(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt64 {
    UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
  }
}
