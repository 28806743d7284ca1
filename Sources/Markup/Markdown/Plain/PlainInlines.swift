/// Takes the text of a paragraph or a heading apart, as CommonMark 0.30, section 6, has it.
struct PlainInlines: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  let isSmart: Bool
  let kinds: UnsafePointer<UInt8>
  var tokens: [Token] = []
  var emphasis = PlainEmphasis()
  var brackets: [Bracket] = []
  var links: [Link] = []
  var index = 0
  var end = 0
  /// Where the text begins.
  var start = 0

  struct Token {
    enum Kind: Equatable {
      /// `text` stands for itself; `escaped` must be escaped.
      case text, escaped, code, softBreak, hardBreak
      /// `value` is the number of the delimiter or of the link.
      case delimiter, link, linkEnd, image, imageEnd
      case sign(PlainSign)
    }

    var kind: Kind
    var start: Int32
    var end: Int32
    var value: Int32 = 0

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// `[` or `![` that may begin a link or an image.
  struct Bracket {
    var token: Int
    var isImage: Bool
    /// Not within a link that follows it.
    var isActive = true
    /// The last delimiter before it.
    var delimiter: Int
  }

  struct Link {
    var destination: Range<Int>
    var title: Range<Int>?
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, isSmart: Bool) {
    self.bytes = bytes
    self.isSmart = isSmart
    kinds = (isSmart ? Self.smartDigits : Self.digits).utf8Start
  }

  /// - Returns: whether the text is plain; then it lies in `tokens`.
  mutating func read(_ range: Range<Int>) -> Bool {
    tokens.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    brackets.removeAll(keepingCapacity: true)
    emphasis.removeAll()
    (index, start, end) = (range.lowerBound, range.lowerBound, range.upperBound)
    while index < end {
      let start = index
      index = endOfText(from: start)
      if index > start { append(.text, start..<index) }
      guard index == end || special() else { return false }
    }
    return emphasis.match(above: PlainEmphasis.none)
  }

  @inline(__always)
  private func endOfText(from start: Int) -> Int {
    let (bytes, kinds, end) = (bytes, kinds, end)
    var place = start
    while place < end {
      let next = min(place + 8, end)
      if next - place == 8, ByteWord.isOfSmallLetters(ByteWord.load(bytes, at: place)) {
        place = next
      } else {
        while place < next, kinds[Int(bytes[place])] == Self.text { place += 1 }
        if place < next { return place }
      }
    }
    return end
  }

  private mutating func special() -> Bool {
    switch bytes[index] {
    case 0x0A: lineBreak()
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "'"): return delimiter()
    case UInt8(ascii: "\""):
      if isSmart { return delimiter() }
      append(.escaped, taking: 1)
    case UInt8(ascii: "`"): return code()
    case UInt8(ascii: "\\"): return backslash()
    case UInt8(ascii: "["): openBracket(1)
    case UInt8(ascii: "!"):
      if byte(at: index + 1) == UInt8(ascii: "[") { openBracket(2) } else { append(.text, taking: 1) }
    case UInt8(ascii: "]"): return closeBracket()
    case UInt8(ascii: "<"), UInt8(ascii: "&"): return reserved()
    case UInt8(ascii: ">"): append(.escaped, taking: 1)
    case UInt8(ascii: "-"): dashes()
    case UInt8(ascii: "."): dots()
    default: return false
    }
    return true
  }

  /// NUL from the end of the text on.
  func byte(at index: Int) -> UInt8 { index < end ? bytes[index] : 0 }

  mutating func append(_ kind: Token.Kind, _ range: Range<Int>, _ value: Int = 0) {
    tokens.append(
      Token(
        kind: kind, start: Int32(truncatingIfNeeded: range.lowerBound),
        end: Int32(truncatingIfNeeded: range.upperBound), value: Int32(truncatingIfNeeded: value)))
  }

  mutating func append(_ kind: Token.Kind, taking count: Int, _ value: Int = 0) {
    append(kind, index..<index + count, value)
    index += count
  }

  /// For each byte, whether it stands for itself: 0.
  private static let digits: StaticString = """
    1111111111111111111111111111111101100010001000000000000000001010\
    0000000000000000000000000001110110000000000000000000000000000000\
    0000000000000000000000000000000000000000000000000000000000000000\
    0000000000000000000000000000000000000000000000000000000000000000
    """
  private static let smartDigits: StaticString = """
    1111111111111111111111111111111101100011001001100000000000001010\
    0000000000000000000000000001110110000000000000000000000000000000\
    0000000000000000000000000000000000000000000000000000000000000000\
    0000000000000000000000000000000000000000000000000000000000000000
    """
  private static let text = UInt8(ascii: "0")
}

/// What smart punctuation writes.
enum PlainSign: UInt8 {
  case shortDash, longDash, dots, openingSingleQuote, closingSingleQuote, openingQuote, closingQuote
}
