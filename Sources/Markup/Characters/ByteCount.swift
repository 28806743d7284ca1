/// Counts in text, eight bytes at a time.
enum ByteCount {
  /// Bytes that are `\n`.
  static func lineFeeds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    count(bytes) { word in
      // A byte of the difference is zero where the byte is a line feed: then nothing sets its highest bit.
      let difference = word ^ (ones &* 0x0A)
      return ~((difference & (ones &* 0x7F)) &+ (ones &* 0x7F) | difference) & (ones &* 0x80)
    }
  }

  /// Characters of UTF-8: bytes that do not continue one.
  static func characters(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.count - count(bytes) { word in word & ~(word << 1) & (ones &* 0x80) }
  }

  @inline(__always) private static var ones: UInt64 { 0x0101_0101_0101_0101 }

  /// - Parameter mark: sets the highest bit of each byte that counts, and no other bit. It must not count a zero.
  @inline(__always)
  private static func count(_ bytes: UnsafeBufferPointer<UInt8>, _ mark: (UInt64) -> UInt64) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var count = 0
    var index = 0
    while index &+ 8 <= raw.count {
      // Eight sums side by side, of 255 at most: counting bits takes many steps on processors of every age.
      let end = min(index &+ 8 &* 255, raw.count &- 7)
      var sums: UInt64 = 0
      while index < end {
        sums &+= mark(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) >> 7
        index &+= 8
      }
      count &+= total(sums)
    }
    var rest: UInt64 = 0
    for place in index..<raw.count { rest = rest << 8 | UInt64(raw[place]) }
    return count + total(mark(rest) >> 7)
  }

  /// The sum of the eight bytes.
  @inline(__always)
  private static func total(_ sums: UInt64) -> Int {
    let pairs = (sums & 0x00FF_00FF_00FF_00FF) &+ (sums >> 8 & 0x00FF_00FF_00FF_00FF)
    return Int((pairs &* 0x0001_0001_0001_0001) >> 48)
  }
}
