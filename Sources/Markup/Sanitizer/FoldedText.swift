/// Text with one blank for each run of white space (also of no-break spaces) in it, and none around it.
struct FoldedText {
  private var bytes: [UInt8] = []
  private var isBlankDue = false

  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  /// White space.
  mutating func blank() { isBlankDue = true }

  mutating func append(_ text: ArraySlice<UInt8>) {
    let bytes = text.span
    var start = 0
    var index = 0
    while index < bytes.count {
      let count = Self.blank(bytes, index, isAtStart: index == start)
      if count == 0 {
        index += 1
        continue
      }
      word(text[(text.startIndex + start)..<(text.startIndex + index)])
      isBlankDue = true
      index += count
      start = index
    }
    word(text[(text.startIndex + start)...])
  }

  /// The length of white space at the index. None for a single blank between words, which can stay.
  private static func blank(_ bytes: Span<UInt8>, _ index: Int, isAtStart: Bool) -> Int {
    switch bytes[index] {
    case 0x20 where !isAtStart && index + 1 < bytes.count && bytes[index + 1] > 0x20 && bytes[index + 1] != 0xC2: 0
    case ...0x20: 1
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: 2
    default: 0
    }
  }

  mutating func append(_ character: NamedCharacter) {
    if Unicode.Scalar(character.first)?.properties.isWhitespace == true { return blank() }
    var bytes: [UInt8] = []
    character.write(to: &bytes)
    word(bytes[...])
  }

  private mutating func word(_ word: ArraySlice<UInt8>) {
    guard !word.isEmpty else { return }
    if isBlankDue, !bytes.isEmpty { bytes.append(0x20) }
    isBlankDue = false
    bytes.append(contentsOf: word)
  }

  /// Whether there is nothing to fold, to decode or to take out.
  static func isFolded(_ bytes: Span<UInt8>) -> Bool {
    var wasBlank = true
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: "&"): return false
      case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: return false
      case 0x21...: wasBlank = false
      default:
        if wasBlank || byte != 0x20 { return false }
        wasBlank = true
      }
    }
    return bytes.isEmpty || !wasBlank
  }
}
