/// Reads a start tag in any state: without quotes, without values, without blanks, with a name twice, not closed.
struct XMLTagReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index: Int
  private var tag: XMLRawTag
  private var names: Set<String> = []

  /// - Parameter start: of `<`, which a name follows.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    index = start + 1
    tag = XMLRawTag(name: index..<index)
  }

  consuming func read() -> XMLRawTag {
    tag.name = name()
    while tag.end == nil, index < bytes.count {
      let hadSpace = skipSpace()
      guard index < bytes.count else { break }
      switch bytes[index] {
      case UInt8(ascii: ">"): tag.end = index + 1
      case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ">"):
        tag.isEmptyElement = true
        tag.end = index + 2
      case UInt8(ascii: "<"):
        // The next tag begins: this one was never closed.
        tag.isClean = false
        tag.end = index
      case _ where XMLCharacters.nameLength(bytes, at: index, isFirst: true) > 0:
        if !hadSpace { tag.isClean = false }
        attribute()
      default:
        tag.isClean = false
        index += 1
      }
    }
    return tag
  }

  private mutating func name() -> Range<Int> {
    let start = index
    index = XMLRepair.nameEnd(bytes, from: start)
    return start..<index
  }

  private mutating func skipSpace() -> Bool {
    let start = index
    while index < bytes.count, XMLCharacters.isSpace(bytes[index]) { index += 1 }
    return index > start
  }

  private mutating func attribute() {
    let name = name()
    let value = value() ?? name
    let isNew = names.insert(String(decoding: bytes[name], as: UTF8.self)).inserted
    if isNew { tag.attributes.append((name, value)) } else { tag.isClean = false }
  }

  /// Nil when there is none.
  private mutating func value() -> Range<Int>? {
    let end = index
    _ = skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
      tag.isClean = false
      index = end
      return nil
    }
    index += 1
    _ = skipSpace()
    guard index < bytes.count else { return nil }
    let quote = bytes[index]
    return quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") ? quoted(quote) : unquoted()
  }

  private mutating func quoted(_ quote: UInt8) -> Range<Int> {
    let start = index + 1
    let close = bytes.next(quote, from: start)
    let value = start..<min(close, bytes.count)
    if UnsafeBufferPointer(rebasing: bytes[value]).next(UInt8(ascii: "<"), from: 0) < value.count {
      return withMarkup(value, isClosed: close < bytes.count)
    }
    if close + 1 < bytes.count, XMLCharacters.isName(bytes[close + 1]), let end = missingQuote(value) {
      tag.isClean = false
      index = end
      return value.lowerBound..<end
    }
    // A value that has no end at the end of the document is cut off with its tag.
    index = close + 1
    if value.contains(where: { isDamaged(at: $0) }) { tag.isClean = false }
    return value
  }

  /// `url="a.mp3 type="audio/mpeg"`: the quote that seems to end the value begins the next one. Where the blank is.
  private func missingQuote(_ value: Range<Int>) -> Int? {
    var place = value.upperBound - 1
    guard place > value.lowerBound, bytes[place] == UInt8(ascii: "=") else { return nil }
    while place > value.lowerBound, XMLCharacters.isName(bytes[place - 1]) { place -= 1 }
    let hasName = place < value.upperBound - 1 && XMLCharacters.startsName(bytes[place])
    return hasName && place > value.lowerBound && XMLCharacters.isSpace(bytes[place - 1]) ? place - 1 : nil
  }

  /// A `<` in a value: a quote is missing, and the value ends with its tag, unless a tag of its own stands in it.
  private mutating func withMarkup(_ value: Range<Int>, isClosed: Bool) -> Range<Int> {
    tag.isClean = false
    let line = UnsafeBufferPointer(rebasing: bytes[value])
    let isOneLine = line.next(0x0A, from: 0) == line.count
    if isClosed, isOneLine {
      index = value.upperBound + 1
      return value
    }
    let end = value.lowerBound + min(line.next(UInt8(ascii: ">"), from: 0), line.next(UInt8(ascii: "<"), from: 0))
    index = end
    return value.lowerBound..<end
  }

  private mutating func unquoted() -> Range<Int> {
    tag.isClean = false
    let start = index
    while index < bytes.count, !XMLCharacters.isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">"),
      bytes[index] != UInt8(ascii: "<")
    {
      index += 1
    }
    // `<a href=x/>`: the slash ends the tag.
    if index < bytes.count, bytes[index] == UInt8(ascii: ">"), index > start, bytes[index - 1] == UInt8(ascii: "/") {
      index -= 1
    }
    return withoutCurlyQuotes(start..<index)
  }

  /// Word processors turn quotes into `“` and `”`, and those become U+0093 and U+0094 when they are taken for Latin-1.
  private func withoutCurlyQuotes(_ value: Range<Int>) -> Range<Int> {
    for quotes in [["\u{201C}", "\u{201D}", "\u{2033}"], ["\u{93}", "\u{94}"]] as [[StaticString]] {
      let length = quotes[0].utf8CodeUnitCount
      let isQuote = { place in quotes.contains { bytes.has($0, at: place) } }
      if value.count >= 2 * length, isQuote(value.lowerBound), isQuote(value.upperBound - length) {
        return value.lowerBound + length..<value.upperBound - length
      }
    }
    return value
  }

  /// Whether a character stands here that XML forbids, or an `&` that begins nothing it can read.
  private func isDamaged(at index: Int) -> Bool {
    guard bytes[index] == UInt8(ascii: "&") else { return XMLRepair.forbidden(bytes, at: index) > 0 }
    guard let end = XMLRepair.referenceEnd(bytes, from: index) else { return true }
    return !XMLRepair.isReadable(bytes, index..<end)
  }
}
