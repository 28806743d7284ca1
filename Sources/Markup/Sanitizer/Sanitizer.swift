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

  private func sanitize(valid html: Span<UInt8>, _ resolve: ((String) -> String?)?) -> HTML {
    SimpleMarkup.sanitized(html, policy) ?? parsed(html, resolve)
  }

  /// The way of all but the simplest markup.
  func parsed(_ html: Span<UInt8>, _ resolve: ((String) -> String?)?) -> HTML {
    HTMLTokens.read(html, into: SanitizedWriter(policy, resolve))
  }

  /// What a person would read: tags out, references decoded, white space folded. Linear in time.
  public func plainText(_ html: String) -> String { PlainTextReader.read(html) }
}
