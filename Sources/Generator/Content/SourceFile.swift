import Markup

/// A file below `content/`.
struct SourceFile: Sendable, Hashable {
  /// Relative to the content folder: `posts/first.md`.
  let path: String
  let size: Int
  /// Before it was read; nil when nobody looked.
  let status: FileStatus?
  /// The bytes of `path` before the name, and before the name's last dot.
  private let nameStart: Int
  private let stemEnd: Int

  init(path: String, size: Int, status: FileStatus? = nil) {
    self.path = path
    self.size = size
    self.status = status
    let bytes = path.utf8Span.span
    var (start, dot) = (bytes.count, bytes.count)
    while start > 0, bytes[start - 1] != UInt8(ascii: "/") {
      start -= 1
      if bytes[start] == UInt8(ascii: "."), dot == bytes.count { dot = start }
    }
    (nameStart, stemEnd) = (start, dot)
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

extension SourceFile {
  var role: PageRole {
    switch stem {
    case "_index": .section
    case "index": nameStart > 0 ? .bundle : .section
    default: .page
    }
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
      let file = SourceFile(path: entry.path, size: entry.size, status: entry.status)
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
