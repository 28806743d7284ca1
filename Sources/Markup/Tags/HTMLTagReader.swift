/// Reads the tags of a whole page as the tokenizer of browsers does (WHATWG HTML, 13.2.5): whatever the bytes are, there are
/// tags in them or none. What looks like a tag in a comment, script, style or title is none.
public enum HTMLTagReader {
  /// - Parameter visit: gets one tag after the other, from top to bottom.
  public static func read(_ source: [UInt8], _ visit: (HTMLTag) -> Void) {
    source.withUnsafeBufferPointer { bytes in
      var scanner = HTMLTagScanner(bytes)
      while scanner.next() { visit(scanner.tag) }
    }
  }
}

struct HTMLTagScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0
  var tag = HTMLTag()
  /// Open `svg` and `math` elements, in which a tag may close itself and CDATA sections count.
  private var foreignDepth = 0

  private static let tagNames = NameTable(of: HTMLTagName.self)
  private static let attributeNames = NameTable(of: HTMLAttributeName.self)

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Puts the next tag into `tag`. False when there is none; a tag that the page's end cuts off is none.
  mutating func next() -> Bool {
    while true {
      let start = bytes.next(UInt8(ascii: "<"), from: index)
      guard start + 1 < bytes.count else { return false }
      switch bytes[start + 1] {
      case let byte where ASCIIByte.isLetter(byte): return read(start, nameAt: start + 1)
      case UInt8(ascii: "/") where start + 2 < bytes.count && ASCIIByte.isLetter(bytes[start + 2]):
        return read(start, nameAt: start + 2)
      case UInt8(ascii: "!"): skipMarkup(start)
      case UInt8(ascii: "/"), UInt8(ascii: "?"): index = bytes.next(UInt8(ascii: ">"), from: start) + 1
      default: index = start + 1
      }
    }
  }

  private mutating func skipMarkup(_ start: Int) {
    if bytes.has("<!--", at: start) {
      skipComment(from: start + 4)
    } else if foreignDepth > 0, bytes.has("<![CDATA[", at: start) {
      index = bytes.next("]]>", from: start + 9).map { $0 + 3 } ?? bytes.count
    } else {
      index = bytes.next(UInt8(ascii: ">"), from: start) + 1
    }
  }

  /// `<!-->` and `<!--->` are whole comments, and `--!>` ends one as well.
  private mutating func skipComment(from start: Int) {
    if bytes.has(">", at: start) || bytes.has("->", at: start) {
      index = bytes.next(UInt8(ascii: ">"), from: start) + 1
      return
    }
    var place = start
    while let dashes = bytes.next("--", from: place) {
      if bytes.has(">", at: dashes + 2) { return index = dashes + 3 }
      if bytes.has("!>", at: dashes + 2) { return index = dashes + 4 }
      place = dashes + 1
    }
    index = bytes.count
  }
}

// MARK: - Tags

extension HTMLTagScanner {
  private mutating func read(_ start: Int, nameAt nameStart: Int) -> Bool {
    var end = nameStart
    while end < bytes.count, !isEndOfName(bytes[end]) { end += 1 }
    tag.offset = start
    tag.isEnd = nameStart > start + 1
    tag.name = Self.tagNames.name(bytes, nameStart..<end) ?? .other
    tag.contents = 0..<0
    tag.attributes.removeAll(keepingCapacity: true)
    index = end
    guard let closesItself = readAttributes() else { return false }
    tag.end = index
    if tag.name == .svg || tag.name == .math {
      foreignDepth = tag.isEnd ? max(0, foreignDepth - 1) : closesItself ? foreignDepth : foreignDepth + 1
    }
    if tag.name.holdsText, !tag.isEnd, !(foreignDepth > 0 && closesItself) { readText(nameStart..<end) }
    return true
  }

  @inline(__always)
  private func isEndOfName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || ASCIIByte.isSpace(byte)
  }

  /// To behind the `>`; tells whether a slash stands before it. Nil when the page ends before.
  private mutating func readAttributes() -> Bool? {
    var isSlashBefore = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") {
        index += 1
        return isSlashBefore
      }
      isSlashBefore = byte == UInt8(ascii: "/")
      if isSlashBefore || ASCIIByte.isSpace(byte) { index += 1 } else if !readAttribute() { break }
    }
    index = bytes.count
    return nil
  }

  private mutating func readAttribute() -> Bool {
    let start = index
    // A name may begin with `=`.
    index += 1
    while index < bytes.count, !isEndOfName(bytes[index]), bytes[index] != UInt8(ascii: "=") { index += 1 }
    let nameRange = start..<index
    skipSpace()
    var value = index..<index
    if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
      index += 1
      skipSpace()
      guard let found = readValue() else { return false }
      value = found
    }
    if let name = Self.attributeNames.name(bytes, nameRange), tag[name] == nil {
      tag.attributes.append(HTMLTag.Attribute(name: name, value: value))
    }
    return true
  }

  private mutating func readValue() -> Range<Int>? {
    guard index < bytes.count else { return nil }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: ">"), !ASCIIByte.isSpace(bytes[index]) { index += 1 }
      return start..<index
    }
    let start = index + 1
    let end = bytes.next(quote, from: start)
    guard end < bytes.count else { return nil }
    index = end + 1
    return start..<end
  }

  private mutating func skipSpace() {
    while index < bytes.count, ASCIIByte.isSpace(bytes[index]) { index += 1 }
  }
}
