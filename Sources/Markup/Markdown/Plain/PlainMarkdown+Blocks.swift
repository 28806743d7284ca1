/// Blocks of several lines.
extension PlainMarkdown {
  /// The text of a paragraph, whose further lines are taken.
  /// - Returns: nil when it is not plain.
  mutating func paragraphText(_ first: PlainLine) -> Range<Int>? {
    var last = first
    while let line = line(at: last.next), !line.isBlank {
      if line.indentation < 4 {
        let kind = kind(at: line.text, end: line.end, isInParagraph: true)
        if kind != .text {
          guard line.indentation == 0, kind != .other else { return nil }
          break
        }
      }
      last = line
    }
    index = last.next
    return plainText(first.text..<last.end)
  }

  /// Text that defines no references.
  private func plainText(_ range: Range<Int>) -> Range<Int>? {
    if bytes[range.lowerBound] == UInt8(ascii: "[") {
      for place in range.dropFirst() where bytes[place] == UInt8(ascii: ":") && bytes[place - 1] == UInt8(ascii: "]") {
        return nil
      }
    }
    return trimmed(range)
  }

  // MARK: Lists

  mutating func list(_ first: PlainLine, _ marker: PlainMarker) -> Bool {
    var items: [Range<Int>] = []
    var isLoose = false
    var line = first
    var place = marker
    while true {
      guard let item = itemText(line, place) else { return false }
      items.append(item)
      guard let next = self.line(afterBlanksAt: index) else { break }
      let isApart = next.start > index
      guard next.indentation == 0 else { return false }
      guard case .item(let other) = kind(at: next.text, end: next.end, isInParagraph: false),
        other.isOfOneList(marker)
      else { break }
      isLoose = isLoose || isApart
      (line, place) = (next, other)
    }
    return write(items, marker, isTight: !isLoose)
  }

  private func line(afterBlanksAt start: Int) -> PlainLine? {
    var next = line(at: start)
    while let line = next, line.isBlank { next = self.line(at: line.next) }
    return next
  }

  /// The one paragraph of an item.
  private mutating func itemText(_ first: PlainLine, _ marker: PlainMarker) -> Range<Int>? {
    var start = marker.end
    while start < first.end, bytes[start] == UInt8(ascii: " ") { start += 1 }
    guard start - marker.end < 5, kind(at: start, end: first.end, isInParagraph: false) == .text else { return nil }
    var last = first
    while let line = line(at: last.next), !line.isBlank {
      if kind(at: line.text, end: line.end, isInParagraph: false) != .text {
        guard line.indentation == 0 else { return nil }
        break
      }
      if line.indentation > 0, kind(at: line.text, end: line.end, isInParagraph: true) != .text { return nil }
      last = line
    }
    index = last.next
    return plainText(start..<last.end)
  }

  private mutating func write(_ items: [Range<Int>], _ marker: PlainMarker, isTight: Bool) -> Bool {
    renderer.words.endWord()
    renderer.enterList(start: marker.number)
    for item in items {
      renderer.putOnNewLine("<li>")
      guard paragraph(item, isTight: isTight, isInDocument: false) else { return false }
      renderer.put("</li>\n")
    }
    renderer.leaveList(isOrdered: marker.number != nil)
    return true
  }

  // MARK: Code

  mutating func fencedCode(_ first: PlainLine) -> Bool {
    let length = bytes.run(at: first.text, before: first.end)
    let info = trimmed(first.text + length..<first.end)
    for place in info {
      switch bytes[place] {
      case UInt8(ascii: "\\"), UInt8(ascii: "&"), 0..<0x20: return false
      case UInt8(ascii: "`"): if bytes[first.text] == UInt8(ascii: "`") { return false }
      default: break
      }
    }
    guard let code = code(after: first, length) else { return false }
    renderer.words.endWord()
    renderer.codeBlock(info: part(info).span, code: part(code).span)
    return true
  }

  /// - Returns: nil when the last line, which has no line end, is a part of it.
  private mutating func code(after fence: PlainLine, _ length: Int) -> Range<Int>? {
    index = fence.next
    while let line = line(at: index) {
      index = line.next
      if ends(line, fence, length) { return fence.next..<line.start }
      if line.end == bytes.count { return nil }
    }
    return fence.next..<bytes.count
  }

  private func ends(_ line: PlainLine, _ fence: PlainLine, _ length: Int) -> Bool {
    guard line.indentation < 4, !line.isBlank, bytes[line.text] == bytes[fence.text] else { return false }
    let count = bytes.run(at: line.text, before: line.end)
    return count >= length
      && bytes[line.text + count..<line.end].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[range]) }
}
