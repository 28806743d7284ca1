extension XMLRepair {
  mutating func markup() {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    if next == UInt8(ascii: "/") {
      endTag()
    } else if XMLCharacters.nameLength(bytes, at: index + 1, isFirst: true) > 0 {
      startTag()
    } else if bytes.has("<![CDATA[", at: index) {
      section()
    } else if bytes.hasIgnoringCase("<![cdata[", at: index) {
      let start = index
      replace(start..<start + 9, with: "<![CDATA[", "'<![CDATA[' is written in capitals")
      index = start
      section()
    } else if bytes.has("<!--", at: index) {
      drop(past: "-->", from: index + 4)
    } else if next == UInt8(ascii: "?") {
      instruction()
    } else if next == UInt8(ascii: "!"), index + 2 < bytes.count, ASCIIByte.isLetter(bytes[index + 2]) {
      note("a declaration within the document was left out", at: index)
      drop(past: ">", from: index + 2)
    } else {
      replace(index..<index + 1, with: "&lt;", "a '<' that begins no tag is written '&lt;'")
    }
  }

  /// Comments and instructions say nothing about the content.
  private mutating func drop(past end: StaticString, from start: Int) {
    let tag = index
    if let place = bytes.next(end, from: start) {
      replace(tag..<place + end.utf8CodeUnitCount) { _ in }
    } else {
      replace(tag..<bytes.count, "the document ends before '\(end)'")
    }
  }

  /// One that does not end soon was not meant as one, and ends with its tag, or before the next.
  private mutating func instruction() {
    let window = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, index + Self.instructionLimit)])
    if window.next("?>", from: min(max(index + 2, instructionEnd), window.count)) != nil {
      return drop(past: "?>", from: index + 2)
    }
    instructionEnd = max(instructionEnd, window.count - 1)
    let next = bytes.next(UInt8(ascii: "<"), from: index + 2)
    // Only up to there, so that many instructions without an end are not each searched to the end of the document.
    let close = UnsafeBufferPointer(rebasing: bytes[..<next]).next(UInt8(ascii: ">"), from: index + 2)
    replace(index..<min(close + 1, next), "an instruction ends without '?>'")
  }

  private static let instructionLimit = 4096

  /// Of a CDATA section only control characters are taken out; at a cut-off end it is closed.
  private mutating func section() {
    if sectionEnd < index + 9 { sectionEnd = bytes.next("]]>", from: index + 9) ?? bytes.count }
    let whole = sectionEnd < bytes.count ? sectionEnd : nil
    if let end = mistypedEnd(before: sectionEnd, isWhole: whole != nil) {
      return replace(end..<end, with: ">", "']]' in place of ']]>' ends a CDATA section")
    }
    let end = whole
    index += 9
    while index < end ?? bytes.count {
      if bytes[index] < 0x20 || bytes[index] == 0xEF { character() } else { index += 1 }
    }
    if end != nil {
      index += 3
    } else {
      replace(bytes.count..<bytes.count, with: "]]>", "the document ends before ']]>'")
    }
  }

  /// The byte after `]]` before an end tag, when the section has no other end or the other one is that of a later section.
  private func mistypedEnd(before end: Int, isWhole: Bool) -> Int? {
    let section = UnsafeBufferPointer(rebasing: bytes[..<end])
    guard let place = section.next("]]</", from: min(index + 9, end)) else { return nil }
    return !isWhole || section.next("<![CDATA[", from: place) != nil ? place + 2 : nil
  }

  /// Closes what is open within the element; drops the end of what is not open.
  private mutating func endTag() {
    closeUnended()
    let tag = index
    var cursor = Self.nameEnd(bytes, from: tag + 2)
    let name = (tag + 2)..<cursor
    while cursor < bytes.count, XMLCharacters.isSpace(bytes[cursor]) { cursor += 1 }
    let isClean = cursor < bytes.count && bytes[cursor] == UInt8(ascii: ">")
    while cursor < bytes.count, bytes[cursor] != UInt8(ascii: ">"), bytes[cursor] != UInt8(ascii: "<") { cursor += 1 }
    if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ">") { cursor += 1 }
    guard let depth = depth(of: name) else {
      note(at: tag) { "</\($0.text(name))> ends an element that is not open" }
      return replace(tag..<cursor) { _ in }
    }
    if isClean, depth == open.count - 1, isSame(name, open[depth]) {
      open.removeLast()
      index = cursor
      return
    }
    if depth < open.count - 1, let last = open.last {
      note(at: tag) { "<\($0.text(last))> is not closed before </\($0.text(name))>" }
    } else {
      let name = open[depth]
      note(at: tag) { "the end tag of <\($0.text(name))> is damaged" }
    }
    replace(tag..<cursor) { $0.close(downTo: depth) }
  }

  /// The innermost open element of this name, written exactly so, else in any case.
  private func depth(of name: Range<Int>) -> Int? {
    open.lastIndex { isSame($0, name) }
      ?? open.lastIndex { open in
        open.count == name.count
          && zip(open, name).allSatisfy { ASCIIByte.lower(bytes[$0]) == ASCIIByte.lower(bytes[$1]) }
      }
  }

  func isSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.count == right.count && bytes[left].elementsEqual(bytes[right])
  }
}
