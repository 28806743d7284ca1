import Clibcmark

/// Places of a line in the bytes of a text.
struct PlainLine {
  var start: Int
  /// The first byte that is no blank; `end` if there is none.
  var text: Int
  /// Before the line end.
  var end: Int
  var next: Int

  var indentation: Int { text - start }

  var isBlank: Bool { text == end }
}

/// What a line begins.
enum PlainBlock: Equatable {
  case blank, text, fence, thematicBreak
  /// 1 to 6.
  case heading(Int)
  case item(PlainMarker)
  /// Nothing plain.
  case other
}

/// `-`, `1.`.
struct PlainMarker: Equatable {
  /// The one at its end. Items of one list have the same.
  var character: UInt8
  /// Of an ordered list.
  var number: Int?
  /// Where it ends.
  var end: Int

  func isOfOneList(_ other: PlainMarker) -> Bool { character == other.character }
}

extension PlainMarkdown {
  /// - Returns: nil at the end of the text.
  func line(at start: Int) -> PlainLine? {
    guard start < bytes.count, let base = bytes.baseAddress else { return nil }
    let found = memchr(base + start, 0x0A, bytes.count - start)
    let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
    var text = start
    while text < end, bytes[text] == UInt8(ascii: " ") { text += 1 }
    return PlainLine(start: start, text: text, end: end, next: min(end + 1, bytes.count))
  }

  /// What the first byte of a line that is no blank begins.
  /// - Parameter isInParagraph: the line could go on with one.
  func kind(at place: Int, end: Int, isInParagraph: Bool) -> PlainBlock {
    guard place < end else { return .blank }
    switch bytes[place] {
    case UInt8(ascii: "#"): return heading(at: place, end)
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return bytes.run(at: place, before: end) < 3 ? .text : .fence
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "_"), UInt8(ascii: "="):
      return sign(at: place, end, isInParagraph)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number(at: place, end, isInParagraph)
    // Raw HTML, which may end a paragraph even within what looks like code.
    case UInt8(ascii: "<"), UInt8(ascii: ">"), 0..<0x20: return .other
    default: return .text
    }
  }

  private func heading(at place: Int, _ end: Int) -> PlainBlock {
    let level = bytes.run(at: place, before: end)
    guard level <= 6 else { return .text }
    if place + level == end || bytes[place + level] == UInt8(ascii: " ") { return .heading(level) }
    return bytes[place + level] < 0x20 ? .other : .text
  }

  private func sign(at place: Int, _ end: Int, _ isInParagraph: Bool) -> PlainBlock {
    let sign = bytes[place]
    let last = trimmed(place..<end).upperBound
    // Beneath a paragraph, a line of these makes a heading of it.
    let canUnderline = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "=")
    if isInParagraph, canUnderline, bytes.run(at: place, before: last) == last - place { return .other }
    if sign == UInt8(ascii: "=") { return .text }
    if isThematicBreak(place..<last) { return .thematicBreak }
    if sign == UInt8(ascii: "_") { return .text }
    return item(PlainMarker(character: sign, number: nil, end: place + 1), last, isInParagraph)
  }

  /// Three or more of one sign, and blanks.
  private func isThematicBreak(_ range: Range<Int>) -> Bool {
    let sign = bytes[range.lowerBound]
    guard sign != UInt8(ascii: "+") else { return false }
    var count = 0
    for place in range {
      if bytes[place] == sign { count += 1 } else if bytes[place] != UInt8(ascii: " ") { return false }
    }
    return count >= 3
  }

  private func number(at place: Int, _ end: Int, _ isInParagraph: Bool) -> PlainBlock {
    var digits = place
    var number = 0
    while digits < end, bytes[digits] &- UInt8(ascii: "0") < 10, digits - place < 10 {
      number = number * 10 + Int(bytes[digits] - UInt8(ascii: "0"))
      digits += 1
    }
    guard digits < end, digits - place < 10, [UInt8(ascii: "."), UInt8(ascii: ")")].contains(bytes[digits]),
      !isInParagraph || number == 1
    else { return .text }
    let marker = PlainMarker(character: bytes[digits], number: number, end: digits + 1)
    return item(marker, trimmed(place..<end).upperBound, isInParagraph)
  }

  /// - Parameter last: where the line's text ends.
  private func item(_ marker: PlainMarker, _ last: Int, _ isInParagraph: Bool) -> PlainBlock {
    if marker.end >= last { return isInParagraph ? .text : .other }
    if bytes[marker.end] == UInt8(ascii: " ") { return .item(marker) }
    return bytes[marker.end] < 0x20 ? .other : .text
  }
}
