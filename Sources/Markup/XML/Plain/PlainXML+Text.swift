extension PlainXML {
  /// Up to `<`. Several pieces between two tags are one text.
  mutating func text() -> Bool {
    var start = index
    while true {
      index = kinds.endOfText(bytes, from: index)
      switch byte(at: index) {
      case UInt8(ascii: "<"): return append(start..<index)
      case UInt8(ascii: "&"):
        guard append(start..<index), let reference = reference(at: index), append(reference.scalar) else {
          return false
        }
        index = reference.end
        start = index
      case 0x0D:
        guard append(start..<index), endLine() else { return false }
        start = index
      case UInt8(ascii: "]") where bytes.has("]]>", at: index): return false
      case let byte:
        guard isPassed(byte) else { return false }
        index += 1
      }
    }
  }

  /// `<![CDATA[…]]>`.
  mutating func section() -> Bool {
    guard bytes.has("<![CDATA[", at: index) else { return false }
    index += 9
    var start = index
    while true {
      index = kinds.endOfText(bytes, from: index)
      switch byte(at: index) {
      case UInt8(ascii: "<"), UInt8(ascii: "&"): index += 1
      case 0x0D:
        guard append(start..<index), endLine() else { return false }
        start = index
      case UInt8(ascii: "]") where bytes.has("]]>", at: index):
        defer { index += 3 }
        return append(start..<index)
      case let byte:
        guard isPassed(byte) else { return false }
        index += 1
      }
    }
  }

  mutating func comment() -> Bool {
    let start = index
    index += 4
    while index - start < PlainXMLBytes.longest {
      switch byte(at: index) {
      case UInt8(ascii: "-") where byte(at: index + 1) == UInt8(ascii: "-"):
        index += 3
        return byte(at: index - 1) == UInt8(ascii: ">")
      case UInt8(ascii: "<"), UInt8(ascii: "&"), 0x0D: break
      case let byte: guard kinds.isText(byte) || isPassed(byte) else { return false }
      }
      index += 1
    }
    return false
  }

  /// Of what is no plain text, whether it stands for itself.
  private func isPassed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A, UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    case 0x80...: isAllowed(at: index)
    default: false
    }
  }

  /// A character beyond ASCII. U+FFFE and U+FFFF are none of XML (section 2.2); of those up to U+009F it is doubtful
  /// what is meant.
  func isAllowed(at index: Int) -> Bool {
    switch bytes[index] {
    case 0xC2: byte(at: index + 1) >= 0xA0
    case 0xEF: byte(at: index + 1) != 0xBF || byte(at: index + 2) < 0xBE
    default: true
    }
  }

  /// White space at the end of a line is a line feed (XML 1.0, section 2.11).
  private mutating func endLine() -> Bool {
    index += byte(at: index + 1) == 0x0A ? 2 : 1
    return append(0x0A)
  }

  private mutating func append(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return true }
    guard let node = writer.beginText(at: index) else { return false }
    let room = room(in: node)
    if range.count <= room {
      writer.tree.text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
    } else if !isCut(node) {
      var end = range.lowerBound + room
      while end > range.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      writer.tree.text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range.lowerBound..<end]))
      noteCut(node)
    }
    writer.endText(of: node)
    return true
  }

  private mutating func append(_ scalar: UInt32) -> Bool {
    guard let node = writer.beginText(at: index) else { return false }
    let size = scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    if size <= room(in: node) {
      writer.tree.text.append(scalar: scalar)
    } else if !isCut(node) {
      noteCut(node)
    }
    writer.endText(of: node)
    return true
  }

  /// How many bytes of a text are still taken: none once it was cut off.
  private func room(in node: Int) -> Int {
    isCut(node) ? 0 : limits.text - (writer.tree.text.count - Int(writer.tree.nodes[node].textStart))
  }

  private func isCut(_ node: Int) -> Bool { lastCut == writer.tree.nodes[node].offset }

  private mutating func noteCut(_ node: Int) {
    lastCut = writer.tree.nodes[node].offset
    guard findings.count < limits.problems else { return }
    findings.append(XMLFinding(kind: .limit, offset: index, message: XMLLimits.cut(limits.text)))
  }
}

// MARK: - References

extension PlainXML {
  /// One of XML's own five, or of a character by number; nil for all others.
  func reference(at start: Int) -> (scalar: UInt32, end: Int)? {
    switch byte(at: start + 1) {
    case UInt8(ascii: "l") where bytes.has("&lt;", at: start): (0x3C, start + 4)
    case UInt8(ascii: "g") where bytes.has("&gt;", at: start): (0x3E, start + 4)
    case UInt8(ascii: "a") where bytes.has("&amp;", at: start): (0x26, start + 5)
    case UInt8(ascii: "q") where bytes.has("&quot;", at: start): (0x22, start + 6)
    case UInt8(ascii: "a") where bytes.has("&apos;", at: start): (0x27, start + 6)
    case UInt8(ascii: "#"): numbered(at: start + 2)
    default: nil
    }
  }

  private func numbered(at start: Int) -> (scalar: UInt32, end: Int)? {
    let isHexadecimal = byte(at: start) == UInt8(ascii: "x")
    var place = isHexadecimal ? start + 1 : start
    let first = place
    var value: UInt32 = 0
    while place - first < 8, let digit = Self.digit(byte(at: place), isHexadecimal) {
      value = value * (isHexadecimal ? 16 : 10) + digit
      place += 1
    }
    guard place > first, byte(at: place) == UInt8(ascii: ";"), XMLCharacters.isAllowed(value),
      !(0x80...0x9F).contains(value)
    else { return nil }
    return (value, place + 1)
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    if ASCIIByte.isDigit(byte) { return UInt32(byte &- 0x30) }
    let letter = ASCIIByte.lower(byte) &- 0x61
    return isHexadecimal && letter < 6 ? UInt32(letter) + 10 : nil
  }
}
