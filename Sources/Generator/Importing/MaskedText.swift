import Markup

/// A text in which what is no prose is blanked out, byte for byte, so that places stay what they are.
struct MaskedText {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func blank(_ range: Range<Int>) {
    for index in range where bytes[index] != 0x0A { bytes[index] = 0x20 }
  }

  /// Blocks of code, and spans between runs of backticks of the same length (CommonMark 0.31, 6.1); these not in raw HTML.
  /// - Returns: where raw HTML stands.
  mutating func blankCodeOfMarkdown(from start: Int) -> [MarkdownOutline.Block] {
    let outline = MarkdownOutline(bytes[start...])
    for block in outline.code { blank(block.range) }
    var spans = self
    for block in outline.html { spans.blank(block.range) }
    for span in spans.spans { blank(span) }
    return outline.html
  }

  /// A span ends at the next run of the same length, and not beyond its paragraph.
  private var spans: [Range<Int>] {
    var spans: [Range<Int>] = []
    var index = 0
    while let start = ByteSearch.first(UInt8(ascii: "`"), in: bytes[...], from: index) {
      let length = bytes[start...].prefix { $0 == UInt8(ascii: "`") }.count
      index = start + length
      guard start == 0 || bytes[start - 1] != UInt8(ascii: "\\") else { continue }
      var place = index
      while place < bytes.count, !isBlankLine(at: place) {
        let run = bytes[place...].prefix { $0 == UInt8(ascii: "`") }.count
        if run == length {
          spans.append(start..<(place + run))
          index = place + run
          break
        }
        place += max(1, run)
      }
    }
    return spans
  }

  /// Whether two line ends stand here with nothing but blanks between them.
  private func isBlankLine(at index: Int) -> Bool {
    guard bytes[index] == 0x0A else { return false }
    let rest = bytes[(index + 1)...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    return rest.first == 0x0A
  }
}
