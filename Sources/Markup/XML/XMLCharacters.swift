/// Which characters XML 1.0 allows where (sections 2.2 and 2.3), for ASCII; beyond it single bytes count as parts of
/// names, whole characters if they are.
enum XMLCharacters {
  @inline(__always)
  static func startsName(_ byte: UInt8) -> Bool {
    ASCIIByte.isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || byte >= 0x80
  }

  @inline(__always)
  static func isName(_ byte: UInt8) -> Bool {
    startsName(byte) || ASCIIByte.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// How many bytes the character has that stands at an index of UTF-8, if names may hold it; else 0.
  static func nameLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, isFirst: Bool = false) -> Int {
    guard index < bytes.count else { return 0 }
    let byte = bytes[index]
    if byte < 0x80 { return (isFirst ? startsName(byte) : isName(byte)) ? 1 : 0 }
    let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard byte >= 0xC2, index + length <= bytes.count else { return 0 }
    let lead = UInt32(byte) & (0xFF >> UInt32(length + 1))
    let scalar = bytes[index + 1..<index + length].reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
    return isInNames(scalar, isFirst) ? length : 0
  }

  private static func isInNames(_ scalar: UInt32, _ isFirst: Bool) -> Bool {
    switch scalar {
    case 0xB7, 0x300...0x36F, 0x203F...0x2040: !isFirst
    case 0xD7, 0xF7, 0x37E: false
    case 0xC0...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
      0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// Of a character reference.
  static func isAllowed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 9, 10, 13, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
