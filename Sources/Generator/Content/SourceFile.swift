import Markup

/// A file below `content/`.
struct SourceFile: Sendable, Hashable {
  /// Relative to the content folder: `posts/first.md`.
  let path: String
  let role: PageRole
  /// The bytes of `path` before the name, and before the name's last dot.
  private let nameStart: Int
  private let stemEnd: Int

  init(path: String) {
    self.path = path
    let bytes = path.utf8Span.span
    var (start, dot) = (bytes.count, bytes.count)
    while start > 0, bytes[start - 1] != UInt8(ascii: "/") {
      start -= 1
      if bytes[start] == UInt8(ascii: "."), dot == bytes.count { dot = start }
    }
    (nameStart, stemEnd) = (start, dot)
    role = PageRole(stem: bytes.extracting(start..<dot), isAtTop: start == 0)
  }

  /// The folder it stands in, ending in `/`; empty at the top.
  var folder: String { String(path[..<index(nameStart)]) }

  /// Without folders.
  var name: String { String(path[index(nameStart)...]) }

  /// The name without `.md`.
  var stem: String { String(path[index(nameStart)..<index(stemEnd)]) }

  var isPage: Bool { path.hasSuffix(".md") || path.hasSuffix(".markdown") }

  private func index(_ offset: Int) -> String.Index { path.utf8.index(path.startIndex, offsetBy: offset) }
}

/// What a Markdown file is by its name (SPEC section 4).
enum PageRole: Sendable, Hashable {
  /// `first.md`
  case page
  /// `x/index.md`: a page whose folder is its own.
  case bundle
  /// `_index.md`
  case section
}

extension PageRole {
  /// `stem`: the name without its extension.
  fileprivate init(stem: Span<UInt8>, isAtTop: Bool) {
    if stem.equals("_index") {
      self = .section
    } else if stem.equals("index") {
      self = isAtTop ? .section : .bundle
    } else {
      self = .page
    }
  }
}

extension Span<UInt8> {
  fileprivate func equals(_ text: String) -> Bool {
    let other = text.utf8Span.span
    return count == other.count && indices.allSatisfy { self[$0] == other[$0] }
  }
}

/// All files below `content/`.
struct ContentFiles: Sendable {
  /// Markdown files, sorted by path.
  var pages: [SourceFile] = []
  /// All others by path.
  var assets: [String: SourceFile] = [:]
  /// Folders, ending in `/`, of bundles: what is in and below them belongs to the page.
  var bundles: Set<String> = []

  init(_ entries: [FileEntry]) {
    for entry in entries where entry.kind == .file {
      let file = SourceFile(path: entry.path)
      if file.isPage { pages.append(file) } else { assets[file.path] = file }
    }
    bundles = Set(pages.lazy.filter { $0.role == .bundle }.map(\.folder))
  }

  /// The bundle that a path lies in, if any.
  func bundle(of path: String) -> String? {
    guard !bundles.isEmpty else { return nil }
    var folder = Substring(path)
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[...slash]
      if bundles.contains(String(folder)) { return String(folder) }
      folder = folder.dropLast()
    }
    return nil
  }
}
