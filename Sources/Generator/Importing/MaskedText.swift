import Markup

/// A text in which what is no prose is blanked out, byte for byte, so that places stay what they are.
struct MaskedText {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func blank(_ range: Range<Int>) {
    for index in range where bytes[index] != 0x0A { bytes[index] = 0x20 }
  }

  /// Fenced code, and spans between runs of backticks of the same length (CommonMark 0.31, 4.5 and 6.1).
  mutating func blankCodeOfMarkdown() {
    var fence: (mark: UInt8, count: Int, start: Int)?
    for line in lines {
      let (mark, count, rest) = Self.fence(bytes[line])
      if let open = fence {
        guard mark == open.mark, count >= open.count, rest.allSatisfy({ $0 <= 0x20 }) else { continue }
        blank(open.start..<line.upperBound)
        fence = nil
      } else if count > 2, mark == UInt8(ascii: "~") || !rest.contains(UInt8(ascii: "`")) {
        fence = (mark, count, line.lowerBound)
      }
    }
    if let fence { blank(fence.start..<bytes.count) }
    blankSpans()
  }

  private var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(start..<index + 1)
      start = index + 1
    }
    return lines + [start..<bytes.count]
  }

  /// The run of backticks or tildes that a line begins with, up to three blanks before it.
  private static func fence(_ line: ArraySlice<UInt8>) -> (mark: UInt8, count: Int, rest: ArraySlice<UInt8>) {
    let text = line.drop { $0 == 0x20 }
    guard text.startIndex - line.startIndex < 4, let mark = text.first, "`~".utf8.contains(mark) else {
      return (0, 0, line)
    }
    let run = text.prefix { $0 == mark }
    return (mark, run.count, text[run.endIndex...])
  }

  /// A span ends at the next run of the same length, and not beyond its paragraph.
  private mutating func blankSpans() {
    var index = 0
    while let start = ByteSearch.first(UInt8(ascii: "`"), in: bytes[...], from: index) {
      let length = bytes[start...].prefix { $0 == UInt8(ascii: "`") }.count
      index = start + length
      guard start == 0 || bytes[start - 1] != UInt8(ascii: "\\") else { continue }
      var place = index
      while place < bytes.count, !isBlankLine(at: place) {
        let run = bytes[place...].prefix { $0 == UInt8(ascii: "`") }.count
        if run == length {
          blank(start..<(place + run))
          index = place + run
          break
        }
        place += max(1, run)
      }
    }
  }

  /// Whether two line ends stand here with nothing but blanks between them.
  private func isBlankLine(at index: Int) -> Bool {
    guard bytes[index] == 0x0A else { return false }
    let rest = bytes[(index + 1)...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    return rest.first == 0x0A
  }
}
