extension HTMLTagScanner {
  /// What an element of mere text holds: up to its end tag, which is read next.
  mutating func readText(_ name: Range<Int>) {
    let end: Int
    switch tag.name {
    case .plaintext: end = bytes.count
    case .script: end = endOfScript()
    default: end = endOfText(name)
    }
    tag.contents = index..<end
    index = end
  }

  private func endOfText(_ name: Range<Int>) -> Int {
    var place = index
    while let start = bytes.next("</", from: place) {
      if isTag(name, at: start + 2) { return start }
      place = start + 2
    }
    return bytes.count
  }

  /// Whether the name in `range` stands here too, in any case, and a tag's name ends behind it.
  private func isTag(_ range: Range<Int>, at start: Int) -> Bool {
    let end = start + range.count
    guard end < bytes.count else { return false }
    for offset in 0..<range.count
    where ASCIIByte.lower(bytes[start + offset]) != ASCIIByte.lower(bytes[range.lowerBound + offset]) { return false }
    return bytes[end] == UInt8(ascii: ">") || bytes[end] == UInt8(ascii: "/") || ASCIIByte.isSpace(bytes[end])
  }

  /// A script in `<!--` may hold another one with its end tag (script data double escaped state).
  private func endOfScript() -> Int {
    let name = (tag.offset + 1)..<(tag.offset + 7)
    var isEscaped = false
    var isInner = false
    var place = index
    while place < bytes.count {
      if !isEscaped { place = bytes.next(UInt8(ascii: "<"), from: place) }
      if bytes.has("</", at: place), isTag(name, at: place + 2) {
        guard isInner else { return place }
        isInner = false
        place += 8
      } else if bytes.has("<!--", at: place), !isEscaped {
        // The dashes may be those of `-->` as well.
        isEscaped = true
        place += 2
      } else if isEscaped, bytes.has("-->", at: place) {
        (isEscaped, isInner) = (false, false)
        place += 3
      } else {
        if isEscaped, bytes.has("<", at: place), isTag(name, at: place + 1) { isInner = true }
        place += 1
      }
    }
    return bytes.count
  }
}
