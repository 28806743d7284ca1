extension Escape {
  @inline(__always)
  static func append(_ text: StaticString, to output: inout (some ByteSink & ~Copyable)) {
    output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Copies runs of bytes that are not special at once. For a special byte, `replace` is given all bytes and the byte's
  /// index; it writes what stands for it and says how many bytes that took. Where a word of eight bytes surely holds no
  /// special byte, `mayHoldSpecial` can say so with one test.
  @inline(__always)
  static func copy<Output: ByteSink & ~Copyable>(
    _ text: Span<UInt8>, into output: inout Output, mayHoldSpecial: (UInt64) -> Bool = { _ in true },
    isSpecial: (UInt8) -> Bool, replace: (UnsafeBufferPointer<UInt8>, Int, inout Output) -> Int
  ) {
    text.withUnsafeBufferPointer { bytes in
      let words = UnsafeRawBufferPointer(bytes)
      var start = 0
      var index = 0
      while index < bytes.count {
        if index + 8 <= bytes.count, !mayHoldSpecial(words.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
          index += 8
        } else if !isSpecial(bytes[index]) {
          index += 1
        } else {
          output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
          index += replace(bytes, index, &output)
          start = index
        }
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    }
  }

  /// False if none of the eight bytes is `& < > " '`. With bit 2 and bit 0 set, `"` and `&` look like `'`; with bit 1
  /// set, `<` looks like `>`.
  @inline(__always)
  static func mayHoldMarkup(_ word: UInt64) -> Bool {
    hasZero((word | 0x0505_0505_0505_0505) ^ 0x2727_2727_2727_2727)
      || hasZero((word | 0x0202_0202_0202_0202) ^ 0x3E3E_3E3E_3E3E_3E3E)
  }

  /// Whether one of the eight bytes is 0.
  @inline(__always)
  private static func hasZero(_ word: UInt64) -> Bool {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
  }

  static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
