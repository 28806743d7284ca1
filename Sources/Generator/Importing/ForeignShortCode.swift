import Markup

/// A short code as other systems write it: `[cincopa FID]`, `[cincopa:FID]`, `[cincopa]FID[/cincopa]`; in Joomla also in
/// braces.
struct ForeignShortCode {
  enum Kind: Equatable {
    case platform(String)
    /// It names nothing.
    case empty
    /// `[gallery ids="1,2"]`, which WordPress draws from its own pictures.
    case pictures
  }

  var kind: Kind
  var range: Range<Int>

  private static let blanks: [[UInt8]] = [
    [0x20], [0x09], [0xC2, 0xA0], Array("&nbsp;".utf8), [UInt8(ascii: "+")], Array("%20".utf8),
  ]
  /// Bytes of the longest.
  private static let limit = 400

  init?(_ bytes: [UInt8], at open: Int, isHTML: Bool) {
    guard let close = Self.closing(bytes[open]) else { return nil }
    let word = bytes[(open + 1)...].prefix(7).map { $0 | 0x20 }
    let isOfPlatform = word.elementsEqual("cincopa".utf8)
    guard isOfPlatform || bytes[(open + 1)...].prefix(7).elementsEqual("gallery".utf8) else { return nil }
    var rest = bytes[min(open + 8, bytes.count)...]
    if isOfPlatform, let sign = rest.first, ":=".utf8.contains(sign) {
      rest = rest.dropFirst()
    } else if !(isOfPlatform && rest.first == close) {
      guard Self.blanks.contains(where: rest.starts(with:)) else { return nil }
    }
    if !isHTML, open > 0, "\\!".utf8.contains(bytes[open - 1]) { return nil }
    guard let end = rest.prefix(Self.limit).firstIndex(where: { $0 == close || $0 == 0x0A }), bytes[end] == close
    else { return nil }
    let text = String(decoding: rest[..<end], as: UTF8.self)
    range = open..<(end + 1)
    if isOfPlatform, text.isEmpty, let inside = Self.inside(bytes, from: end + 1, open: bytes[open], close: close) {
      kind = .platform(String(decoding: bytes[inside.text], as: UTF8.self))
      range = open..<inside.end
      return
    }
    // The text of a link.
    if !isHTML, end + 1 < bytes.count, "(:".utf8.contains(bytes[end + 1]) { return nil }
    if !isHTML, text.isEmpty, end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "[") { return nil }
    if isOfPlatform {
      kind = text.allSatisfy(\.isWhitespace) ? .empty : .platform(Self.value(text))
    } else if text.contains("=") {
      kind = .pictures
    } else {
      return nil
    }
  }

  /// What stands between `{cincopa}` and `{/cincopa}`, and where the latter ends.
  private static func inside(
    _ bytes: [UInt8], from start: Int, open: UInt8, close: UInt8
  ) -> (text: Range<Int>, end: Int)? {
    let end = [open] + Array("/cincopa".utf8) + [close]
    guard let mark = bytes[start...].prefix(limit).firstIndex(where: { $0 == open || $0 == 0x0A }),
      bytes[mark...].prefix(end.count).map({ $0 < 0x41 || $0 > 0x5A ? $0 : $0 | 0x20 }) == end
    else { return nil }
    return (start..<mark, mark + end.count)
  }

  private static func closing(_ open: UInt8) -> UInt8? {
    switch open {
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    default: nil
    }
  }

  /// `fid="…"` and `id=…` say the same as the value alone.
  private static func value(_ text: String) -> String {
    let text = text.replacing("%20", with: " ")
    let words = text.replacing("&nbsp;", with: " ").replacing("&quot;", with: "\"").split { $0.isWhitespace }
    for word in words {
      for name in ["fid=", "id="] where word.lowercased().hasPrefix(name) {
        return String(word.dropFirst(name.count).filter { !"\"'".contains($0) })
      }
    }
    return text
  }
}
