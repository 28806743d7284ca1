extension XMLRepair {
  /// Leaves references that XML can read, also to entities that it does not know; any other `&` becomes text.
  mutating func reference() {
    guard let end = Self.referenceEnd(bytes, from: index) else {
      return replace(index..<index + 1, with: "&amp;", "an '&' that begins no reference is written '&amp;'")
    }
    if Self.isReadable(bytes, index..<end) {
      index = end
    } else if let scalar = Self.scalar(bytes, index..<end) {
      note("'&#X' is written '&#x'", at: index)
      replace(index..<end) { Self.write(reference: scalar, to: &$0.output) }
    } else {
      replace(index..<end, "a reference to a character that XML forbids was left out")
    }
  }

  /// Whether XML can read a reference, also one to an entity that it does not know.
  static func isReadable(_ bytes: UnsafeBufferPointer<UInt8>, _ reference: Range<Int>) -> Bool {
    guard bytes[reference.lowerBound + 1] == UInt8(ascii: "#") else { return true }
    return bytes[reference.lowerBound + 2] != UInt8(ascii: "X") && scalar(bytes, reference) != nil
  }

  /// The character of a reference by number; nil for those that XML forbids.
  static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ reference: Range<Int>) -> UInt32? {
    number(UnsafeBufferPointer(rebasing: bytes[(reference.lowerBound + 2)..<(reference.upperBound - 1)]))
      .flatMap { XMLCharacters.isAllowed($0) ? $0 : nil }
  }

  /// The byte after `;`, when this reads like a reference: `&name;`, `&#1234;`, `&#x12AB;`.
  static func referenceEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start + 1
    let isNumber = index < bytes.count && bytes[index] == UInt8(ascii: "#")
    if isNumber { index += 1 }
    let first = index
    guard first < bytes.count, isNumber || XMLCharacters.startsName(bytes[first]) else { return nil }
    while index < bytes.count, index < first + 40, XMLCharacters.isName(bytes[index]) { index += 1 }
    guard index > first, index < bytes.count, bytes[index] == UInt8(ascii: ";") else { return nil }
    let digits = UnsafeBufferPointer(rebasing: bytes[first..<index])
    return isNumber && number(digits) == nil ? nil : index + 1
  }

  /// Nil when these are no digits. Numbers beyond Unicode stay beyond it.
  static func number(_ digits: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let isHex = (digits.first ?? 0) | 0x20 == UInt8(ascii: "x")
    let digits = isHex ? digits.dropFirst() : digits[...]
    guard !digits.isEmpty else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      let low = digit | 0x20
      if ASCIIByte.isDigit(digit) {
        value = value * (isHex ? 16 : 10) + UInt32(digit - 0x30)
      } else if isHex, low >= 0x61, low <= 0x66 {
        value = value * 16 + UInt32(low - 0x61 + 10)
      } else {
        return nil
      }
      value = min(value, 0x110000)
    }
    return value
  }

  static func write(reference scalar: UInt32, to output: inout [UInt8]) {
    output.append(contentsOf: "&#\(scalar);".utf8)
  }

  /// Drops control characters, U+FFFE and U+FFFF.
  mutating func character() {
    let length = Self.forbidden(bytes, at: index)
    if length > 0 {
      replace(index..<index + length, "a control character was left out")
    } else {
      index += 1
    }
  }

  /// How many bytes of a character that XML forbids stand here.
  @inline(__always)
  static func forbidden(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x20 { return XMLCharacters.isSpace(byte) ? 0 : 1 }
    guard byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE else { return 0 }
    return 3
  }
}
