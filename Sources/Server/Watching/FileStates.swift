internal import Generator

/// Sizes and times of all files of a list.
struct FileStates: Sendable {
  private var files: [String: FileStatus] = [:]

  /// Nil when something vanishes while one looks; a moment later one sees more.
  init?(of list: WatchList) {
    for file in list.files { files[file] = FileSystem.status(file) }
    for folder in list.folders where FileSystem.isDirectory(folder) {
      guard let entries = try? FileSystem.list(folder) else { return nil }
      for entry in entries {
        let path = FileSystem.join(folder, entry.path)
        if list.concerns(path, isFolder: entry.kind == .folder) { files[path] = FileSystem.status(path) }
      }
    }
  }

  func changes(since other: FileStates) -> Set<String> {
    let changed = files.filter { path, status in
      guard let before = other.files[path] else { return true }
      return status.kind != .folder && status != before
    }
    return Set(changed.keys).union(other.files.keys.filter { files[$0] == nil })
  }
}
