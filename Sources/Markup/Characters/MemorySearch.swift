#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte at or after `start`, else `count`. `memchr` looks at 32 bytes at once.
  @inline(__always)
  func next(_ byte: UInt8, from start: Int) -> Int {
    guard start < count, let base = baseAddress else { return count }
    guard let found = memchr(base + start, Int32(byte), count - start) else { return count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The first place of a byte sequence at or after `start`, else nil.
  func next(_ text: StaticString, from start: Int) -> Int? {
    var index = next(text.utf8Start.pointee, from: start)
    while index < count {
      if has(text, at: index) { return index }
      index = next(text.utf8Start.pointee, from: index + 1)
    }
    return nil
  }

  /// Whether these bytes stand here.
  func has(_ text: StaticString, at index: Int) -> Bool {
    guard index >= 0, index + text.utf8CodeUnitCount <= count, let base = baseAddress else { return false }
    return memcmp(base + index, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  /// Whether the bytes of a range stand here, too, if there are so many.
  @inline(__always)
  func isSame(_ range: Range<Int>, at index: Int) -> Bool { isSame(range.lowerBound, range.count, at: index) }

  /// As the other, by the start and the length of what lies in it.
  @inline(__always)
  func isSame(_ start: Int, _ length: Int, at index: Int) -> Bool {
    guard let base = baseAddress, index &+ length <= count else { return false }
    let (left, right) = (UnsafeRawPointer(base + start), UnsafeRawPointer(base + index))
    // Most names are that short: their beginning and their end meet.
    switch length {
    case 8...16: return Self.isSame(left, right, length, as: UInt64.self)
    case 4...7: return Self.isSame(left, right, length, as: UInt32.self)
    default: return memcmp(left, right, length) == 0
    }
  }

  @inline(__always)
  private static func isSame<Word: FixedWidthInteger & BitwiseCopyable>(
    _ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int, as word: Word.Type
  ) -> Bool {
    let last = count - MemoryLayout<Word>.size
    let beginnings = left.loadUnaligned(as: word) ^ right.loadUnaligned(as: word)
    let ends =
      left.loadUnaligned(fromByteOffset: last, as: word) ^ right.loadUnaligned(fromByteOffset: last, as: word)
    return beginnings | ends == 0
  }

  /// As `has`, ASCII letters in either case; `text` is in lower case.
  func hasIgnoringCase(_ text: StaticString, at index: Int) -> Bool {
    guard index >= 0, index + text.utf8CodeUnitCount <= count else { return false }
    for place in 0..<text.utf8CodeUnitCount where ASCIIByte.lower(self[index + place]) != text.utf8Start[place] {
      return false
    }
    return true
  }
}

/// Questions about single bytes.
enum ASCIIByte {
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  /// Blank, tab, line feed, form feed, carriage return: the white space of HTML.
  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }
  @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
