/// Removing files that we wrote.
enum Deletion {
  /// Removes the files, then the folders that held them when they are empty now. What is gone already, has become a
  /// folder, or lies behind a symlink is passed over. Tells how many were removed.
  @discardableResult
  static func remove(
    _ paths: [OutputPath], from output: borrowing Directory, steps: inout CommitSteps
  ) throws(FileError) -> Int {
    var check = FolderCheck()
    var removed = 0
    var folders: Set<OutputPath> = []
    for path in paths where check.isFolder(path.folder, in: output) {
      try steps.next()
      if try output.unlink(path.text) { removed += 1 }
      var folder = path.folder
      while let inner = folder, folders.insert(inner).inserted { folder = inner.folder }
    }
    // A folder's path is longer than that of the one it is in.
    for folder in folders.sorted(by: { $0.text.utf8.count > $1.text.utf8.count }) {
      try steps.next()
      output.removeFolder(folder.text)
    }
    return removed
  }
}
