/// Words that stand in a text for the ranges cut out of it: a prefix that occurs nowhere in the text, the number of the
/// range, and `x`. All letters and digits, so that no Markdown rule takes them apart.
struct InsertTokens {
  struct Hit {
    /// In the bytes that were searched.
    var range: Range<Int>
    /// Which of the inserts.
    var index: Int
  }

  private let prefix: [UInt8]
  private let count: Int

  /// The prefix is made from a digest of the text, because a text could otherwise spell a token in character
  /// references.
  init(for source: ArraySlice<UInt8>, count: Int) {
    var digest = Self.digest(source)
    var prefix: [UInt8] = []
    repeat {
      prefix = Array("x\(String(digest, radix: 16))x".utf8)
      digest = Self.mixed(digest, with: 1)
    } while source.span.firstRange(of: prefix) != nil
    self.prefix = prefix
    self.count = count
  }

  private static func digest(_ source: ArraySlice<UInt8>) -> UInt64 {
    source.withUnsafeBytes { bytes in
      var digest = UInt64(bytes.count)
      for start in stride(from: 0, to: bytes.count - 7, by: 8) {
        digest = mixed(digest, with: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      }
      return bytes.suffix(bytes.count % 8).reduce(digest) { mixed($0, with: UInt64($1)) }
    }
  }

  private static func mixed(_ digest: UInt64, with word: UInt64) -> UInt64 {
    let product = (digest ^ word) &* 0x5851_F42D_4C95_7F2D &+ 1
    return product ^ product >> 29
  }

  func token(_ index: Int) -> [UInt8] {
    prefix + "\(index)x".utf8
  }

  /// The first token at or after `start`.
  func next(in bytes: Span<UInt8>, from start: Int) -> Hit? {
    var start = start
    while let match = bytes.firstRange(of: prefix, from: start) {
      var end = match.upperBound
      var index = 0
      while end < bytes.count, bytes[end] &- UInt8(ascii: "0") < 10, index < count {
        index = index * 10 + Int(bytes[end] - UInt8(ascii: "0"))
        end += 1
      }
      if end > match.upperBound, end < bytes.count, bytes[end] == UInt8(ascii: "x"), index < count {
        return Hit(range: match.lowerBound..<end + 1, index: index)
      }
      start = match.upperBound
    }
    return nil
  }
}

extension Span<UInt8> {
  /// The first place at or after `start` (and before `end`) where `pattern`, which is not empty, stands.
  func firstRange(of pattern: [UInt8], from start: Int = 0, before end: Int = .max) -> Range<Int>? {
    var index = start
    let last = Swift.min(end, count) - pattern.count
    while index <= last {
      if self[index] == pattern[0], matches(pattern, at: index) { return index..<index + pattern.count }
      index += 1
    }
    return nil
  }

  private func matches(_ pattern: [UInt8], at start: Int) -> Bool {
    for offset in 1..<pattern.count where self[start + offset] != pattern[offset] { return false }
    return true
  }
}
