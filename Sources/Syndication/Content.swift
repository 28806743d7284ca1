import Markup

/// Content of an entry: markup made safe. A class, because every entry takes it along.
final class Content: Sendable {
  /// With frames of no host.
  static let frameless = Content(frames: [])

  /// Of which nobody wants more than the text.
  static let ofText = Content(frames: [], isOfText: true)

  private let sanitizer: Sanitizer
  /// Whether only its text is wanted.
  let isOfText: Bool

  /// - Parameter hosts: lower case; frames from there stay.
  init(frames hosts: Set<String>, isOfText: Bool = false) {
    self.isOfText = isOfText
    var policy = SanitizerPolicy.feed
    policy.iframeHosts = hosts
    sanitizer = Sanitizer(policy: policy)
  }

  /// Nil when nothing is left. Text without markup needs no parser.
  /// - Parameter isOurs: whether we wrote it: then not even white space changes.
  func sanitized(_ markup: String, base: WebURL?, isOurs: Bool = false) -> HTML? {
    let text = isOurs ? markup : ASCII.trimmed(markup)
    guard ASCII.contains(text.utf8Span.span, { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return isOurs ? sanitizer.text(text) : Self.plain(text)
    }
    let markup = isOurs ? text : PlainText.withoutSection(text)
    return Self.unlessBlank(sanitizer.sanitize(markup, resolve: { Self.resolve($0, base: base) }))
  }

  /// As `sanitized` with the text of it, for the simplest markup, with nothing around it; nil for all other.
  func simple(_ markup: Span<UInt8>) -> (html: HTML, text: String)? {
    Self.isTrimmed(markup) ? sanitizer.simple(markup) : nil
  }

  /// The text alone of what `simple` makes safe.
  func simpleText(_ markup: Span<UInt8>) -> String? {
    Self.isTrimmed(markup) ? sanitizer.simpleText(markup) : nil
  }

  @inline(__always)
  private static func isTrimmed(_ markup: Span<UInt8>) -> Bool {
    !markup.isEmpty && markup[0] > 0x20 && markup[markup.count - 1] > 0x20
  }

  func sanitized(_ markup: [UInt8], base: WebURL?) -> HTML? {
    Self.unlessBlank(sanitizer.sanitize(markup, resolve: { Self.resolve($0, base: base) }))
  }

  /// Content that was made safe before, with other addresses.
  static func mappingAddresses(
    _ html: HTML, frames hosts: Set<String>, _ transform: @escaping (WebURL) -> WebURL?
  ) -> HTML? {
    guard ASCII.contains(html.bytes.span, { $0 == UInt8(ascii: "<") }) else { return html }
    var policy = SanitizerPolicy.feed
    policy.resolvesAll = true
    policy.iframeHosts = hosts
    return unlessBlank(
      Sanitizer(policy: policy).sanitize(html.bytes) { address in
        guard let url = WebURL(address) else { return address }
        return transform(url)?.string
      })
  }

  /// Nil when anything would have to be done to the text.
  static func unchanged(_ text: String) -> HTML? { frameless.sanitizer.unchanged(text) }

  private static func unlessBlank(_ html: HTML) -> HTML? {
    ASCII.contains(html.bytes.span) { !ASCII.isSpace($0) } ? html : nil
  }

  /// Without control characters.
  static func plain(_ text: String) -> HTML? {
    let text = ASCII.trimmed(text)
    if let html = unchanged(text) { return text.isEmpty ? nil : html }
    return text.isEmpty ? nil : unlessBlank(frameless.sanitizer.text(text))
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
