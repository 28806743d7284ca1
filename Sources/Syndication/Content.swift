import Markup

/// Content of an entry: markup made safe.
enum Content {
  private static let sanitizer = Sanitizer(policy: .feed)

  /// Nil when nothing is left. Text without markup needs no parser.
  static func sanitized(_ markup: String, base: WebURL?) -> HTML? {
    let text = ASCII.trimmed(markup)
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return plain(text) }
    let html = sanitizer.sanitize(text, resolve: { resolve($0, base: base) })
    return html.isEmpty ? nil : html
  }

  static func sanitized(_ markup: [UInt8], base: WebURL?) -> HTML? {
    let html = sanitizer.sanitize(markup, resolve: { resolve($0, base: base) })
    return html.isEmpty ? nil : html
  }

  static func plain(_ text: String) -> HTML? {
    let text = ASCII.trimmed(text)
    return text.isEmpty ? nil : HTML.escaping(text)
  }

  /// What the sanitizer shall write for an address: mail and telephone links pass, all else becomes a web address.
  private static func resolve(_ text: String, base: WebURL?) -> String? {
    do {
      return try WebURL(reading: text, base: base).string
    } catch {
      switch error {
      case .scheme("mailto"), .scheme("tel"): return text
      default: return nil
      }
    }
  }
}
