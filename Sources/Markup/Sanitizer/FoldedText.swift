/// Text with one blank for each run of white space (also of no-break spaces) in it, and none around it.
struct FoldedText {
  private var bytes: [UInt8] = []
  private var isBlankDue = false

  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  /// White space.
  mutating func blank() { isBlankDue = true }

  mutating func append(_ text: ArraySlice<UInt8>) {
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      let count = text[index] <= 0x20 ? 1 : text[index] == 0xC2 && Self.isNoBreakSpace(text, index) ? 2 : 0
      if count == 0 {
        index += 1
        continue
      }
      word(text[start..<index])
      isBlankDue = true
      index += count
      start = index
    }
    word(text[start..<index])
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.properties.isWhitespace { blank() } else { word(ArraySlice(String(scalar).utf8)) }
  }

  private mutating func word(_ word: ArraySlice<UInt8>) {
    guard !word.isEmpty else { return }
    if isBlankDue, !bytes.isEmpty { bytes.append(0x20) }
    isBlankDue = false
    bytes.append(contentsOf: word)
  }

  private static func isNoBreakSpace(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    index + 1 < text.endIndex && text[index + 1] == 0xA0
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
