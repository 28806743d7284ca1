extension [UInt8] {
  /// Appends a character; surrogates and numbers beyond Unicode become U+FFFD.
  mutating func append(scalar value: UInt32) {
    let value = value > 0x10FFFF || (0xD800...0xDFFF).contains(value) ? 0xFFFD : value
    switch value {
    case 0..<0x80:
      append(UInt8(value))
    case 0x80..<0x800:
      append(0xC0 | UInt8(value >> 6))
      append(0x80 | UInt8(value & 63))
    case 0x800..<0x10000:
      append(0xE0 | UInt8(value >> 12))
      append(0x80 | UInt8(value >> 6 & 63))
      append(0x80 | UInt8(value & 63))
    default:
      append(0xF0 | UInt8(value >> 18))
      append(0x80 | UInt8(value >> 12 & 63))
      append(0x80 | UInt8(value >> 6 & 63))
      append(0x80 | UInt8(value & 63))
    }
  }
}
