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
    fromText(looksLikeMarkup(markup) ? sanitizer.plainText(markup) : markup)
  }

  private static let sanitizer = Sanitizer()

  /// Whether a tag or a reference stands in it. `a < b & c` has neither.
  static func looksLikeMarkup(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
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

  /// Without white space around it and with one blank for each run of white space in it.
  static func folded(_ text: String) -> String {
    if isFolded(text.utf8Span.span) { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    var isBlankDue = false
    for byte in text.utf8 {
      if ASCII.isSpace(byte) {
        isBlankDue = !output.isEmpty
      } else {
        if isBlankDue { output.append(0x20) }
        isBlankDue = false
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func isFolded(_ bytes: Span<UInt8>) -> Bool {
    guard !bytes.isEmpty else { return true }
    var wasSpace = true
    for index in bytes.indices {
      let byte = bytes[index]
      let isSpace = ASCII.isSpace(byte)
      if isSpace, wasSpace || byte != 0x20 { return false }
      wasSpace = isSpace
    }
    return !wasSpace
  }
}
