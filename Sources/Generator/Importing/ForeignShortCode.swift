import Markup

/// A short code as other systems write it: `[cincopa FID]`, in Joomla also `{cincopa FID}`.
struct ForeignShortCode {
  /// False for `[gallery ids="1,2"]`, which WordPress draws from its own pictures.
  var isOfPlatform: Bool
  var argument: String
  var range: Range<Int>

  private static let blanks: [[UInt8]] = [[0x20], [0x09], [0xC2, 0xA0], Array("&nbsp;".utf8), [UInt8(ascii: "+")]]

  init?(_ bytes: [UInt8], at open: Int, isHTML: Bool) {
    guard let close = Self.closing(bytes[open]) else { return nil }
    let word = bytes[(open + 1)...].prefix(7).map { $0 | 0x20 }
    isOfPlatform = word.elementsEqual("cincopa".utf8)
    guard isOfPlatform || bytes[(open + 1)...].prefix(7).elementsEqual("gallery".utf8) else { return nil }
    let rest = bytes[(open + 8)...]
    guard Self.blanks.contains(where: rest.starts(with:)) else { return nil }
    if !isHTML, open > 0, "\\!".utf8.contains(bytes[open - 1]) { return nil }
    guard let end = rest.prefix(400).firstIndex(where: { $0 == close || $0 == 0x0A }), bytes[end] == close else {
      return nil
    }
    // The text of a link.
    if !isHTML, end + 1 < bytes.count, "(:".utf8.contains(bytes[end + 1]) { return nil }
    argument = String(decoding: rest[..<end], as: UTF8.self)
    if isOfPlatform { argument = Self.value(argument) } else if !argument.contains("=") { return nil }
    range = open..<(end + 1)
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
    let words = text.replacing("&nbsp;", with: " ").replacing("&quot;", with: "\"").split { $0.isWhitespace }
    for word in words {
      for name in ["fid=", "id="] where word.lowercased().hasPrefix(name) {
        return String(word.dropFirst(name.count).filter { !"\"'".contains($0) })
      }
    }
    return text
  }
}
