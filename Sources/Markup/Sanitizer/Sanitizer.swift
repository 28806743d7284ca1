/// Turns foreign HTML into markup that is safe in a page: parsed, and written anew from an allow-list (SPEC section 8). The
/// result is stable: a browser builds the tree that was written, and sanitizing it again changes nothing.
public struct Sanitizer: Sendable {
  let policy: SanitizerPolicy

  public init(policy: SanitizerPolicy = .feed) { self.policy = policy }

  /// - Parameter resolve: makes a relative address absolute; nil drops it. Without it relative addresses stay.
  public func sanitize(_ html: String, resolve: ((String) -> String?)? = nil) -> HTML {
    sanitize(valid: html.utf8Span.span, resolve)
  }

  /// As `sanitize` of a string. Bytes that are not UTF-8 become U+FFFD.
  public func sanitize(_ html: [UInt8], resolve: ((String) -> String?)? = nil) -> HTML {
    guard (try? UTF8Span(validating: html.span)) != nil else {
      return sanitize(String(decoding: html, as: UTF8.self), resolve: resolve)
    }
    return sanitize(valid: html.span, resolve)
  }

  /// Text that is no markup, without what HTML may not hold.
  public func text(_ text: String) -> HTML {
    let whole = text.utf8Span.span
    let text = whole.extracting(..<end(of: whole))
    var bytes: [UInt8] = []
    if CleanText.isClean(text) {
      Escape.html(text, into: &bytes)
    } else {
      Escape.html(CleanText.cleaned(text).span, into: &bytes)
    }
    return HTML(trusted: bytes)
  }

  /// As `text`, when that changes nothing and every byte is a printable one of ASCII; else nil.
  public func unchanged(_ text: String) -> HTML? {
    let bytes = text.utf8Span.span
    guard bytes.count <= policy.length else { return nil }
    for index in bytes.indices {
      let byte = bytes[index]
      if byte &- 0x20 >= 0x5F || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: ">")
        || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      {
        return nil
      }
    }
    return HTML(trusted: Array(text.utf8))
  }

  /// The simplest markup made safe, and what is written in it: white space folded, none at either end. Nil for all other
  /// markup.
  /// - Parameter html: valid UTF-8.
  public func simple(_ html: Span<UInt8>) -> (html: HTML, text: String)? {
    html.count <= policy.length ? SimpleMarkup.read(html, policy) : nil
  }

  /// The text alone of what `simple` makes safe.
  public func simpleText(_ html: Span<UInt8>) -> String? {
    html.count <= policy.length ? SimpleMarkup.text(html, policy) : nil
  }

  private func sanitize(valid html: Span<UInt8>, _ resolve: ((String) -> String?)?) -> HTML {
    let html = html.extracting(..<end(of: html))
    return SimpleMarkup.sanitized(html, policy) ?? parsed(html, resolve)
  }

  /// The way of all but the simplest markup.
  func parsed(_ html: Span<UInt8>, _ resolve: ((String) -> String?)?) -> HTML {
    HTMLTokens.read(html, into: SanitizedWriter(policy, resolve))
  }

  /// What a person would read: tags out, references decoded, white space folded. Linear in time.
  public func plainText(_ html: String) -> String {
    guard html.utf8.count > policy.length else { return PlainTextReader.read(html) }
    let bytes = html.utf8Span.span
    let text = bytes.extracting(..<end(of: bytes)).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    return PlainTextReader.read(text)
  }

  /// Where what the policy reads ends: in whole characters.
  private func end(of text: Span<UInt8>) -> Int {
    guard text.count > policy.length else { return text.count }
    var end = policy.length
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
