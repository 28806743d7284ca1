/// Reads numbers and marks from the left.
struct DateCursor {
  let bytes: [UInt8]
  var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { index >= bytes.count }
  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// How many digits stand here.
  var digitCount: Int {
    var end = index
    while end < bytes.count, ASCII.isDigit(bytes[end]) { end += 1 }
    return end - index
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  mutating func take(anyOf marks: StaticString) -> UInt8? {
    guard let byte = peek, marks.description.utf8.contains(byte) else { return nil }
    index += 1
    return byte
  }

  /// Exactly `count` digits, at most 9.
  mutating func number(_ count: Int) -> Int? {
    guard count > 0, count <= 9, index + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[index..<index + count] {
      guard ASCII.isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    index += count
    return value
  }

  mutating func skipSpaces() {
    while let byte = peek, ASCII.isSpace(byte) { index += 1 }
  }

  /// Letters packed into a number, in lower case, the first in the highest place used; 0 when there are none and
  /// `UInt64.max` when there are more than eight.
  mutating func word() -> UInt64 {
    var packed: UInt64 = 0
    var count = 0
    while let byte = peek, ASCII.isLetter(byte) {
      packed = packed << 8 | UInt64(byte | 0x20)
      count += 1
      index += 1
    }
    if count == 1, packed == 0x61 || packed == 0x70, takePointedM() { return packed << 8 | 0x6D }
    return count > 8 ? .max : packed
  }

  /// The rest of `a.m.` and `p. m.`.
  private mutating func takePointedM() -> Bool {
    let start = index
    guard take(UInt8(ascii: ".")) else { return false }
    skipSpaces()
    if let byte = peek, byte | 0x20 == UInt8(ascii: "m") {
      index += 1
      _ = take(UInt8(ascii: "."))
      return true
    }
    index = start
    return false
  }
}

/// Words packed as `DateCursor.word` packs them.
enum DateWord {
  static let am = packed("am")
  static let pm = packed("pm")
  /// `1st`, `at 10:00`, `2 of June`, and the `T` of a date that is no ISO date.
  static let fillers: Set<UInt64> = Set(["st", "nd", "rd", "th", "at", "of", "on", "t", "etc"].map(packed))

  static func packed(_ text: String) -> UInt64 {
    text.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
