import Clibxml2

/// The text of HTML for people, by a small tokenizer: the result is escaped wherever it is written, so it need not be
/// read exactly as a browser does.
struct PlainTextReader {
  private let source: [UInt8]
  private var index = 0
  private var result: [UInt8] = []
  private var pendingBlank = false

  static func read(_ html: String) -> String {
    let bytes = Array(html.utf8)
    var reader = PlainTextReader(source: bytes)
    reader.read()
    return String(decoding: reader.result, as: UTF8.self)
  }

  private init(source: [UInt8]) {
    self.source = source
    result.reserveCapacity(source.count)
  }

  private mutating func read() {
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "<"): tag()
      case UInt8(ascii: "&"): reference()
      case 0x20, 0x09...0x0D, 0x00: blank()
      case 0xC2 where index + 1 < source.count && source[index + 1] == 0xA0:
        blank()
        index += 1
      default: append(source[index])
      }
    }
  }

  private mutating func append(_ byte: UInt8) {
    if pendingBlank, !result.isEmpty { result.append(0x20) }
    pendingBlank = false
    result.append(byte)
    index += 1
  }

  private mutating func blank() {
    pendingBlank = true
    index += 1
  }

  private static let inline: Set<String> = [
    "a", "b", "i", "em", "strong", "u", "s", "span", "code", "sub", "sup", "small", "abbr", "font", "mark", "q", "cite",
    "time", "kbd", "del", "ins", "tt", "big", "strike", "var", "samp", "wbr",
  ]
  private static let hidden: Set<String> = ["script", "style", "template", "noscript", "textarea", "title", "iframe", "svg", "math"]

  private mutating func tag() {
    guard index + 1 < source.count, isTagStart(source[index + 1]) else { return append(source[index]) }
    if source[index...].starts(with: "<!--".utf8) { return skip(past: "-->") }
    let isEnd = source[index + 1] == UInt8(ascii: "/")
    let name = name(from: index + (isEnd ? 2 : 1))
    guard let end = closing(from: index + 1) else {
      index = source.count
      return
    }
    index = end + 1
    if !Self.inline.contains(name) { pendingBlank = true }
    if !isEnd, Self.hidden.contains(name) { skip(past: "</\(name)") }
  }

  private func isTagStart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  private func name(from start: Int) -> String {
    let end = source[start...].firstIndex { !((0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)) }
    return String(decoding: source[start..<min(end ?? source.count, start + 20)], as: UTF8.self).lowercased()
  }

  /// The `>` that ends a tag, past quoted values.
  private func closing(from start: Int) -> Int? {
    var quote: UInt8?
    for cursor in start..<source.count {
      let byte = source[cursor]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return cursor
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), source[cursor - 1] == UInt8(ascii: "=") {
        quote = byte
      }
    }
    return source[start...].firstIndex(of: UInt8(ascii: ">"))
  }

  private mutating func skip(past text: String) {
    let wanted = Array(text.utf8)
    while index < source.count {
      if source[index...].prefix(wanted.count).elementsEqual(wanted, by: { $0 | 0x20 == $1 | 0x20 }) {
        index = min(source.count, (source[index...].firstIndex(of: UInt8(ascii: ">")) ?? source.count) + 1)
        return
      }
      index += 1
    }
  }

  private mutating func reference() {
    let limit = min(source.count, index + 34)
    guard let end = source[index..<limit].firstIndex(of: UInt8(ascii: ";")), let scalar = scalar(source[(index + 1)..<end]) else {
      return append(source[index])
    }
    let next = end + 1
    if scalar.properties.isWhitespace || scalar.value == 0xA0 {
      pendingBlank = true
    } else {
      for byte in String(Character(scalar)).utf8 { append(byte) }
    }
    index = next
  }

  private func scalar(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard name.first == UInt8(ascii: "#") else {
      if name.elementsEqual("apos".utf8) { return "'" }
      guard let entity = htmlEntityLookup(Array(name) + [0]) else { return nil }
      return Unicode.Scalar(UInt32(entity.pointee.value))
    }
    let digits = name.dropFirst()
    let isHex = (digits.first ?? 0) | 0x20 == UInt8(ascii: "x")
    let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
    guard let value = UInt32(text, radix: isHex ? 16 : 10), value != 0 else { return nil }
    if (0x80...0x9F).contains(value) {
      return String(decoding: XMLText.windows1252([UInt8(value)]), as: UTF8.self).unicodeScalars.first
    }
    return Unicode.Scalar(value)
  }
}
