import Markup

/// Decides by the bytes what to read a feed as; servers name types that cannot be trusted.
enum FeedSniffer {
  enum Kind { case xml, json }

  static func kind(of bytes: [UInt8]) throws(FeedError) -> Kind {
    guard let first = firstCharacter(bytes) else {
      throw FeedError(id: FeedErrorID.empty.rawValue, location: .start, message: "there is nothing in it")
    }
    return first == UInt8(ascii: "<") ? .xml : .json
  }

  /// Over a byte order mark, white space and the zeros of UTF-16 and UTF-32.
  private static func firstCharacter(_ bytes: [UInt8]) -> UInt8? {
    let marks: [UInt8] = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00]
    return bytes.first { !ASCII.isSpace($0) && !marks.contains($0) }
  }

  /// Whether a page begins here, when not even its root can be read as XML.
  static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
    let start = ASCII.lowercased(String(decoding: bytes.prefix(1024), as: UTF8.self))
    return ["<!doctype html", "<html", "<head", "<body"].contains { start.contains($0) }
  }

  static func mismatch(found: String, asked: FeedFormatHint?, at location: SourceLocation) -> FeedError {
    let asked = asked?.rawValue ?? "a feed"
    return FeedError(
      id: FeedErrorID.notAFeed.rawValue, location: location, message: "this is \(found), and \(asked) was asked for")
  }
}
