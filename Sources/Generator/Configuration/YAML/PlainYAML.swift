import Markup

/// Reads the YAML that nearly all front matter consists of (block mappings of one-line scalars, flow lists and flow
/// mappings on one line) about ten times faster than a full parser. Anything else, and anything doubtful, is nil:
/// then the full parser reads it. It never disagrees with the full parser where it answers.
struct PlainYAML {
  let bytes: ArraySlice<UInt8>
  private let file: String
  var index: Int
  private var line: Int
  private var lineStart: Int
  /// Mappings and lists that are open; deep ones are left to the full parser, which refuses what is too deep.
  private var depth = 0
  private static let depthLimit = 20

  /// `firstLine` is the line of the file at which `bytes` begins.
  static func read(_ bytes: ArraySlice<UInt8>, file: String, firstLine: Int) -> YAMLNode? {
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 >= 0x80 }) else { return nil }
    var reader = PlainYAML(
      bytes: bytes, file: file, index: bytes.startIndex, line: firstLine, lineStart: bytes.startIndex)
    guard let node = reader.mapping(indent: 0), reader.index == bytes.endIndex else { return nil }
    return node
  }

  private init(bytes: ArraySlice<UInt8>, file: String, index: Int, line: Int, lineStart: Int) {
    self.bytes = bytes
    self.file = file
    self.index = index
    self.line = line
    self.lineStart = lineStart
  }

  var place: Place { place(at: index) }

  private func place(at index: Int) -> Place {
    var column = 1
    for byte in bytes[lineStart..<index] where byte & 0xC0 != 0x80 { column += 1 }
    return Place(file: file, location: SourceLocation(line: line, column: column))
  }

  /// Nil for what is not UTF-8.
  private func string(_ range: Range<Int>) -> String? {
    guard let text = try? UTF8Span(validating: bytes[range].span) else { return nil }
    return String(copying: text)
  }

  var byte: UInt8? { index < bytes.endIndex ? bytes[index] : nil }
}

// MARK: - Blocks

extension PlainYAML {
  /// Entries of one indentation; stops before a line that is indented less.
  private mutating func mapping(indent: Int) -> YAMLNode? {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { return nil }
    var entries: [YAMLEntry] = []
    var start: Place?
    while let depth = nextLine() {
      if depth < indent { break }
      guard depth == indent else { return nil }
      index += depth
      start = start ?? place
      guard let entry = entry(indent: indent), !entries.contains(where: { $0.key == entry.key }) else { return nil }
      entries.append(entry)
    }
    guard let start else { return nil }
    return YAMLNode(content: .mapping(entries), place: start)
  }

  /// With its colon.
  mutating func key() -> String? {
    let start = index
    while let byte, Self.isKeyByte(byte) { index += 1 }
    guard index > start, byte == UInt8(ascii: ":") else { return nil }
    guard let key = string(start..<index) else { return nil }
    index += 1
    return key
  }

  private mutating func entry(indent: Int) -> YAMLEntry? {
    let keyPlace = place
    guard let key = key() else { return nil }
    let valuePlace = place
    skipBlanks()
    guard byte != nil, byte != 0x0A else { return nested(key, keyPlace, indent, valuePlace) }
    guard bytes[index - 1] == UInt8(ascii: " "), let value = value(inFlow: false), endOfLine() else { return nil }
    if let next = nextLine(), next > indent { return nil }
    return YAMLEntry(key: key, keyPlace: keyPlace, value: value)
  }

  /// The value of a key with nothing behind it: a deeper mapping, or nothing.
  private mutating func nested(_ key: String, _ keyPlace: Place, _ indent: Int, _ place: Place) -> YAMLEntry? {
    guard endOfLine() else { return nil }
    let depth = nextLine() ?? 0
    if depth > indent {
      guard let value = mapping(indent: depth) else { return nil }
      return YAMLEntry(key: key, keyPlace: keyPlace, value: value)
    }
    if depth == indent, index + depth < bytes.endIndex, bytes[index + depth] == UInt8(ascii: "-") { return nil }
    return YAMLEntry(
      key: key, keyPlace: keyPlace, value: YAMLNode(content: .scalar("", plain: true), place: place))
  }

  /// Skips empty lines and returns the indentation of the next line without moving into it; nil at the end.
  private mutating func nextLine() -> Int? {
    while index < bytes.endIndex {
      var end = index
      while end < bytes.endIndex, bytes[end] == UInt8(ascii: " ") { end += 1 }
      guard end < bytes.endIndex else {
        index = end
        return nil
      }
      guard bytes[end] == 0x0A else { return end - index }
      index = end + 1
      line += 1
      lineStart = index
    }
    return nil
  }

  private mutating func endOfLine() -> Bool {
    skipBlanks()
    guard let byte else { return true }
    guard byte == 0x0A else { return false }
    index += 1
    line += 1
    lineStart = index
    return true
  }

  mutating func skipBlanks() {
    while byte == UInt8(ascii: " ") { index += 1 }
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
    default: false
    }
  }
}

// MARK: - Values on one line

extension PlainYAML {
  mutating func value(inFlow: Bool) -> YAMLNode? {
    guard let byte, depth < Self.depthLimit else { return nil }
    depth += 1
    defer { depth -= 1 }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoted(byte)
    case UInt8(ascii: "["): return flowSequence()
    case UInt8(ascii: "{"): return flowMapping()
    default: return plain(inFlow: inFlow)
    }
  }

  /// A quoted scalar without escapes.
  private mutating func quoted(_ quote: UInt8) -> YAMLNode? {
    let place = place
    index += 1
    let start = index
    while let byte, byte != quote {
      guard byte != 0x0A, byte != UInt8(ascii: "\\") || quote == UInt8(ascii: "'") else { return nil }
      index += 1
    }
    guard byte == quote, let text = string(start..<index) else { return nil }
    index += 1
    if byte == quote { return nil }
    return YAMLNode(content: .scalar(text, plain: false), place: place)
  }

  private mutating func plain(inFlow: Bool) -> YAMLNode? {
    let place = place
    let start = index
    guard let first = byte, Self.mayStartPlain(first) else { return nil }
    var end = index
    while let byte, byte != 0x0A {
      if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#") { guard mayHoldMark(byte, inFlow) else { return nil } }
      if inFlow, Self.isFlowMark(byte) { break }
      index += 1
      if byte != UInt8(ascii: " ") { end = index }
    }
    index = end
    guard let text = string(start..<end) else { return nil }
    return YAMLNode(content: .scalar(text, plain: true), place: place)
  }

  /// A colon before a blank and a mark after one mean something else in YAML; in flow, colons are left to the full parser.
  private func mayHoldMark(_ mark: UInt8, _ inFlow: Bool) -> Bool {
    if mark == UInt8(ascii: "#") { return bytes[index - 1] != UInt8(ascii: " ") }
    guard index + 1 < bytes.endIndex else { return false }
    let next = bytes[index + 1]
    return next != UInt8(ascii: " ") && next != 0x0A && !(inFlow && Self.isFlowMark(next))
  }

  private static func mayStartPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "("), 0x80...: true
    default: false
    }
  }

  private static func isFlowMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    default: false
    }
  }
}
