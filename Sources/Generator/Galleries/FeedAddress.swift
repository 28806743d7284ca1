import Markup
import Syndication

extension FeedAddress {
  /// Takes the first of several keys that is there: an http(s) address, or a file from the site's root (`./` from the
  /// page's folder, which `folder` names).
  static func read(_ reader: inout MappingReader, keys: [String], folder: String = "") -> FeedAddress? {
    var address: FeedAddress?
    for key in keys {
      guard let (text, place) = reader.scalar(key), address == nil else { continue }
      address = parse(text, folder: folder)
      if address == nil {
        reader.report(
          .badURL, place, "'\(reader.path)\(key)' is neither an http address nor a file of the site: '\(text)'",
          help: "https://host/feed.xml, or a path from the site's folder such as feeds/spring.xml")
      }
    }
    return address
  }

  private static func parse(_ text: String, folder: String) -> FeedAddress? {
    if text.utf8.contains(UInt8(ascii: ":")) {
      let lower = text.lowercased()
      if lower.hasPrefix("http://") || lower.hasPrefix("https://") { return WebURL(text).map(FeedAddress.url) }
      if text.contains("://") { return nil }
    }
    guard !text.isEmpty, !text.utf8.contains(0) else { return nil }
    let path = text.hasPrefix("./") ? folder + text.dropFirst(2) : text
    return RelativePath.normalized(path).map(FeedAddress.file)
  }

  /// As the author knows it, without the secrets of a signed address: this is printed and published.
  var text: String {
    switch self {
    case .url(let url): Secrets.hidden(in: url.string)
    case .file(let path): path
    }
  }
}

/// Paths of files within the site, as links and feeds name them.
enum RelativePath {
  /// Without `.` and `..`; nil when it climbs out of the folder it starts in or is absolute.
  static func normalized(_ path: String) -> String? {
    guard !path.hasPrefix("/") else { return nil }
    if isNormal(path.utf8Span.span) { return path }
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(part)
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }

  /// Whether no part is empty or begins with a dot, as in nearly all paths.
  private static func isNormal(_ path: Span<UInt8>) -> Bool {
    var isAfterSlash = true
    for index in path.indices {
      let isSlash = path[index] == UInt8(ascii: "/")
      if isAfterSlash, isSlash || path[index] == UInt8(ascii: ".") { return false }
      isAfterSlash = isSlash
    }
    return !isAfterSlash
  }
}
