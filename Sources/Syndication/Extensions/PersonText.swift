/// A person as RSS names one: `ada@example.org (Ada Berg)`, `Ada Berg <ada@example.org>`, or just a name.
enum PersonText {
  static func read(_ text: String) -> Person? {
    guard let text = PlainText.fromMarkup(withoutAddressBrackets(text)) else { return nil }
    if let open = text.utf8.lastIndex(of: UInt8(ascii: "(")), text.utf8.last == UInt8(ascii: ")") {
      let inner = String(ASCII.trimmed(text[text.utf8.index(after: open)...].dropLast()))
      let outer = String(ASCII.trimmed(text[..<open]))
      if isMail(outer) { return Person(name: inner.isEmpty ? nil : inner, email: mail(outer)) }
      if isMail(inner) { return Person(name: outer.isEmpty ? nil : outer, email: mail(inner)) }
      return Person(name: text)
    }
    guard let blank = text.utf8.lastIndex(of: 0x20) else {
      return isMail(text) ? Person(email: mail(text)) : Person(name: text)
    }
    let last = String(text[text.utf8.index(after: blank)...])
    let name = String(ASCII.trimmed(text[..<blank]))
    return isMail(last) ? Person(name: unquoted(name), email: mail(last)) : Person(name: text)
  }

  /// `<ada@example.org>` is no tag.
  private static func withoutAddressBrackets(_ text: String) -> String {
    guard let open = text.utf8.lastIndex(of: UInt8(ascii: "<")),
      let close = text[open...].utf8.firstIndex(of: UInt8(ascii: ">")),
      text[open...close].utf8.contains(UInt8(ascii: "@")), !text[open...close].utf8.contains(UInt8(ascii: " "))
    else { return text }
    return text[..<open] + " " + text[text.utf8.index(after: open)..<close] + text[text.utf8.index(after: close)...]
  }

  private static func isMail(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let at = bytes.firstIndex(of: UInt8(ascii: "@")), at != bytes.startIndex else { return false }
    return !bytes.contains(0x20) && bytes[at...].count > 1
  }

  private static func mail(_ text: String) -> String {
    text.hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
  }

  private static func unquoted(_ text: String) -> String {
    guard text.utf8.count > 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast())
  }
}
