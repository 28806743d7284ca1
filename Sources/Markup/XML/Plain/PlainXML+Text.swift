extension PlainXML {
  /// Up to `<`. Several pieces between two tags are one text.
  mutating func text() -> Bool {
    var start = index
    while true {
      index = kinds.endOfText(bytes, from: index)
      switch byte(at: index) {
      case UInt8(ascii: "<"):
        append(start..<index)
        return true
      case UInt8(ascii: "&"):
        append(start..<index)
        guard let reference = reference(at: index) else { return false }
        append(reference.scalar)
        index = reference.end
        start = index
      case 0x0D:
        append(start..<index)
        endLine()
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
        append(start..<index)
        endLine()
        start = index
      case UInt8(ascii: "]") where bytes.has("]]>", at: index):
        append(start..<index)
        index += 3
        return true
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

  /// A character beyond ASCII. U+FFFE and U+FFFF are none of XML (section 2.2); control characters up to U+009F are
  /// not what is meant.
  func isAllowed(at index: Int) -> Bool {
    switch bytes[index] {
    case 0xC2: byte(at: index + 1) >= 0xA0
    case 0xEF: byte(at: index + 1) != 0xBF || byte(at: index + 2) < 0xBE
    default: true
    }
  }

  /// White space at the end of a line is a line feed (XML 1.0, section 2.11).
  private mutating func endLine() {
    append(0x0A)
    index += byte(at: index + 1) == 0x0A ? 2 : 1
  }

  private mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    note(isWhole: writer.append(text: UnsafeBufferPointer(rebasing: bytes[range]), at: index))
  }

  private mutating func append(_ scalar: UInt32) { note(isWhole: writer.append(scalar: scalar, at: index)) }

  private mutating func note(isWhole: Bool) {
    guard !isWhole, findings.count < limits.problems else { return }
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
      !(0x7F...0x9F).contains(value)
    else { return nil }
    return (value, place + 1)
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    if ASCIIByte.isDigit(byte) { return UInt32(byte &- 0x30) }
    let letter = ASCIIByte.lower(byte) &- 0x61
    return isHexadecimal && letter < 6 ? UInt32(letter) + 10 : nil
  }
}
