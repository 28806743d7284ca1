/// Questions about bytes of ASCII text.
enum ASCII {
  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  /// Blank, tab, line ends, form feed.
  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
  @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }

  static func hexValue(_ byte: UInt8) -> UInt8? {
    if isDigit(byte) { return byte - 0x30 }
    let low = byte | 0x20
    return low >= 0x61 && low <= 0x66 ? low - 0x61 + 10 : nil
  }

  /// Text with `A`–`Z` in lower case and all else as it is.
  static func lowercased(_ text: String) -> String {
    guard contains(text.utf8Span.span, isUpper) else { return text }
    return String(decoding: text.utf8.map(lower), as: UTF8.self)
  }

  @inline(__always)
  static func contains(_ bytes: Span<UInt8>, _ isWanted: (UInt8) -> Bool) -> Bool {
    for index in bytes.indices where isWanted(bytes[index]) { return true }
    return false
  }

  /// Whether there is nothing but white space in it.
  static func isBlank(_ text: String) -> Bool {
    !contains(text.utf8Span.span) { !isSpace($0) }
  }

  /// Text without the white space of ASCII around it.
  static func trimmed(_ text: String) -> String {
    let bytes = text.utf8Span.span
    if bytes.isEmpty || !isSpace(bytes[0]) && !isSpace(bytes[bytes.count - 1]) { return text }
    return String(trimmed(text[...]))
  }

  static func trimmed(_ text: Substring) -> Substring {
    let bytes = text.utf8
    guard let start = bytes.firstIndex(where: { !isSpace($0) }),
      let end = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return text[start...end]
  }

  static func equalIgnoringCase(_ left: String, _ right: StaticString) -> Bool {
    equalIgnoringCase(left, right.description)
  }

  static func equalIgnoringCase(_ left: String, _ right: String) -> Bool {
    let (left, right) = (left.utf8Span.span, right.utf8Span.span)
    return left.count == right.count && left.indices.allSatisfy { lower(left[$0]) == lower(right[$0]) }
  }
}

/// Whole numbers of up to 18 digits and nothing else: most numbers in feeds.
enum PlainNumber {
  static func parse(_ text: Span<UInt8>) -> Int? {
    guard text.count > 0, text.count <= 18 else { return nil }
    var value = 0
    for index in text.indices {
      let byte = text[index]
      guard ASCII.isDigit(byte) else { return nil }
      value = value &* 10 &+ Int(byte &- 0x30)
    }
    return value
  }
}

/// Percent-encoding (RFC 3986, section 2.1).
enum Percent {
  /// Bytes that are no UTF-8 become U+FFFD.
  static func decode(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = ASCII.hexValue(bytes[index + 1]),
        let low = ASCII.hexValue(bytes[index + 2])
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
