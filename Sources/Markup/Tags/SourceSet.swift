/// `srcset` (WHATWG HTML, 4.8.4.2.1).
public enum SourceSet {
  /// Where the addresses of its candidates stand, in order.
  public static func ranges<Text: Collection<UInt8>>(in text: Text) -> [Range<Text.Index>] {
    var ranges: [Range<Text.Index>] = []
    var rest = text[...]
    while true {
      rest = rest.drop { isSpace($0) || $0 == UInt8(ascii: ",") }
      guard !rest.isEmpty else { return ranges }
      let word = rest.prefix { !isSpace($0) }
      rest = rest[word.endIndex...]
      // Commas at the end of an address end the candidate; commas within are its own.
      let end = Self.end(of: word)
      ranges.append(word.startIndex..<end)
      if end == word.endIndex { rest = afterDescriptors(rest) }
    }
  }

  private static func end<Text: Collection<UInt8>>(of word: Text) -> Text.Index {
    var end = word.startIndex
    for index in word.indices where word[index] != UInt8(ascii: ",") { end = word.index(after: index) }
    return end
  }

  private static func afterDescriptors<Text: Collection<UInt8>>(_ text: Text) -> Text.SubSequence {
    var depth = 0
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ",") where depth <= 0: return text[index...]
      default: break
      }
    }
    return text[text.endIndex...]
  }

  private static func isSpace(_ byte: UInt8) -> Bool { ASCIIByte.isSpace(byte) }
}
