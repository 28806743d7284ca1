// What a few calls on an open folder add up to.

extension Directory {
  /// Makes the folder and those above it; one that is there is fine.
  public func makeFolders(_ path: String) throws(FileError) {
    if let there = try status(path, following: true) {
      if there.kind == .folder { return }
      throw FileError(code: 0, path: path, reason: "there is a file where a folder must be")
    }
    if let cut = path.utf8.lastIndex(of: UInt8(ascii: "/")), cut > path.startIndex {
      try makeFolders(String(path[..<cut]))
    }
    try makeFolder(path)
  }

  /// Whether a regular file with exactly these bytes is there; false when it cannot be read.
  public func holds(_ path: String, _ bytes: [UInt8]) -> Bool { status(path, holding: bytes) != nil }

  /// Puts a whole file in place of what is at `path`, in one step.
  public func replace(_ path: String, with bytes: [UInt8], durably: Bool = false) throws(FileError) {
    let draft = path + ".new"
    try unlink(draft)
    try create(draft, bytes, durably: durably)
    do throws(FileError) { try rename(draft, to: path) } catch {
      _ = try? unlink(draft)
      throw error
    }
  }

  /// As `rename(_:to:in:)`, within this folder.
  public func rename(_ path: String, to target: String) throws(FileError) {
    try rename(path, to: target, in: self)
  }

  /// Removes a file, a symlink, or a folder with all that is in it. Symlinks are not followed.
  public func removeTree(_ path: String) throws(FileError) {
    guard let status = try status(path) else { return }
    guard status.kind == .folder else {
      try unlink(path)
      return
    }
    do throws(FileError) {
      let folder = try open(path, following: false)
      for name in try folder.names() { try folder.removeTree(name) }
    } catch { throw error.below(path) }
    removeFolder(path)
  }
}
