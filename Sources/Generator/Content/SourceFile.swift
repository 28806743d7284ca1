import Markup

/// A file below `content/`.
struct SourceFile: Sendable, Hashable {
  /// Relative to the content folder: `posts/first.md`.
  var path: String
  var size: Int
  /// Before it was read; nil when nobody looked.
  var status: FileStatus?

  /// The folder it stands in, ending in `/`; empty at the top.
  var folder: String { String(path[..<nameStart]) }

  /// Without folders.
  var name: String { String(path[nameStart...]) }

  private var nameStart: String.Index {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex
  }

  var isPage: Bool { path.hasSuffix(".md") || path.hasSuffix(".markdown") }
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
    case "index" where nameStart > path.startIndex: .bundle
    case "index": .section
    default: .page
    }
  }

  /// The name without `.md`.
  var stem: String {
    let name = path[nameStart...]
    return String(name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[..<$0] } ?? name)
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
