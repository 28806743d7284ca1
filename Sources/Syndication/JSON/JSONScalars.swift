import Markup

extension JSONReader {
  /// A name without quotes: everything up to the colon.
  mutating func bareName() -> String {
    let start = index
    tolerate("a name stands without quotes")
    while let byte = peek, Self.isNamePart(byte) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  static func isNamePart(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "-")
  }

  /// Numbers and the words of JSON; other words count as null, with a problem.
  mutating func word() -> JSONValue.Content {
    let start = index
    while let byte = peek, Self.isNamePart(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+") {
      index += 1
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    switch text {
    case "null", "undefined", "NaN", "Infinity", "-Infinity": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: break
    }
    if Double(text) != nil { return .number(text) }
    index = start
    damage(text.isEmpty ? "a value is missing" : "'\(text.prefix(40))' is no value")
    return .null
  }

  /// Text between two `quote`s; controls in it are tolerated.
  mutating func string(quote: UInt8) -> String {
    if quote == UInt8(ascii: "'") { tolerate("text stands in single quotes") }
    index += 1
    let start = index
    while let byte = peek, byte != quote {
      if byte == UInt8(ascii: "\\") || isStray(byte) { return escapedString(from: start, quote: quote) }
      if byte < 0x20 { tolerate("a line end or another control character stands in a string") }
      index += 1
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    closeString()
    return text
  }

  /// Whether a control character from U+0080 to U+009F begins here: one of windows-1252 is meant.
  @inline(__always)
  private func isStray(_ byte: UInt8) -> Bool {
    byte == 0xC2 && index + 1 < bytes.count && (0x80..<0xA0).contains(bytes[index + 1])
  }

  private mutating func stray(_ byte: UInt8, into output: inout [UInt8]) {
    let code = String(byte, radix: 16, uppercase: true)
    tolerate("the control character U+00\(code) is read as windows-1252 has it")
    output.append(contentsOf: Self.meant(Unicode.Scalar(byte)).utf8)
    index += 2
  }

  /// What stands for a control character from U+0080 to U+009F; nothing for five of them. Others are meant as they are.
  private static func meant(_ scalar: Unicode.Scalar) -> String {
    guard (0x80...0x9F).contains(scalar.value) else { return String(scalar) }
    return Windows1252.character(UInt8(scalar.value)).map { String($0) } ?? ""
  }

  private mutating func closeString() {
    if index < bytes.count {
      index += 1
    } else {
      damage("a string has no end")
    }
  }

  private mutating func escapedString(from start: Int, quote: UInt8) -> String {
    var output = Array(bytes[start..<index])
    while let byte = peek, byte != quote {
      if byte == UInt8(ascii: "\\") {
        index += 1
        escape(into: &output)
      } else if isStray(byte) {
        stray(bytes[index + 1], into: &output)
      } else {
        if byte < 0x20 { tolerate("a line end or another control character stands in a string") }
        output.append(byte)
        index += 1
      }
    }
    closeString()
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func escape(into output: inout [UInt8]) {
    guard let byte = peek else { return }
    index += 1
    switch byte {
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "v"): output.append(0x0B)
    case UInt8(ascii: "u"): output.append(contentsOf: Self.meant(unicodeEscape()).utf8)
    case UInt8(ascii: "x"): output.append(contentsOf: String(Unicode.Scalar(UInt8(hex(2) ?? 0x3F))).utf8)
    case 0x0A: break  // a line that goes on
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(byte)
    default:
      tolerate("'\\' stands before a character that needs none")
      output.append(byte)
    }
  }

  /// Behind `\u`; two halves of a pair become one character, a half alone U+FFFD.
  private mutating func unicodeEscape() -> Unicode.Scalar {
    guard let first = hex(4) else { return "\u{FFFD}" }
    if let scalar = Unicode.Scalar(first) { return scalar }
    let start = index
    guard first < 0xDC00, peek == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    index += 2
    guard let second = hex(4), (0xDC00...0xDFFF).contains(second) else {
      index = start
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hex(_ count: Int) -> UInt32? {
    guard index + count <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<index + count] {
      guard let digit = ASCII.hexValue(byte) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    index += count
    return value
  }
}
