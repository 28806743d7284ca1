extension XMLRepair {
  mutating func markup(_ bytes: UnsafeBufferPointer<UInt8>) {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    if next == UInt8(ascii: "/") {
      endTag(bytes)
    } else if XMLCharacters.startsName(next) {
      startTag(bytes)
    } else if bytes.has("<![CDATA[", at: index) {
      section(bytes)
    } else if bytes.hasIgnoringCase("<![cdata[", at: index) {
      let start = index
      replace(start..<start + 9, with: "<![CDATA[", in: bytes, "'<![CDATA[' is written in capitals")
      index = start
      section(bytes)
    } else if bytes.has("<!--", at: index) {
      drop(bytes, past: "-->", from: index + 4)
    } else if next == UInt8(ascii: "?") {
      instruction(bytes)
    } else if next == UInt8(ascii: "!"), index + 2 < bytes.count, ASCIIByte.isLetter(bytes[index + 2]) {
      note("a declaration within the document was left out", at: index)
      drop(bytes, past: ">", from: index + 2)
    } else {
      replace(index..<index + 1, with: "&lt;", in: bytes, "a '<' that begins no tag is written '&lt;'")
    }
  }

  /// Comments and instructions say nothing about the content.
  private mutating func drop(_ bytes: UnsafeBufferPointer<UInt8>, past end: StaticString, from start: Int) {
    let tag = index
    if let place = bytes.next(end, from: start) {
      replace(tag..<place + end.utf8CodeUnitCount, in: bytes) { _ in }
    } else {
      replace(tag..<bytes.count, in: bytes, "the document ends before '\(end)'")
    }
  }

  /// One that does not end soon was not meant as one, and ends with its tag, or before the next.
  private mutating func instruction(_ bytes: UnsafeBufferPointer<UInt8>) {
    let window = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, index + Self.instructionLimit)])
    if window.next("?>", from: min(max(index + 2, instructionEnd), window.count)) != nil {
      return drop(bytes, past: "?>", from: index + 2)
    }
    instructionEnd = max(instructionEnd, window.count - 1)
    let next = bytes.next(UInt8(ascii: "<"), from: index + 2)
    // Only up to there, so that many instructions without an end are not each searched to the end of the document.
    let close = UnsafeBufferPointer(rebasing: bytes[..<next]).next(UInt8(ascii: ">"), from: index + 2)
    replace(index..<min(close + 1, next), in: bytes, "an instruction ends without '?>'")
  }

  private static let instructionLimit = 4096

  /// Of a CDATA section only control characters are taken out; at a cut-off end it is closed.
  private mutating func section(_ bytes: UnsafeBufferPointer<UInt8>) {
    if sectionEnd < index + 9 { sectionEnd = bytes.next("]]>", from: index + 9) ?? bytes.count }
    let whole = sectionEnd < bytes.count ? sectionEnd : nil
    if let end = mistypedEnd(bytes, before: sectionEnd, isWhole: whole != nil) {
      return replace(end..<end, with: ">", in: bytes, "']]' in place of ']]>' ends a CDATA section")
    }
    let end = whole
    index += 9
    while index < end ?? bytes.count {
      if bytes[index] < 0x20 || bytes[index] == 0xEF { character(bytes) } else { index += 1 }
    }
    if end != nil {
      index += 3
    } else {
      replace(bytes.count..<bytes.count, with: "]]>", in: bytes, "the document ends before ']]>'")
    }
  }

  /// The byte after `]]` before an end tag, when the section has no other end or the other one is that of a later section.
  private func mistypedEnd(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int, isWhole: Bool) -> Int? {
    let section = UnsafeBufferPointer(rebasing: bytes[..<end])
    guard let place = section.next("]]</", from: min(index + 9, end)) else { return nil }
    return !isWhole || section.next("<![CDATA[", from: place) != nil ? place + 2 : nil
  }

  /// Closes what is open within the element; drops the end of what is not open.
  private mutating func endTag(_ bytes: UnsafeBufferPointer<UInt8>) {
    let tag = index
    var cursor = index + 2
    while cursor < bytes.count, XMLCharacters.isName(bytes[cursor]) { cursor += 1 }
    let name = (tag + 2)..<cursor
    let isClean = cursor < bytes.count && bytes[cursor] == UInt8(ascii: ">")
    while cursor < bytes.count, bytes[cursor] != UInt8(ascii: ">"), bytes[cursor] != UInt8(ascii: "<") { cursor += 1 }
    if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ">") { cursor += 1 }
    guard let depth = depth(of: name, bytes) else {
      return replace(tag..<cursor, in: bytes, "</\(Self.text(bytes, name))> ends an element that is not open")
    }
    if isClean, depth == open.count - 1, Self.isSame(bytes, name, open[depth]) {
      open.removeLast()
      index = cursor
      return
    }
    if depth < open.count - 1, let last = open.last {
      note("<\(Self.text(bytes, last))> is not closed before </\(Self.text(bytes, name))>", at: tag)
    } else {
      let name = open[depth]
      note("the end tag of <\(Self.text(bytes, name))> is damaged", at: tag)
    }
    replace(tag..<cursor, in: bytes) { $0.close(downTo: depth, bytes) }
  }

  /// The innermost open element of this name, written exactly so, else in any case.
  private func depth(of name: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    open.lastIndex { Self.isSame(bytes, $0, name) }
      ?? open.lastIndex { open in
        open.count == name.count
          && zip(open, name).allSatisfy { ASCIIByte.lower(bytes[$0]) == ASCIIByte.lower(bytes[$1]) }
      }
  }

  static func isSame(_ bytes: UnsafeBufferPointer<UInt8>, _ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.count == right.count && bytes[left].elementsEqual(bytes[right])
  }
}
