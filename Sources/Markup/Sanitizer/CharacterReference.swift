/// A character reference of HTML: numeric or by name.
enum CharacterReference {
  /// What stands at the ampersand, and the index behind it. The character is nil for a number that is none. Nil when
  /// there is no reference.
  static func read(_ source: [UInt8], at start: Int) -> (character: NamedCharacter?, next: Int)? {
    guard start + 1 < source.count else { return nil }
    return source[start + 1] == UInt8(ascii: "#") ? number(source, start + 2) : named(source, start + 1)
  }

  /// The semicolon may be missing.
  private static func number(_ source: [UInt8], _ start: Int) -> (NamedCharacter?, Int)? {
    let isHex = start < source.count && source[start] | 0x20 == UInt8(ascii: "x")
    var index = isHex ? start + 1 : start
    let first = index
    var value: UInt32 = 0
    while index < source.count, let digit = digit(source[index], isHex) {
      value = min(value * (isHex ? 16 : 10) + digit, 0x110000)
      index += 1
    }
    guard index > first else { return nil }
    if index < source.count, source[index] == UInt8(ascii: ";") { index += 1 }
    return (scalar(value).map { NamedCharacter(first: $0.value, second: nil) }, index)
  }

  private static func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x61...0x66 where isHex: UInt32(byte - 0x57)
    case 0x41...0x46 where isHex: UInt32(byte - 0x37)
    default: nil
    }
  }

  /// As browsers do, 0x80 to 0x9F are of windows-1252. White space of ASCII is kept, other controls are no characters.
  private static func scalar(_ value: UInt32) -> Unicode.Scalar? {
    switch value {
    case 0x09, 0x0A, 0x0C, 0x0D: " "
    case ..<0x20, 0x7F, 0xFFFE, 0xFFFF: nil
    case 0x80...0x9F: Windows1252.character(UInt8(value))
    default: Unicode.Scalar(value)
    }
  }

  private static func named(_ source: [UInt8], _ start: Int) -> (NamedCharacter?, Int)? {
    let room = start..<min(source.count, start + NamedCharacters.longest + 1)
    guard let end = source[room].firstIndex(of: UInt8(ascii: ";")), end > start,
      let character = source[start..<end].withUnsafeBufferPointer({ NamedCharacters.character(named: $0) })
    else { return nil }
    return (character, end + 1)
  }
}
