/// Counts words in UTF-8 that comes in runs: a word may go on from one run to the next. White space parts words;
/// ideographs and kana, which are written without spaces, count one by one.
struct WordCounter {
  private(set) var count = 0
  private var isInWord = false

  /// The next run starts a new word.
  mutating func endWord() {
    isInWord = false
  }

  mutating func add(_ text: Span<UInt8>) {
    text.withUnsafeBufferPointer { bytes in
      if bytes.isEmpty { return }
      if bytes.reduce(0, |) < 0x80 { addASCII(bytes) } else { addCharacters(bytes) }
    }
  }

  /// Without branches that depend on the text, so that it costs next to nothing.
  private mutating func addASCII(_ bytes: UnsafeBufferPointer<UInt8>) {
    var afterSpace: UInt8 = isInWord ? 0 : 1
    var starts = 0
    for byte in bytes {
      let isSpace: UInt8 = byte <= UInt8(ascii: " ") ? 1 : 0
      starts &+= Int(afterSpace & ~isSpace)
      afterSpace = isSpace
    }
    count += starts
    isInWord = afterSpace == 0
  }

  private mutating func addCharacters(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
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
