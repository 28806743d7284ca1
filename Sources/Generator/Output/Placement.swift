/// How the staged files get to their places. It is worked out from the stage and the output as they are, so a commit
/// that was cut short goes on with what is left.
struct Placement: Sendable, Equatable {
  enum Step: Sendable, Equatable {
    /// Rename a file, or a folder with all that is in it, into place; a file or symlink there is replaced.
    case move(String)
    /// A file or symlink stands where a folder must be.
    case remove(String)
    /// A folder stands where a file must be; all in it is ours and goes.
    case clear(String)
  }

  var steps: [Step] = []
  private let place: OutputPlace
  /// Files that may go.
  private let deletions: Set<OutputPath>
  private let device: UInt64?

  /// Refuses what would fail half way: things in the way that are not ours, folders that may not be written.
  init(
    files: borrowing Directory, into output: borrowing Directory, of place: OutputPlace, deletions: [OutputPath]
  ) throws(OutputError) {
    self.place = place
    self.deletions = Set(deletions)
    do throws(FileError) { device = try output.status(".")?.identity.device } catch { throw .file(error) }
    try add("", files, output)
    try checkFolders(of: deletions, output)
  }

  private mutating func add(
    _ folder: String, _ files: borrowing Directory, _ output: borrowing Directory
  ) throws(OutputError) {
    let names = try read { () throws(FileError) in try files.open(folder.isEmpty ? "." : folder).names() }
    if names.isEmpty { return }
    try checkFolder(folder, output)
    for name in names {
      let path = FileSystem.join(folder, name)
      let isFolder = try read { () throws(FileError) in try files.status(path)?.kind == .folder }
      let there = try read { () throws(FileError) in try output.status(path)?.kind }
      switch (isFolder, there) {
      case (true, .folder): try add(path, files, output)
      case (false, .folder):
        try checkContents(path, output)
        steps += [.clear(path), .move(path)]
      case (true, .some(let kind)):
        if kind != .symlink { try checkOurs(path) }
        steps += [.remove(path), .move(path)]
      default: steps.append(.move(path))
      }
    }
  }

  private func read<Value: ~Copyable>(_ body: () throws(FileError) -> Value) throws(OutputError) -> Value {
    do { return try body() } catch { throw .file(error.below(place.output)) }
  }

  private func checkOurs(_ path: String) throws(OutputError) {
    guard let path = OutputPath(path), deletions.contains(path) else {
      throw .blocked(FileSystem.join(place.output, path))
    }
  }

  /// All in a folder that must go is ours.
  private func checkContents(_ folder: String, _ output: borrowing Directory) throws(OutputError) {
    try checkFolder(folder, output)
    for name in try read({ () throws(FileError) in try output.open(folder, following: false).names() }) {
      let path = FileSystem.join(folder, name)
      let kind = try read { () throws(FileError) in try output.status(path)?.kind }
      if kind == .folder { try checkContents(path, output) } else { try checkOurs(path) }
    }
  }

  private func checkFolders(of paths: [OutputPath], _ output: borrowing Directory) throws(OutputError) {
    var check = FolderCheck()
    var last: String?
    for path in paths where path.folder != last && check.isFolder(path.folder, in: output) {
      last = path.folder
      try checkFolder(path.folder, output)
    }
  }

  private func checkFolder(_ folder: String, _ output: borrowing Directory) throws(OutputError) {
    let name = folder.isEmpty ? "." : folder
    let shown = folder.isEmpty ? place.output : FileSystem.join(place.output, folder)
    do { try output.checkWritable(name) } catch {
      throw .file(FileError(code: error.code, path: shown, reason: error.reason))
    }
    guard try read({ () throws(FileError) in try output.status(name)?.identity.device }) == device else {
      throw .file(FileError(code: 0, path: shown, reason: "on another file system than the output folder"))
    }
  }
}
