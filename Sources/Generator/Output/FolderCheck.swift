/// Which folders of an output are there, symlinks not counting: a link in the output must not lead us out of it.
/// Remembers what it has seen, and so is right as long as nobody else changes folders.
struct FolderCheck: Sendable {
  /// Folders that hold folders; those that only hold files are as many as there are pages, and each is asked for once.
  private var outer: [OutputPath: Bool] = [:]
  private var last: (path: OutputPath, answer: Bool)?

  /// Nil is `output` itself.
  mutating func isFolder(_ path: OutputPath?, in output: borrowing Directory) -> Bool {
    guard let path else { return true }
    if let last, last.path == path { return last.answer }
    let answer = isOuter(path.folder, output) && isThere(path, output)
    last = (path, answer)
    return answer
  }

  private mutating func isOuter(_ path: OutputPath?, _ output: borrowing Directory) -> Bool {
    guard let path else { return true }
    if let answer = outer[path] { return answer }
    let answer = isOuter(path.folder, output) && isThere(path, output)
    outer[path] = answer
    return answer
  }

  private func isThere(_ path: OutputPath, _ output: borrowing Directory) -> Bool {
    ((try? output.status(path.text)) ?? nil)?.kind == .folder
  }
}
