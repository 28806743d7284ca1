import Markup

/// Plain text out of what feeds hold.
enum PlainText {
  /// White space folded to single blanks; nil when nothing is left.
  static func fromText(_ text: String) -> String? {
    let text = folded(text)
    return text.isEmpty ? nil : text
  }

  /// As `fromText`, after taking out tags and decoding references, if there are any.
  static func fromMarkup(_ markup: String) -> String? {
    fromText(looksLikeMarkup(markup) ? sanitizer.plainText(withoutSection(markup)) : markup)
  }

  /// Text that is plain as it stands: printable ASCII with one blank between two words and no markup, as most are.
  static func ifPlain(_ text: Span<UInt8>) -> String? {
    guard !text.isEmpty, text[0] > 0x20, text[text.count - 1] > 0x20, isPlain(text) else { return nil }
    return String(ascii: text)
  }

  private static func isPlain(_ text: Span<UInt8>) -> Bool {
    var end = PlainWords.end(text, from: 0)
    while end < text.count, isLonelyMark(text, end) { end = PlainWords.end(text, from: end + 1) }
    return end == text.count
  }

  /// `&` or `<` that begins nothing.
  private static func isLonelyMark(_ text: Span<UInt8>, _ index: Int) -> Bool {
    guard text[index] == UInt8(ascii: "&") || text[index] == UInt8(ascii: "<") else { return false }
    return index + 1 == text.count || text[index + 1] == 0x20
  }

  /// `<![CDATA[` and `]]>` around text are left over where a program escaped what another had put there.
  static func withoutSection(_ markup: String) -> String {
    let text = ASCII.trimmed(markup)
    guard text.hasPrefix("<![CDATA["), text.hasSuffix("]]>"), text.utf8.count >= 12 else { return markup }
    return String(text.dropFirst(9).dropLast(3))
  }

  private static let sanitizer = Sanitizer()

  /// Whether a tag or a reference stands in it. `a < b & c` has neither.
  static func looksLikeMarkup(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    // Most texts have neither mark.
    var marks = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: "&") {
      marks += 1
    }
    if marks == 0 { return false }
    for index in bytes.indices.dropLast() {
      let next = bytes[index + 1]
      switch bytes[index] {
      case UInt8(ascii: "<"):
        if ASCII.isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
          return true
        }
      case UInt8(ascii: "&"):
        if ASCII.isLetter(next) || next == UInt8(ascii: "#") { return true }
      default: break
      }
    }
    return false
  }

  /// Without white space around it, with one blank for each run of white space in it, and without control characters.
  static func folded(_ text: String) -> String {
    if isFolded(text.utf8Span.span) { return text }
    var output = FoldedBytes(capacity: text.utf8.count)
    let bytes = text.utf8Span.span
    var index = 0
    while index < bytes.count {
      if isUpperControl(bytes, index) {
        index += 2
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output.string
  }

  private static func isFolded(_ bytes: Span<UInt8>) -> Bool {
    guard !bytes.isEmpty else { return true }
    var wasSpace = true
    var all: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      all |= byte
      let isSpace = ASCII.isSpace(byte)
      if byte < 0x20 || byte == 0x7F || (isSpace && wasSpace) { return false }
      wasSpace = isSpace
    }
    return !wasSpace && (all < 0x80 || !bytes.indices.contains { isUpperControl(bytes, $0) })
  }

  /// U+0080 to U+009F, which are as little text as those of ASCII.
  @inline(__always)
  private static func isUpperControl(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    bytes[index] == 0xC2 && index + 1 < bytes.count && bytes[index + 1] < 0xA0
  }
}

extension PlainText {
  /// Text of markup that the sanitizer wrote: tags become blanks where they end a line or block, references characters.
  static func fromSanitized(_ html: HTML) -> String? {
    let bytes = html.bytes
    guard ASCII.contains(bytes.span, { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return fromText(String(decoding: bytes, as: UTF8.self))
    }
    var output = FoldedBytes(capacity: bytes.count)
    var index = 0
    while index < bytes.count {
      let run = index..<plainEnd(bytes.span, from: index)
      if !run.isEmpty {
        output.append(run: bytes[run])
        index = run.upperBound
        continue
      }
      switch bytes[index] {
      case UInt8(ascii: "<"): index = skipTag(bytes, index, &output)
      case UInt8(ascii: "&"): index = decode(bytes, index, &output)
      case let byte:
        output.append(byte)
        index += 1
      }
    }
    return output.isEmpty ? nil : output.string
  }

  /// Where text that can be copied as it is ends: before markup, control characters and all blanks but a single one
  /// between words.
  private static func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    var isAfterBlank = true
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 {
        if byte != 0x20 || isAfterBlank { break }
        isAfterBlank = true
      } else {
        if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { break }
        isAfterBlank = false
      }
      index += 1
    }
    return isAfterBlank && index > start ? index - 1 : index
  }

  /// The index behind the tag at `start`.
  private static func skipTag(_ bytes: [UInt8], _ start: Int, _ output: inout FoldedBytes) -> Int {
    var index = start + 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
    let name = index
    while index < bytes.count, ASCII.isLetter(bytes[index]) || ASCII.isDigit(bytes[index]) { index += 1 }
    if !isInline(bytes, name, index) { output.append(0x20) }
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
    return min(index + 1, bytes.count)
  }

  /// Elements that stand inside a word as well as between words. Short names are told apart without a look-up.
  private static func isInline(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    if end - start == 1 { return bytes[start] != UInt8(ascii: "p") }
    return inline.contains { $0.elementsEqual(bytes[start..<end]) }
  }

  private static let inline: [[UInt8]] = [
    "em", "strong", "span", "code", "abbr", "cite", "sub", "sup", "small", "mark", "kbd",
    "var", "samp", "dfn", "del", "ins", "time", "wbr", "bdi", "bdo", "tt", "font", "big", "strike", "acronym",
  ].map { Array($0.utf8) }

  /// The sanitizer writes five references only; others are copied.
  private static func decode(_ bytes: [UInt8], _ start: Int, _ output: inout FoldedBytes) -> Int {
    for (name, byte) in references where bytes[start...].starts(with: name) {
      output.append(byte)
      return start + name.count
    }
    output.append(bytes[start])
    return start + 1
  }

  private static let references: [([UInt8], UInt8)] = [
    ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
    ("&quot;", UInt8(ascii: "\"")), ("&#39;", UInt8(ascii: "'")),
  ].map { (Array($0.0.utf8), $0.1) }
}

/// Bytes with one blank for each run of white space, none at either end, and without control characters.
private struct FoldedBytes {
  private var bytes: [UInt8] = []
  private var isBlankDue = false

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  var isEmpty: Bool { bytes.isEmpty }
  var string: String { String(decoding: bytes, as: UTF8.self) }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if ASCII.isSpace(byte) {
      isBlankDue = !bytes.isEmpty
      return
    }
    if byte < 0x20 || byte == 0x7F { return }
    writeBlankIfDue()
    bytes.append(byte)
  }

  /// Text without white space at its ends, runs of white space or control characters.
  mutating func append(run: ArraySlice<UInt8>) {
    writeBlankIfDue()
    bytes.append(contentsOf: run)
  }

  @inline(__always)
  private mutating func writeBlankIfDue() {
    if isBlankDue { bytes.append(0x20) }
    isBlankDue = false
  }
}
