/// Reading and writing by path, absolute or relative to the working folder of the process.
public enum FileSystem {
  /// The whole file; `limit` is its greatest size in bytes.
  public static func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    try Directory.current.read(path, limit: limit)
  }

  /// Makes a new file; what is there stays and is an error.
  public static func create(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    try Directory.current.create(path, bytes)
  }

  /// Puts a whole file in place of what is at `path`, in one step: readers see the old bytes or the new ones.
  public static func replace(_ path: String, with bytes: [UInt8], durably: Bool = false) throws(FileError) {
    try Directory.current.replace(path, with: bytes, durably: durably)
  }

  /// Makes the folder and those above it; one that is there is fine.
  public static func makeFolders(_ path: String) throws(FileError) {
    try Directory.current.makeFolders(path)
  }

  public static func exists(_ path: String) -> Bool { status(path) != nil }

  public static func isDirectory(_ path: String) -> Bool { status(path)?.kind == .folder }

  /// Of the file or folder a symlink leads to; nil when there is none or it cannot be reached.
  public static func status(_ path: String) -> FileStatus? {
    (try? Directory.current.status(path, following: true)) ?? nil
  }

  /// Everything below `root`: a folder before its contents, names in the order of their bytes. Symlinks that lead to a
  /// place below `root` count as the file or folder there; circles and ways out stay `symlink`.
  /// What vanishes meanwhile is left out. `skippingHidden` leaves out names that begin with a dot, and all below them;
  /// `skippingPassing` those of `PassingFiles`. Without `status` only what the names stand for is told, which saves a call
  /// of the system for each.
  public static func list(
    _ root: String, skippingHidden: Bool = false, skippingPassing: Bool = false, status wantsStatus: Bool = true
  ) throws(FileError) -> [FileEntry] {
    var listing = FileListing(
      root: root, skippingHidden: skippingHidden, skippingPassing: skippingPassing, wantsStatus: wantsStatus)
    let top = try Directory.current.open(root)
    guard let status = try top.status(".") else { return [] }
    do throws(FileError) { try listing.add(top, path: "", above: [status.identity]) } catch { throw error.below(root) }
    return listing.entries
  }

  /// The path before the last slash; empty when there is none, and for `/a`.
  public static func parent(of path: String) -> String {
    guard let cut = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<cut])
  }

  public static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder.utf8.last == UInt8(ascii: "/") ? folder + name : "\(folder)/\(name)"
  }
}

private struct FileListing {
  let root: String
  let skippingHidden: Bool
  let skippingPassing: Bool
  let wantsStatus: Bool
  var entries: [FileEntry] = []

  init(root: String, skippingHidden: Bool, skippingPassing: Bool, wantsStatus: Bool) {
    self.root = root
    self.skippingHidden = skippingHidden
    self.skippingPassing = skippingPassing
    self.wantsStatus = wantsStatus
  }

  /// `above`: the folder itself and those on the way to it, by which circles are found.
  mutating func add(
    _ folder: borrowing Directory, path: String, above: [FileStatus.Identity]
  ) throws(FileError) {
    for found in try folder.entries() where !(skippingHidden && found.name.utf8.first == UInt8(ascii: ".")) {
      let own = path.isEmpty ? found.name : "\(path)/\(found.name)"
      guard let entry = try entry(found, in: folder, path: own, above: above) else { continue }
      if skippingPassing, PassingFiles.contain(found.name, isFolder: entry.kind == .folder) { continue }
      entries.append(entry)
      if entry.kind == .folder, let identity = entry.status?.identity {
        try add(found.name, in: folder, path: own, above: above + [identity])
      }
    }
  }

  private mutating func add(
    _ name: String, in folder: borrowing Directory, path: String, above: [FileStatus.Identity]
  ) throws(FileError) {
    let inner: Directory
    do { inner = try folder.open(name) } catch {
      guard error.isMissing else { throw FileError(code: error.code, path: path, reason: error.reason) }
      entries.removeLast()
      return
    }
    do throws(FileError) { try add(inner, path: path, above: above) } catch {
      throw error.path == "." ? error.below(path) : error
    }
  }

  /// Nil when it has vanished.
  private func entry(
    _ found: FolderEntry, in folder: borrowing Directory, path: String, above: [FileStatus.Identity]
  ) throws(FileError) -> FileEntry? {
    if found.kind == .file, !wantsStatus { return FileEntry(path: path, kind: .file) }
    guard let status = try resolved(found.name, in: folder, path: path, above: above) else { return nil }
    return FileEntry(path: path, kind: status.kind, status: status)
  }

  private func resolved(
    _ name: String, in folder: borrowing Directory, path: String, above: [FileStatus.Identity]
  ) throws(FileError) -> FileStatus? {
    guard let status = try folder.status(name) else { return nil }
    guard status.kind == .symlink else { return status }
    guard let target = (try? folder.status(name, following: true)) ?? nil, staysInside(path),
      !above.contains(target.identity)
    else { return status }
    return target
  }

  private func staysInside(_ path: String) -> Bool {
    guard let target = Directory.canonical(FileSystem.join(root, path)), let top = Directory.canonical(root) else {
      return false
    }
    return target.utf8.starts(with: (top == "/" ? top : top + "/").utf8)
  }
}
