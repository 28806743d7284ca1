/// The text of HTML for people, by a small tokenizer: the result is escaped wherever it is written, so it need not be
/// read exactly as a browser does. Each step goes forward, so time is linear.
struct PlainTextReader {
  private let source: [UInt8]
  private var index = 0
  private var result = FoldedText()
  /// Where the last quotation mark of each kind stands, once asked for: without it every tag with an open quotation would
  /// be searched to the end of the source.
  private var lastQuotes: (double: Int, single: Int)?

  static func read(_ html: String) -> String {
    let bytes = html.utf8Span.span
    guard CleanText.isClean(bytes) else {
      return read(String(decoding: CleanText.cleaned(bytes), as: UTF8.self))
    }
    if FoldedText.isFolded(bytes) { return html }
    var reader = PlainTextReader(Array(html.utf8))
    reader.read()
    return reader.result.string
  }

  private init(_ source: [UInt8]) {
    self.source = source
    result.reserveCapacity(source.count)
  }

  private mutating func read() {
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "<"): tag()
      case UInt8(ascii: "&"): reference()
      default: text()
      }
    }
  }

  private mutating func text() {
    let source = source
    let bytes = source.span
    var end = index
    while end < bytes.count, bytes[end] != UInt8(ascii: "<"), bytes[end] != UInt8(ascii: "&") { end += 1 }
    result.append(source[index..<end])
    index = end
  }

  private mutating func reference() {
    if let (character, next) = CharacterReference.read(source, at: index) {
      if let character { result.append(character) }
      index = next
    } else {
      result.append(source[index...index])
      index += 1
    }
  }
}

// MARK: - Tags

extension PlainTextReader {
  private mutating func tag() {
    let next = index + 1 < source.count ? source[index + 1] : 0
    switch next {
    case UInt8(ascii: "!") where source[index...].starts(with: "<!--".utf8): skipComment()
    case UInt8(ascii: "!"), UInt8(ascii: "?"): skip(past: source[index...].firstIndex(of: UInt8(ascii: ">")))
    case UInt8(ascii: "/"):
      let isEndTag = index + 2 < source.count && Self.isLetter(source[index + 2])
      if isEndTag { element(isEnd: true) } else { skip(past: source[index...].firstIndex(of: UInt8(ascii: ">"))) }
    case let byte where Self.isLetter(byte): element(isEnd: false)
    default:
      result.append(source[index...index])
      index += 1
    }
  }

  private mutating func element(isEnd: Bool) {
    let start = index + (isEnd ? 2 : 1)
    let nameEnd = source[start...].firstIndex { !Self.isLetter($0) && !(0x30...0x39).contains($0) } ?? source.count
    let name = source[start..<nameEnd]
    let element = name.withUnsafeBufferPointer { HTMLElement(name: $0) }
    guard let end = closing(from: nameEnd) else { return index = source.count }
    if !(element?.isWithinWords ?? Self.isWithinWords(name)) { result.blank() }
    index = end + 1
    // Only foreign elements can end at once.
    let isEmpty = (element == .svg || element == .math) && source[end - 1] == UInt8(ascii: "/")
    if !isEnd, !isEmpty, let element, element.isDropped { skipContent(name) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Elements that the sanitizer does not know and that do not part words.
  private static func isWithinWords(_ name: ArraySlice<UInt8>) -> Bool {
    name.count <= 5 && inline.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  private static let inline: Set<String> = [
    "font", "big", "nobr", "wbr", "bdi", "bdo", "data", "label", "ruby", "blink",
  ]

  /// The `>` that ends a tag, past quoted values; of a quotation that does not end, the first `>` in it.
  private mutating func closing(from start: Int) -> Int? {
    var cursor = start
    var isValueDue = false
    while cursor < source.count {
      let byte = source[cursor]
      switch byte {
      case UInt8(ascii: ">"): return cursor
      case UInt8(ascii: "="): isValueDue = true
      case UInt8(ascii: "\"") where isValueDue, UInt8(ascii: "'") where isValueDue:
        guard cursor < lastQuote(byte), let end = source[(cursor + 1)...].firstIndex(of: byte) else {
          return source[cursor...].firstIndex(of: UInt8(ascii: ">"))
        }
        cursor = end
        isValueDue = false
      case 0x20, 0x0A, 0x09: break
      default: isValueDue = false
      }
      cursor += 1
    }
    return nil
  }

  private mutating func lastQuote(_ quote: UInt8) -> Int {
    let last =
      lastQuotes ?? (
        source.lastIndex(of: UInt8(ascii: "\"")) ?? -1, source.lastIndex(of: UInt8(ascii: "'")) ?? -1
      )
    lastQuotes = last
    return quote == UInt8(ascii: "\"") ? last.double : last.single
  }
}

// MARK: - What is left out

extension PlainTextReader {
  private mutating func skip(past end: Int?) {
    index = end.map { $0 + 1 } ?? source.count
  }

  /// `<!-->` is a whole comment.
  private mutating func skipComment() {
    var dashes = 0
    for cursor in (index + 2)..<source.count {
      switch source[cursor] {
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: ">") where dashes >= 2: return skip(past: cursor)
      // Also `--!>` ends it.
      case UInt8(ascii: "!") where dashes >= 2 && cursor > index + 4: break
      default: dashes = 0
      }
    }
    skip(past: nil)
  }

  /// To the end tag of that name.
  private mutating func skipContent(_ name: ArraySlice<UInt8>) {
    while let start = source[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      guard index < source.count, source[index] == UInt8(ascii: "/") else { continue }
      let rest = source[(index + 1)...].prefix(name.count)
      guard rest.elementsEqual(name, by: { $0 | 0x20 == $1 | 0x20 }) else { continue }
      let after = index + 1 + name.count
      if after < source.count, Self.isLetter(source[after]) { continue }
      return skip(past: source[index...].firstIndex(of: UInt8(ascii: ">")))
    }
    index = source.count
  }
}
