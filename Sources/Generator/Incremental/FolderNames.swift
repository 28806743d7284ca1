import Markup

extension Folders {
  /// The folders that a build reads from end to end, in the order of `BuildRecord.names`.
  var read: [(name: String, entries: @Sendable (String) throws(FileError) -> [FileEntry])] {
    [
      (content, { folder throws(FileError) in try FileSystem.content(folder, status: true) }),
      (templates, FileSystem.templates), (self.static, FileSystem.statics),
    ]
  }
}

extension FileSystem {
  /// What may be pages, and what lies beside them; nothing when there is no such folder.
  static func content(_ folder: String, status: Bool) throws(FileError) -> [FileEntry] {
    // A page may mean any file beside it.
    isDirectory(folder) ? try list(folder, skippingHidden: true, status: status) : []
  }

  static func templates(_ folder: String) throws(FileError) -> [FileEntry] {
    isDirectory(folder) ? try list(folder, skippingHidden: true, skippingPassing: true) : []
  }

  /// Hosts are told by hidden files too, such as `.well-known/` and `.nojekyll`.
  static func statics(_ folder: String) throws(FileError) -> [FileEntry] {
    isDirectory(folder) ? try list(folder, skippingPassing: true) : []
  }
}

extension [FileEntry] {
  /// Of what is there and of what kind it is, whatever it holds.
  var names: Fingerprint {
    var print = Fingerprint()
    for entry in self {
      print.add(entry.path)
      print.add(entry.kind == .file ? 0 : entry.kind == .folder ? 1 : 2)
    }
    return print
  }
}
