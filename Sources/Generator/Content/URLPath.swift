import Markup

/// The path of a page within the site: begins with `/`; ends in `/`, or in a file name. Readable Unicode, no `.` or `..`.
public struct URLPath: Sendable, Hashable, Comparable {
  public let string: String

  public static let root = URLPath(unchecked: "/")

  private init(unchecked string: String) { self.string = string }

  /// From what an author typed in `url:`, `aliases:` or a permalink: a slash is put before it, and after it when the
  /// last part has no extension. Nil when it climbs, is an address of elsewhere, or holds what no path may.
  init?(_ text: String) {
    guard !text.isEmpty, !text.hasPrefix("//"), !text.contains("://"), !text.contains("\\") else { return nil }
    guard
      text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && !"?#<>\"%".unicodeScalars.contains($0) })
    else { return nil }
    let parts = text.split(separator: "/")
    guard !parts.contains(".."), !parts.contains("."), parts.allSatisfy({ $0.utf8.count <= 255 }) else { return nil }
    guard parts.first?.hasPrefix(".sitegen") != true else { return nil }
    guard let last = parts.last else {
      self = .root
      return
    }
    let isFile = !text.hasSuffix("/") && last.dropFirst().contains(".") && !last.hasSuffix(".")
    string = "/" + parts.joined(separator: "/") + (isFile ? "" : "/")
  }

  /// A folder below this one; `name` is a slug.
  func appending(_ name: String) -> URLPath { URLPath(unchecked: folder + name + "/") }

  /// A file in this folder.
  func appending(file name: String) -> URLPath { URLPath(unchecked: folder + name) }

  /// The folder that a page's own files stand in: itself, or what holds its file.
  var folder: String {
    let slash = string.utf8.lastIndex(of: UInt8(ascii: "/")) ?? string.startIndex
    let end = string.utf8.index(after: slash)
    return end == string.endIndex ? string : String(string[..<end])
  }

  /// The file that answers for the path, relative to the output folder.
  var file: String {
    let path = string.utf8.dropFirst()
    guard string.utf8.last == UInt8(ascii: "/") else { return String(Substring(path)) }
    var file = ""
    file.reserveCapacity(path.count + Self.index.utf8.count)
    file.append(contentsOf: Substring(path))
    file.append(Self.index)
    return file
  }

  /// The paths that `file` may be the answer for: of `a/index.html` these are `/a/index.html` and `/a/`.
  static func paths(of file: String) -> [URLPath] {
    let whole = URLPath(unchecked: "/" + file)
    guard whole.string.utf8.suffix(index.utf8.count + 1).elementsEqual("/\(index)".utf8) else { return [whole] }
    return [whole, URLPath(unchecked: String(Substring(whole.string.utf8.dropLast(index.utf8.count))))]
  }

  private static let index = "index.html"

  /// As RFC 3986 wants it: everything but unreserved characters and the slash as `%XX`.
  public var percentEncoded: String { Escape.percent(string, keeping: "/!@,+=") }

  public static func < (left: URLPath, right: URLPath) -> Bool { left.string < right.string }
}
