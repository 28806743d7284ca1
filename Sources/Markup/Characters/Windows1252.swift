/// What is called Latin-1 on the web (WHATWG Encoding, section 4.2).
public enum Windows1252 {
  /// The characters of 0x80 to 0x9F; five are not assigned and stand for themselves.
  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E,
    0x178,
  ]

  static func scalar(_ byte: UInt8) -> UInt32 {
    byte & 0xE0 == 0x80 ? upper[Int(byte) - 0x80] : UInt32(byte)
  }

  /// The character of a byte from 0x80 to 0x9F; nil for the five that have none.
  public static func character(_ byte: UInt8) -> Unicode.Scalar? {
    let value = scalar(byte)
    return value > 0x9F ? Unicode.Scalar(value) : nil
  }

  static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes { output.append(scalar: scalar(byte)) }
    return output
  }
}

/// `x-user-defined` of the web (WHATWG Encoding, section 14.5): bytes beyond ASCII are kept as private characters.
enum UserDefined {
  static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for byte in bytes { output.append(scalar: byte < 0x80 ? UInt32(byte) : 0xF700 + UInt32(byte)) }
    return output
  }
}
