import Markup

/// Reads JSON as feeds hold it (RFC 8259 and beyond): behind a byte order mark, in UTF-8, UTF-16 or UTF-32, as JSONP
/// (`f({…})`, `f("x", {…})`, `("", {…})`), and as the JavaScript of old feeds: single quotes, bare names, comments,
/// trailing commas. What is cut off or wrong in the middle ends the reading there and is reported.
public struct JSONDocument: Sendable {
  public var root: JSONValue
  /// What could not be read as it stands.
  public var problems: [FeedWarning]
  /// Whether the reading ended before the text did, or the text before the value: something is missing.
  public var isDamaged: Bool
  /// As `DecodedText.label`.
  public var encoding: String

  /// Deeper nesting is refused.
  public static let depthLimit = 200

  /// - Throws: `feed-empty`, `feed-not-a-feed` when there is neither object nor array, `feed-too-deep`.
  /// - Parameter charset: as HTTP named it; JSON is UTF-8 (RFC 8259, section 8.1), and servers that say otherwise err.
  public static func parse(_ bytes: [UInt8], charset: String? = nil) throws(FeedError) -> JSONDocument {
    try parse(bytes, charset: charset, items: nil)
  }

  static func parse(
    _ bytes: [UInt8], charset: String?, items: (any JSONItemReader)?
  ) throws(FeedError) -> JSONDocument {
    let text = DecodedText(bytes, charset: charset)
    var reader = JSONReader(text.bytes, items: items)
    let root = try reader.document()
    let problems = text.problems.map {
      FeedWarning(id: FeedWarningID.encoding.rawValue, location: $0.location, message: $0.message)
    }
    return JSONDocument(
      root: root, problems: problems + reader.problems, isDamaged: reader.isDamaged, encoding: text.label)
  }
}
