/// Values of attributes, as browsers decode them (WHATWG HTML, 13.2.5.72 to 80).
enum AttributeText {
  static func decoded(_ value: ArraySlice<UInt8>) -> String {
    guard value.contains(UInt8(ascii: "&")) else { return String(decoding: value, as: UTF8.self) }
    var output: [UInt8] = []
    output.reserveCapacity(value.count)
    var rest = value
    while let byte = rest.first {
      if byte == UInt8(ascii: "&"), let (character, next) = reference(rest) {
        character.write(to: &output)
        rest = rest[next...]
      } else {
        output.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func reference(_ text: ArraySlice<UInt8>) -> (NamedCharacter, next: Int)? {
    let start = text.startIndex + 1
    guard start < text.endIndex else { return nil }
    return text[start] == UInt8(ascii: "#") ? number(text[(start + 1)...]) : named(text[start...])
  }

  private static func number(_ text: ArraySlice<UInt8>) -> (NamedCharacter, next: Int)? {
    let isHex = text.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    let digits = (isHex ? text.dropFirst() : text).prefix { isHex ? isHexDigit($0) : ASCIIByte.isDigit($0) }
    guard !digits.isEmpty else { return nil }
    let value = UInt32(String(decoding: digits.drop { $0 == UInt8(ascii: "0") }, as: UTF8.self), radix: isHex ? 16 : 10)
    let isZero = digits.allSatisfy { $0 == UInt8(ascii: "0") }
    return (NamedCharacter(first: scalar(isZero ? 0 : value ?? .max), second: nil), behind(digits, in: text))
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    ASCIIByte.isDigit(byte) || (byte | 0x20) &- 0x61 < 6
  }

  private static func scalar(_ value: UInt32) -> UInt32 {
    let value = (0x80...0x9F).contains(value) ? Windows1252.scalar(UInt8(value)) : value
    return value == 0 ? 0xFFFD : value
  }

  private static func named(_ text: ArraySlice<UInt8>) -> (NamedCharacter, next: Int)? {
    let name = text.prefix { ASCIIByte.isLetter($0) || ASCIIByte.isDigit($0) }
    guard let character = name.withUnsafeBufferPointer({ NamedCharacters.character(named: $0) }) else { return nil }
    let next = behind(name, in: text)
    if next == name.endIndex {
      // Without its semicolon a name counts only if HTML 4's forebears had it, and never before `=`: `?a=1&copy=2`.
      guard NamedCharacters.isOld(name), next == text.endIndex || text[next] != UInt8(ascii: "=") else { return nil }
    }
    return (character, next)
  }

  /// The index behind a reference that ends with `part`, and behind its semicolon.
  private static func behind(_ part: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Int {
    let end = part.endIndex
    return end < text.endIndex && text[end] == UInt8(ascii: ";") ? end + 1 : end
  }
}
