@testable import Markup

/// What is written is of the allow-list, byte for byte; sanitizing it again changes nothing; the short way and the long
/// way give the same; plain text has no controls.
enum SanitizerPromises {
  private static let sanitizer = Sanitizer()

  static func check(_ bytes: [UInt8]) throws {
    let clean = sanitizer.sanitize(bytes)
    do { try WrittenMarkup.check(clean.string) } catch { throw BrokenPromise("\(error) in\n\(clean.string)") }
    let again = sanitizer.sanitize(clean.bytes)
    try promise(again == clean, "sanitized again it is\n\(again.string)\nand was\n\(clean.string)")
    let text = String(decoding: bytes, as: UTF8.self)
    if let simple = SimpleMarkup.sanitized(text.utf8Span.span, .feed) {
      let parsed = sanitizer.parsed(text.utf8Span.span, nil)
      try promise(simple == parsed, "the short way gives\n\(simple.string)\nand the long one\n\(parsed.string)")
    }
    let plain = sanitizer.plainText(text)
    try promise(plain.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "controls in the text \(plain.debugDescription)")
  }
}
