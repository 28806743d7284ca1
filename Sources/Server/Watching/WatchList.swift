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

  /// Whether a change at the path may change the site. What editors keep beside a file while they save it does not.
  func concerns(_ path: String) -> Bool {
    guard !Self.isPassing(name(of: path)) else { return false }
    return files.contains(path) || folders.contains { path == $0 || path.hasPrefix($0 + "/") }
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

  /// Swap files, backups and files half written, as editors and file managers name them.
  static func isPassing(_ name: Substring) -> Bool {
    if name.hasSuffix("~") || name.hasSuffix(".tmp") || name.hasSuffix(".crdownload") || name.hasSuffix(".part") {
      return true
    }
    if name.hasPrefix(".#") || name.hasPrefix(".~") || (name.hasPrefix("#") && name.hasSuffix("#")) { return true }
    if name == "4913" || name == ".DS_Store" || name == ".git" || name.hasSuffix("___jb_tmp___") { return true }
    // `.first.md.swp`, `.first.md.swo`, `.first.md.kate-swp`, `.goutputstream-X1`
    guard name.hasPrefix(".") else { return false }
    let ending = name.split(separator: ".").last ?? ""
    return (ending.hasPrefix("sw") && ending.count == 3) || ending == "kate-swp" || ending.hasPrefix("goutputstream")
  }
}
