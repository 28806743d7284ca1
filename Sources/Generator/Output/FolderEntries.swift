#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A name in a folder.
struct FolderEntry: Sendable {
  var name: String
  /// Nil where the file system tells it only to those who ask for the status.
  var kind: FileKind?
}

extension Directory {
  /// The names in this folder, in the order of their bytes.
  public func names() throws(FileError) -> [String] { try entries().map(\.name) }

  /// The names in this folder, in the order of their bytes, with what they stand for.
  func entries() throws(FileError) -> [FolderEntry] {
    let own = try descend(".", O_RDONLY | O_DIRECTORY, .read)
    guard let stream = unsafe fdopendir(own) else {
      _ = close(own)
      throw failure(".", .read)
    }
    defer { _ = unsafe closedir(stream) }
    var entries: [FolderEntry] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(validatingCString: $0) }
      }
      guard let name else { throw FileError(code: 0, path: ".", reason: "holds a file name that is not UTF-8") }
      if name != ".", name != ".." { entries.append(FolderEntry(name, unsafe entry.pointee.d_type)) }
    }
    // The order of strings is that of their bytes when these are ASCII, and then it is found sooner.
    if entries.allSatisfy({ $0.name.utf8Span.isKnownASCII }) { return entries.sorted { $0.name < $1.name } }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

extension FolderEntry {
  fileprivate init(_ name: String, _ type: UInt8) {
    self.name = name
    kind =
      switch Int32(type) {
      case Int32(DT_REG): .file
      case Int32(DT_DIR): .folder
      case Int32(DT_LNK): .symlink
      case Int32(DT_UNKNOWN): nil
      default: .other
      }
  }
}
