/// A set of bytes that answers with one shift.
struct ByteSet: Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init(_ ascii: StaticString) {
    for index in 0..<ascii.utf8CodeUnitCount { insert(ascii.utf8Start[index]) }
  }

  mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let word =
      byte < 0x80 ? (byte < 0x40 ? words.0 : words.1) : (byte < 0xC0 ? words.2 : words.3)
    return word >> UInt64(byte & 63) & 1 != 0
  }
}

extension Escape {
  static func append(_ text: StaticString, to output: inout [UInt8]) {
    output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Copies runs of plain bytes at once. For a special byte, `replace` is given all bytes and the byte's index; it
  /// writes what stands for it and says how many bytes that took.
  @inline(__always)
  static func copy(
    _ text: Span<UInt8>, into output: inout [UInt8], special: ByteSet,
    replace: (UnsafeBufferPointer<UInt8>, Int, inout [UInt8]) -> Int
  ) {
    text.withUnsafeBufferPointer { bytes in
      var start = 0
      var index = 0
      while index < bytes.count {
        guard special.contains(bytes[index]) else {
          index += 1
          continue
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        index += replace(bytes, index, &output)
        start = index
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    }
  }

  static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
