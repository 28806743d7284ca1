/// Which characters XML 1.0 allows where (sections 2.2 and 2.3), for ASCII; beyond it all counts as part of a name.
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

  /// Of a character reference.
  static func isAllowed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 9, 10, 13, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
