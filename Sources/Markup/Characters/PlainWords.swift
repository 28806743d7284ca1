/// Finds where text ends that anybody may take as it is.
public enum PlainWords {
  /// The first byte at or after `start` that is no printable character of ASCII, is `<` or `&`, or a second blank. It may be
  /// another one, behind a blank.
  public static func end(_ text: Span<UInt8>, from start: Int) -> Int {
    text.withUnsafeBufferPointer { end($0, from: start) { ByteWord.equal($0, 0x3C) | ByteWord.equal($0, 0x26) } }
  }

  /// As `end`, also before `>`, quotes and perhaps `#`.
  @inline(__always)
  static func endOfUnescaped(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    end(text, from: start) {
      ByteWord.equal($0 | 0x02 &* ByteWord.ones, 0x3E) | ByteWord.equal($0 | 0x05 &* ByteWord.ones, 0x27)
    }
  }

  @inline(__always)
  private static func end(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ special: (UInt64) -> UInt64
  ) -> Int {
    var place = start
    var wasBlank: UInt64 = 0
    while place + 8 <= text.count {
      let word = ByteWord.load(text, at: place)
      let blanks = ByteWord.equal(word, 0x20)
      let marks = ByteWord.unprintable(word) | special(word) | (blanks & (blanks << 8 | wasBlank))
      if marks != 0 { return place + ByteWord.first(marks) }
      wasBlank = blanks >> 56
      place += 8
    }
    while place < text.count {
      let word = UInt64(text[place]) | 0x6161_6161_6161_6100
      let blanks = ByteWord.equal(word, 0x20) & 0xFF
      if ByteWord.unprintable(word) & 0xFF | special(word) & 0xFF | blanks & wasBlank != 0 { return place }
      wasBlank = blanks
      place += 1
    }
    return place
  }
}
