/// Turns foreign HTML into markup that is safe in a page: parsed, and written anew from an allow-list (SPEC section 8).
public struct Sanitizer: Sendable {
  let policy: SanitizerPolicy

  public init(policy: SanitizerPolicy = .feed) { self.policy = policy }

  /// - Parameter resolve: makes a relative address absolute; nil drops it. Without it relative addresses stay.
  public func sanitize(_ html: String, resolve: ((String) -> String?)? = nil) -> HTML {
    sanitize(Array(html.utf8), resolve: resolve)
  }

  public func sanitize(_ html: [UInt8], resolve: ((String) -> String?)? = nil) -> HTML {
    guard html.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 == 0 }) else {
      return HTML.escaping(String(decoding: html, as: UTF8.self))
    }
    let writer = SanitizedWriter(policy, resolve)
    HTMLTokens.read(html, into: writer)
    return writer.finish()
  }

  /// What a person would read: tags out, references decoded, white space folded.
  public func plainText(_ html: String) -> String { PlainTextReader.read(html) }
}
