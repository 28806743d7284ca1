internal import Generator

/// What a site is read from; all else may change without a new build. Paths as the file system takes them, all absolute
/// or all relative, without a slash at the end.
public struct WatchList: Sendable, Hashable {
  /// With all that is below them. They need not exist.
  public var folders: Set<String>
  public var files: Set<String>

  public init(folders: Set<String>, files: Set<String>) {
    self.folders = folders
    self.files = files
  }

  var isEmpty: Bool { folders.isEmpty && files.isEmpty }

  /// Whether a change at the path may change the site. What editors keep beside a file while they save it does not.
  func concerns(_ path: String, isFolder: Bool) -> Bool {
    guard !PassingFiles.contain(String(name(of: path)), isFolder: isFolder) else { return false }
    return files.contains(path) || isInFolder(path)
  }

  func isInFolder(_ path: String) -> Bool { folders.contains { path == $0 || path.hasPrefix($0 + "/") } }

  /// Folders whose own names are looked at: files and whole folders may come and go in them.
  var parents: Set<String> {
    Set(
      files.union(folders).map { path in
        let parent = FileSystem.parent(of: path)
        return parent.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : parent
      })
  }

  private func name(of path: String) -> Substring { path.split(separator: "/").last ?? "" }
}
