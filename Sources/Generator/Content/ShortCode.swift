import Cincopa
import Markup

/// A short code in Markdown, found before inline parsing (SPEC section 4): `[cincopa FID]` or `[gallery NAME]`; and, for
/// blocks by which visitors send media, `[upload NAME]`.
struct ShortCode: Sendable {
  enum Kind: Sendable { case cincopa, gallery, upload }

  var kind: Kind
  /// What stands between the word and the bracket, without blanks around it.
  var argument: String
  /// In the bytes searched, brackets included.
  var range: Range<Int>

  /// All of them in order. Not taken: what a backslash or exclamation mark stands before, and what is the text of a
  /// link (`[gallery opening](…)`).
  static func scan(_ bytes: ArraySlice<UInt8>) -> [ShortCode] {
    var codes: [ShortCode] = []
    var index = bytes.startIndex
    while let open = ByteSearch.first(UInt8(ascii: "["), in: bytes, from: index) {
      index = open + 1
      guard let code = code(in: bytes, at: open) else { continue }
      codes.append(code)
      index = code.range.upperBound
    }
    return codes
  }

  /// Those of the kind `cincopa` that stand in text and not in code, for which the Markdown must be parsed.
  static func coded(_ codes: [ShortCode], in body: ArraySlice<UInt8>, _ settings: MarkdownSettings) -> [ShortCode] {
    guard codes.contains(where: { $0.kind == .cincopa }) else { return [] }
    return live(codes, in: body, settings).filter { $0.kind == .cincopa }
  }

  /// Those that stand in text and not in code.
  static func live(_ codes: [ShortCode], in body: ArraySlice<UInt8>, _ settings: MarkdownSettings) -> [ShortCode] {
    let options = MarkdownOptions(smart: settings.smart, unsafeHTML: settings.unsafeHTML, headingIDs: false)
    let document = MarkdownDocument.render(body, options: options, inserts: codes.map(\.range))
    return document.pieces.compactMap { piece in
      if case .insert(let number) = piece { codes[number] } else { nil }
    }
  }

  private static func code(in bytes: ArraySlice<UInt8>, at open: Int) -> ShortCode? {
    guard let (kind, start) = word(in: bytes, at: open + 1), start < bytes.endIndex, isBlank(bytes[start]) else {
      return nil
    }
    if open > bytes.startIndex, [UInt8(ascii: "\\"), UInt8(ascii: "!")].contains(bytes[open - 1]) { return nil }
    let limit = min(bytes.endIndex, start + 400)
    guard let close = bytes[start..<limit].firstIndex(where: { $0 == UInt8(ascii: "]") || $0 == 0x0A }),
      bytes[close] == UInt8(ascii: "]")
    else { return nil }
    if isLabel(endingAt: close, in: bytes) { return nil }
    let argument = String(decoding: bytes[start..<close], as: UTF8.self)
    return ShortCode(kind: kind, argument: argument.trimmed, range: open..<(close + 1))
  }

  /// Whether what follows the bracket makes it the text of a link; another short code does not.
  private static func isLabel(endingAt close: Int, in bytes: ArraySlice<UInt8>) -> Bool {
    guard close + 1 < bytes.endIndex, "([:".utf8.contains(bytes[close + 1]) else { return false }
    return bytes[close + 1] != UInt8(ascii: "[") || word(in: bytes, at: close + 2) == nil
  }

  private static func word(in bytes: ArraySlice<UInt8>, at start: Int) -> (Kind, Int)? {
    guard start < bytes.endIndex, (UInt8(ascii: "c")...UInt8(ascii: "u")).contains(bytes[start]) else { return nil }
    if bytes[start...].starts(with: "cincopa".utf8) { return (.cincopa, start + 7) }
    if bytes[start...].starts(with: "gallery".utf8) { return (.gallery, start + 7) }
    if bytes[start...].starts(with: "upload".utf8) { return (.upload, start + 6) }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

extension String {
  /// Without blanks, tabs and line ends around it.
  var trimmed: String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) })
    else {
      return ""
    }
    return String(self[first...last])
  }
}
