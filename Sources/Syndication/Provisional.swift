import Markup

// Stands in until Markup has its sanitizer.
enum SanitizerPolicy { case feed }
struct Sanitizer {
  init(policy: SanitizerPolicy = .feed) {}
  func sanitize(_ html: String, resolve: ((String) -> String?)? = nil) -> HTML { HTML.escaping(html) }
  func sanitize(_ html: [UInt8], resolve: ((String) -> String?)? = nil) -> HTML { HTML() }
  func plainText(_ html: String) -> String { html }
}
