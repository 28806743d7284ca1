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

  /// Takes out what a server's program wrote before the feed, such as its own warnings. Lines keep their numbers: line
  /// ends go behind the XML declaration, which must come first. Nil when there is nothing to do, and for pages: those
  /// are no feeds.
  static func withoutPreamble(_ bytes: [UInt8]) -> [UInt8]? {
    guard let first = firstCharacter(bytes), first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else { return nil }
    let head = bytes.prefix(preambleLimit)
    if let open = head.firstIndex(of: first), head[open...].starts(with: "<!".utf8) { return nil }
    guard let start = head.indices.first(where: { head[$0] == UInt8(ascii: "<") && isRoot(bytes[$0...]) }), start > 0
    else { return nil }
    let preamble = head[..<start]
    let rest = bytes[start...]
    let declaration =
      rest.starts(with: "<?xml ".utf8) ? rest.firstIndex(of: UInt8(ascii: ">")).map { rest[...$0] } : nil
    guard preamble.contains(where: isPrinted) || (declaration != nil && preamble.contains(where: ASCII.isSpace)),
      !looksLikeHTML(Array(preamble))
    else { return nil }
    return Array(declaration ?? []) + preamble.filter { $0 == 0x0A } + rest.dropFirst(declaration?.count ?? 0)
  }

  private static let preambleLimit = 4096

  /// White space, byte order marks and the zeros of UTF-16 are no text of a program.
  private static func isPrinted(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

  private static func isRoot(_ bytes: ArraySlice<UInt8>) -> Bool {
    roots.contains { bytes.starts(with: $0) }
  }

  private static let roots: [[UInt8]] = [
    "<?xml ", "<rss ", "<rss>", "<feed ", "<feed>", "<rdf:RDF", "<playlist ", "<playlist>", "<!DOCTYPE rss",
    "<?xml-stylesheet", "<channel>", "<Channel", "<!DOCTYPE rdf",
  ].map { Array($0.utf8) }

  static func mismatch(found: String, asked: FeedFormatHint?, at location: SourceLocation) -> FeedError {
    let asked = asked?.rawValue ?? "a feed"
    return FeedError(
      id: FeedErrorID.notAFeed.rawValue, location: location, message: "this is \(found), and \(asked) was asked for")
  }
}
