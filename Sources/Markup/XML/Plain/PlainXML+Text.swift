extension PlainXML {
  /// Up to `<`.
  mutating func text() -> Bool {
    let start = index
    var isCoded = false
    while true {
      index = kinds.endOfText(bytes, from: index, mark: UInt8(ascii: "]"))
      switch byte(at: index) {
      case UInt8(ascii: "<"):
        if isCoded { return appendDecoded(start..<index) }
        append(start..<index)
        return true
      case UInt8(ascii: "&") where !isCoded && appendASCII(from: start): return true
      case UInt8(ascii: "&"), 0x0D: isCoded = true
      case UInt8(ascii: "]") where bytes.has("]]>", at: index): return false
      case let byte: guard isPassed(byte) else { return false }
      }
      index += 1
    }
  }

  /// Reads and decodes at once a text that most are.
  private mutating func appendASCII(from start: Int) -> Bool {
    let end = bytes.next(UInt8(ascii: "<"), from: index)
    guard end < bytes.count, decoder.decode(start..<end, isChecked: false) else { return false }
    index = end
    note(isWhole: writer.append(text: decoder.output, at: index))
    return true
  }

  private mutating func appendDecoded(_ range: Range<Int>) -> Bool {
    guard decoder.decode(range) else { return false }
    note(isWhole: writer.append(text: decoder.output, at: index))
    return true
  }

  /// `<![CDATA[…]]>`.
  mutating func section() -> Bool {
    guard bytes.has("<![CDATA[", at: index) else { return false }
    index += 9
    var start = index
    while true {
      index = kinds.endOfText(bytes, from: index, mark: UInt8(ascii: "]"))
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
    let isPair = byte(at: index + 1) == 0x0A
    note(isWhole: writer.append(scalar: 0x0A, at: index))
    index += isPair ? 2 : 1
  }

  private mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    note(isWhole: writer.append(text: UnsafeBufferPointer(rebasing: bytes[range]), at: index))
  }

  private mutating func note(isWhole: Bool) {
    guard !isWhole, findings.count < limits.problems else { return }
    findings.append(XMLFinding(kind: .limit, offset: index, message: XMLLimits.cut(limits.text)))
  }
}
