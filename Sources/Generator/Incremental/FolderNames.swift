import Markup

extension Folders {
  /// The folders that a build reads from end to end, in the order of `BuildRecord.names`.
  var read: [(name: String, skipsHidden: Bool)] { [(content, true), (templates, true), (self.static, false)] }
}

extension FileSystem {
  /// As `list`; nothing when there is no such folder.
  static func entries(_ folder: String, skippingHidden: Bool) throws(FileError) -> [FileEntry] {
    isDirectory(folder) ? try list(folder, skippingHidden: skippingHidden) : []
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
