/// Runs of `*` and `_`, and quotation marks (section 6.2).
extension PlainInlines {
  /// - Returns: false when a character beside it is of a kind that is not known here.
  mutating func delimiter() -> Bool {
    let character = bytes[index]
    let isQuote = character == UInt8(ascii: "'") || character == UInt8(ascii: "\"")
    let length = isQuote ? 1 : bytes.run(at: index, before: end)
    guard let before = kind(before: index), let after = kind(after: index + length) else { return false }
    let flanksLeft = after != .space && (after != .punctuation || before != .other)
    let flanksRight = before != .space && (before != .punctuation || after != .other)
    var (canOpen, canClose) = (flanksLeft, flanksRight)
    if character == UInt8(ascii: "_") {
      canOpen = flanksLeft && (!flanksRight || before == .punctuation)
      canClose = flanksRight && (!flanksLeft || after == .punctuation)
    } else if isQuote {
      canOpen = flanksLeft && opensQuote(flanksRight)
    }
    append(.delimiter, taking: length, emphasis.delimiters.count)
    emphasis.append(character, length: length, canOpen: canOpen, canClose: canClose)
    return true
  }

  /// Behind a letter or a bracket, a quotation mark closes.
  private func opensQuote(_ flanksRight: Bool) -> Bool {
    switch index > start ? bytes[index - 1] : 0 {
    case UInt8(ascii: "("), UInt8(ascii: "["): true
    case UInt8(ascii: "]"), UInt8(ascii: ")"): false
    default: !flanksRight
    }
  }

  private func kind(before place: Int) -> PlainCharacters.Kind? {
    guard place > start else { return .space }
    let last = bytes[place - 1]
    if last < 0x80 { return PlainCharacters.kind(ascii: last) }
    var first = place - 1
    while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    return PlainCharacters.kind(beyondASCII: scalar(at: first))
  }

  private func kind(after place: Int) -> PlainCharacters.Kind? {
    guard place < end else { return .space }
    let next = bytes[place]
    return next < 0x80 ? PlainCharacters.kind(ascii: next) : PlainCharacters.kind(beyondASCII: scalar(at: place))
  }

  /// Of two or three bytes; 0 for one of four.
  private func scalar(at place: Int) -> UInt32 {
    let first = UInt32(bytes[place])
    let second = UInt32(byte(at: place + 1) & 0x3F)
    if first < 0xE0 { return (first & 0x1F) << 6 | second }
    if first < 0xF0 { return (first & 0x0F) << 12 | second << 6 | UInt32(byte(at: place + 2) & 0x3F) }
    return 0
  }
}
