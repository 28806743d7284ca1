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
    guard let start = root(in: head), start > 0 else { return nil }
    let preamble = head[..<start]
    let rest = bytes[start...]
    let declaration =
      rest.starts(with: "<?xml ".utf8) ? rest.firstIndex(of: UInt8(ascii: ">")).map { rest[...$0] } : nil
    guard preamble.contains(where: isPrinted) || (declaration != nil && preamble.contains(where: ASCII.isSpace)),
      !looksLikeHTML(Array(preamble))
    else { return nil }
    return Array(declaration ?? []) + preamble.filter { $0 == 0x0A } + rest.dropFirst(declaration?.count ?? 0)
  }

  private static let preambleLimit = 16384

  /// Where the feed begins; nil when another element than those of HTML stands before it.
  private static func root(in head: ArraySlice<UInt8>) -> Int? {
    for index in head.indices where head[index] == UInt8(ascii: "<") {
      let rest = head[index...]
      if isRoot(rest) { return index }
      let name = rest.dropFirst().prefix { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: ":") }
      if !name.isEmpty, !noise.contains(ASCII.lowercased(String(decoding: name, as: UTF8.self))) { return nil }
    }
    return nil
  }

  /// What warnings of servers are written in.
  private static let noise: Set<String> = [
    "b", "br", "p", "div", "font", "pre", "span", "strong", "i", "em", "hr", "h1", "h2", "h3", "a", "code", "table",
    "tr",
    "td", "th", "tbody", "ul", "li", "center", "small", "u", "script", "style",
  ]

  /// White space, byte order marks and the zeros of UTF-16 are no text of a program.
  private static func isPrinted(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

  private static func isRoot(_ bytes: ArraySlice<UInt8>) -> Bool {
    roots.contains { root in bytes.count >= root.count && zip(bytes, root).allSatisfy { ASCII.lower($0) == $1 } }
  }

  private static let roots: [[UInt8]] = [
    "<?xml ", "<rss ", "<rss>", "<feed ", "<feed>", "<rdf:rdf", "<playlist ", "<playlist>", "<!doctype rss",
    "<?xml-stylesheet", "<channel>", "<channel ", "<!doctype rdf",
  ].map { Array($0.utf8) }

  static func mismatch(found: String, asked: FeedFormatHint?, at location: SourceLocation) -> FeedError {
    let asked = asked?.rawValue ?? "a feed"
    return FeedError(
      id: FeedErrorID.notAFeed.rawValue, location: location, message: "this is \(found), and \(asked) was asked for")
  }
}
