/// The parts of an address (RFC 3986, section 3). A part that is not there is nil; a path is always there.
public struct WebURLParts: Sendable, Hashable {
  /// `http` or `https`.
  public var scheme: String?
  /// User information, host and port as they stand behind `//`.
  public var authority: String?
  public var path: String
  /// Without its `?`.
  public var query: String?
  /// Without its `#`.
  public var fragment: String?

  /// Splits text that is known to be an address or a relative reference; RFC 3986, appendix B.
  init(_ text: String) {
    var rest = text[...]
    fragment = Self.cut(&rest, behind: "#")
    query = Self.cut(&rest, behind: "?")
    if rest.utf8.starts(with: "http".utf8), let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")),
      !rest.utf8[..<colon].contains(UInt8(ascii: "/"))
    {
      scheme = String(rest[..<colon])
      rest = rest[rest.utf8.index(after: colon)...]
    }
    if rest.utf8.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = String(rest[..<end])
      rest = rest[end...]
    }
    path = String(rest)
  }

  private static func cut(_ text: inout Substring, behind mark: Unicode.Scalar) -> String? {
    guard let index = text.utf8.firstIndex(of: UInt8(ascii: mark)) else { return nil }
    let part = String(text[text.utf8.index(after: index)...])
    text = text[..<index]
    return part
  }

  /// RFC 3986, section 5.3.
  var joined: String {
    var text = ""
    if let scheme { text += scheme + ":" }
    if let authority { text += "//" + authority }
    text += path
    if let query { text += "?" + query }
    if let fragment { text += "#" + fragment }
    return text
  }
}

extension WebURL {
  /// All parts at once.
  public var parts: WebURLParts { WebURLParts(string) }
  /// `http` or `https`; nil for a relative reference.
  public var scheme: String? { parts.scheme }
  /// Lower case, an IPv6 address with its brackets; nil for a relative reference.
  public var host: String? {
    guard let authority = parts.authority else { return nil }
    return String(Self.split(authority).host)
  }
  /// As written; nil when none is said.
  public var port: Int? { parts.authority.flatMap { Self.split($0).port }.flatMap { Int($0) } }
  /// Percent-encoded; may be empty.
  public var path: String { parts.path }
  /// Percent-encoded, without its `?`.
  public var query: String? { parts.query }
  /// Percent-encoded, without its `#`.
  public var fragment: String? { parts.fragment }
  /// Percent-decoded; empty when the path ends in `/`.
  public var lastPathComponent: String {
    let name = Self.lastPathComponent(string.utf8Span.span)
    return Percent.decode(String(decoding: Array(string.utf8)[name], as: UTF8.self))
  }
  /// Lower case, without the dot: `mp4`; empty when the last path component has none.
  public var fileExtension: String {
    let bytes = string.utf8Span.span
    let name = Self.lastPathComponent(bytes)
    var start = name.upperBound
    while start > name.lowerBound, bytes[start - 1] != UInt8(ascii: ".") {
      start -= 1
      if name.upperBound - start > 8 || !(ASCII.isLetter(bytes[start]) || ASCII.isDigit(bytes[start])) {
        return bytes[start] == UInt8(ascii: "%") ? FileName(lastPathComponent).fileExtension : ""
      }
    }
    guard start < name.upperBound, start > name.lowerBound + 1 else { return "" }
    var output = ""
    for index in start..<name.upperBound { output.unicodeScalars.append(Unicode.Scalar(ASCII.lower(bytes[index]))) }
    return output
  }

  private static func lastPathComponent(_ bytes: Span<UInt8>) -> Range<Int> {
    var start = 0
    if bytes.count > 7, bytes[0] == UInt8(ascii: "h"), bytes[1] == UInt8(ascii: "t"), bytes[2] == UInt8(ascii: "t"),
      bytes[3] == UInt8(ascii: "p")
    {
      var index = 4
      while index < bytes.count, bytes[index] != UInt8(ascii: ":"), bytes[index] != UInt8(ascii: "/") { index += 1 }
      if index < bytes.count, bytes[index] == UInt8(ascii: ":") { start = index + 1 }
    }
    var isAuthority =
      start + 1 < bytes.count && bytes[start] == UInt8(ascii: "/") && bytes[start + 1] == UInt8(ascii: "/")
    if isAuthority { start += 2 }
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "?"), bytes[end] != UInt8(ascii: "#") {
      if bytes[end] == UInt8(ascii: "/") {
        start = end + 1
        isAuthority = false
      }
      end += 1
    }
    return isAuthority ? end..<end : start..<end
  }

  /// Without the fragment.
  public var withoutFragment: WebURL {
    guard let mark = string.utf8.firstIndex(of: UInt8(ascii: "#")) else { return self }
    return WebURL(trusted: String(string[..<mark]), isAbsolute: isAbsolute)
  }

  private static func split(_ authority: String) -> (host: Substring, port: Substring?) {
    var rest = authority[...]
    if let at = rest.utf8.lastIndex(of: UInt8(ascii: "@")) { rest = rest[rest.utf8.index(after: at)...] }
    guard let colon = rest.utf8.lastIndex(of: UInt8(ascii: ":")), !rest.utf8[colon...].contains(UInt8(ascii: "]"))
    else { return (rest, nil) }
    return (rest[..<colon], rest[rest.utf8.index(after: colon)...])
  }
}

/// Splits `clip.mp4` at its last dot.
struct FileName: Equatable {
  var stem: String
  /// Lower case, at most 8 letters and digits; empty when there is none.
  var fileExtension: String

  init(_ name: String) {
    stem = name
    fileExtension = ""
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return }
    let tail = name[name.utf8.index(after: dot)...].utf8
    guard (1...8).contains(tail.count), tail.allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) }) else { return }
    stem = String(name[..<dot])
    fileExtension = ASCII.lowercased(String(name[name.utf8.index(after: dot)...]))
  }
}
