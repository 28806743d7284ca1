/// Which folders of an output are there, symlinks not counting: a link in the output must not lead us out of it.
/// Remembers what it has seen, and so is right as long as nobody else changes folders.
struct FolderCheck: Sendable {
  private var known: [String: Bool] = [:]

  /// Folders are relative to `output`; the empty path is `output` itself.
  mutating func isFolder(_ path: String, in output: borrowing Directory) -> Bool {
    if path.isEmpty { return true }
    if let answer = known[path] { return answer }
    let answer =
      isFolder(OutputPath.parent(of: path), in: output)
      && ((try? output.status(path)) ?? nil)?.kind == .folder
    known[path] = answer
    return answer
  }
}
