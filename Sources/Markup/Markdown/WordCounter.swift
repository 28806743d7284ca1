/// Counts words in UTF-8 that comes in runs: a word may go on from one run to the next. White space parts words;
/// ideographs and kana, which are written without spaces, count one by one.
struct WordCounter {
  private(set) var count = 0
  private var isInWord = false
  private let isCounting: Bool

  /// - Parameter isCounting: whether anybody wants to know; the count stays 0 otherwise.
  init(isCounting: Bool = true) { self.isCounting = isCounting }

  /// The next run starts a new word.
  mutating func endWord() {
    isInWord = false
  }

  mutating func add(_ text: Span<UInt8>) {
    guard isCounting else { return }
    text.withUnsafeBufferPointer { bytes in
      addCharacters(bytes, from: addASCII(bytes))
    }
  }

  /// Eight bytes at once, as far as they are ASCII; returns how many were counted. Words begin where a letter's bit
  /// stands above none.
  private mutating func addASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = 0
    while index + 8 <= bytes.count {
      let word = ByteWord.load(bytes, at: index)
      if word & ByteWord.highs != 0 { return index }
      add(letters: (word &+ 0x5F5F_5F5F_5F5F_5F5F) & ByteWord.highs, of: 8)
      index += 8
    }
    return addLastASCII(bytes, from: index)
  }

  /// The last bytes, fewer than eight, as a word that ends in blanks.
  private mutating func addLastASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard start < bytes.count else { return start }
    let word = Self.lastWord(bytes, from: start)
    if word & ByteWord.highs != 0 { return start }
    add(letters: (word &+ 0x5F5F_5F5F_5F5F_5F5F) & ByteWord.highs, of: bytes.count - start)
    return bytes.count
  }

  private static func lastWord(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
    let rest = bytes.count - start
    if bytes.count >= 8 { return ByteWord.load(bytes, at: bytes.count - 8) >> UInt64(8 * (8 - rest)) }
    return bytes[start...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// - Parameter letters: a bit at the top of each byte that is none of white space; the first byte is the lowest.
  @inline(__always)
  private mutating func add(letters: UInt64, of bytes: Int) {
    let starts = letters & ~(letters << 8 | (isInWord ? 0x80 : 0))
    // Their sum: the oldest processors have no instruction that counts bits.
    count += Int(truncatingIfNeeded: ((starts >> 7) &* ByteWord.ones) >> 56)
    isInWord = letters >> UInt64(8 * bytes - 1) & 1 == 1
  }

  private mutating func addCharacters(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= UInt8(ascii: " ") {
        isInWord = false
      } else if 0xE3...0xE9 ~= byte, index + 2 < bytes.count {
        addIdeograph(byte, bytes[index + 1])
        index += 2
      } else if !isInWord {
        count += 1
        isInWord = true
      }
      index += 1
    }
  }

  /// U+3000 to U+9FFF; the first 64 are white space and punctuation.
  private mutating func addIdeograph(_ first: UInt8, _ second: UInt8) {
    isInWord = false
    if (first, second) != (0xE3, 0x80) { count += 1 }
  }
}
