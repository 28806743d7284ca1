import Markup

/// Reads JSON as feeds hold it (RFC 8259 and beyond): behind a byte order mark, in UTF-8 or UTF-16, as JSONP
/// (`f({…})`, `f("x", {…})`, `("", {…})`), and as the JavaScript of old feeds: single quotes, bare names, comments,
/// trailing commas. What is cut off or wrong in the middle ends the reading there and is reported.
public struct JSONDocument: Sendable {
  public var root: JSONValue
  /// What could not be read as it stands.
  public var problems: [FeedWarning]
  /// `utf-8`, `utf-16le`, `utf-16be`.
  public var encoding: String

  /// Deeper nesting is refused.
  public static let depthLimit = 200

  /// - Throws: `feed-empty`, `feed-not-a-feed` when there is neither object nor array, `feed-too-deep`.
  public static func parse(_ bytes: [UInt8]) throws(FeedError) -> JSONDocument {
    let (text, encoding) = TextDecoding.utf8(bytes)
    var reader = JSONReader(text)
    let root = try reader.document()
    return JSONDocument(root: root, problems: reader.problem.map { [$0] } ?? [], encoding: encoding)
  }
}

/// Bytes of text that is no XML.
enum TextDecoding {
  /// UTF-16 by its byte order mark or by the zero beside an ASCII character; all else is taken for UTF-8.
  static func utf8(_ bytes: [UInt8]) -> (bytes: [UInt8], encoding: String) {
    guard bytes.count >= 2 else { return (bytes, "utf-8") }
    switch (bytes[0], bytes[1]) {
    case (0xEF, 0xBB) where bytes.count > 2 && bytes[2] == 0xBF: return (Array(bytes[3...]), "utf-8")
    case (0xFF, 0xFE): return (utf16(bytes[2...], isLittle: true), "utf-16le")
    case (0xFE, 0xFF): return (utf16(bytes[2...], isLittle: false), "utf-16be")
    case (1..., 0): return (utf16(bytes[...], isLittle: true), "utf-16le")
    case (0, 1...): return (utf16(bytes[...], isLittle: false), "utf-16be")
    default: return (bytes, "utf-8")
    }
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> [UInt8] {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
      isLittle
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8 : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
