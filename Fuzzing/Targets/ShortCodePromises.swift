import Markup

@testable import Generator

/// Short codes follow each other within the bytes, on one line each, and every one stands at most once in the page, in
/// order.
enum ShortCodePromises {
  static func check(_ bytes: [UInt8]) throws {
    let codes = ShortCode.scan(bytes[...])
    var end = 0
    for code in codes {
      try promise(end <= code.range.lowerBound && code.range.upperBound <= bytes.count, "a code at \(code.range)")
      let text = bytes[code.range]
      try promise(text.first == UInt8(ascii: "[") && text.last == UInt8(ascii: "]"), "no brackets at \(code.range)")
      try promise(!text.contains(0x0A), "two lines at \(code.range)")
      end = code.range.upperBound
    }
    let document = MarkdownDocument.render(bytes[...], options: MarkdownOptions(), inserts: codes.map(\.range))
    var next = 0
    for case .insert(let number) in document.pieces {
      try promise(next <= number && number < codes.count, "insert \(number) of \(codes.count) after \(next - 1)")
      next = number + 1
    }
    try MarkdownPromises.check(document, bytes)
  }
}
