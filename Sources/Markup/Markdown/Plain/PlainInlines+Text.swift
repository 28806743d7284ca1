/// What is no bracket and no delimiter.
extension PlainInlines {
  /// Section 6.7 and 6.8: blanks around a line end are none of the text.
  mutating func lineBreak() {
    let isHard = index >= start + 2 && bytes[index - 1] == UInt8(ascii: " ") && bytes[index - 2] == UInt8(ascii: " ")
    if let last = tokens.last, last.kind == .text {
      var end = Int(last.end)
      while end > last.start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
      tokens[tokens.count - 1].end = Int32(truncatingIfNeeded: end)
    }
    append(isHard ? .hardBreak : .softBreak, taking: 1)
    skipBlanks()
  }

  private mutating func skipBlanks() {
    while byte(at: index) == UInt8(ascii: " ") { index += 1 }
  }

  /// Section 2.4, and a hard line break.
  mutating func backslash() -> Bool {
    let next = byte(at: index + 1)
    if next == 0x0A {
      append(.hardBreak, taking: 2)
      // Whether libcmark keeps the blanks is not known here.
      return byte(at: index) != UInt8(ascii: " ")
    } else if PlainCharacters.isPunctuation(next) {
      index += 1
      append(.escaped, taking: 1)
    } else {
      append(.text, taking: 1)
    }
    return true
  }

  /// Section 6.1. Where backticks have none that close them, libcmark sees others' as well.
  mutating func code() -> Bool {
    let length = bytes.run(at: index, before: end)
    let content = index + length
    var close = content
    // Likewise.
    var isIndented = false
    while close < end {
      if bytes[close] != UInt8(ascii: "`") {
        isIndented = isIndented || bytes[close] == 0x0A && byte(at: close + 1) == UInt8(ascii: " ")
        close += 1
        continue
      }
      let count = bytes.run(at: close, before: end)
      if count == length {
        append(.code, content..<close)
        index = close + count
        return !isIndented
      }
      close += count
    }
    return false
  }

  /// `<` and `&` that begin nothing.
  mutating func reserved() -> Bool {
    let next = byte(at: index + 1)
    if bytes[index] == UInt8(ascii: "<") {
      guard index + 1 == end || next == UInt8(ascii: " ") || next == 0x0A else { return false }
    } else if mayBeReference(at: index) {
      return false
    }
    append(.escaped, taking: 1)
    return true
  }

  /// Of a character, at `&`.
  func mayBeReference(at start: Int) -> Bool {
    var place = start + 1
    while place < end, place - start < 40, PlainCharacters.isReference(bytes[place]) { place += 1 }
    return byte(at: place) == UInt8(ascii: ";")
  }

  // MARK: Smart punctuation

  /// `--` is an en dash, `---` an em dash; longer runs are made of both, as few as it takes.
  mutating func dashes() {
    let count = bytes.run(at: index, before: end)
    guard count > 1 else { return append(.text, taking: 1) }
    let short = count % 3 == 0 ? 0 : count % 2 == 0 ? count / 2 : count % 3 == 2 ? 1 : 2
    let long = (count - 2 * short) / 3
    let range = index..<index + 1
    for _ in 0..<long { append(.sign(.longDash), range) }
    for _ in 0..<short { append(.sign(.shortDash), range) }
    index += count
  }

  mutating func dots() {
    if byte(at: index + 1) == UInt8(ascii: "."), byte(at: index + 2) == UInt8(ascii: ".") {
      append(.sign(.dots), taking: 3)
    } else {
      append(.text, taking: 1)
    }
  }
}
