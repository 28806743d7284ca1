import Markup

extension [FileEntry] {
  /// Symlinks among the files of a folder of the site that are not followed: what they lead to would be missed by visitors,
  /// and nobody would know why.
  func leftOut(of folder: String) -> [Diagnostic] {
    compactMap { entry in
      guard entry.kind == .symlink else { return nil }
      return Diagnostic(
        .symlinkLeftOut, .warning, at: Place(file: "\(folder)/\(entry.path)"),
        "this symlink leads out of \(folder)/, in a circle or to nothing, and is left out",
        help: "put the files themselves there, or remove it")
    }
  }
}
