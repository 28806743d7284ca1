/// How the staged files get to their places: worked out from what is staged and what the output holds, so a commit that
/// was cut short goes on with what is left.
struct Placement: Sendable {
  enum Step: Sendable, Equatable {
    /// Rename a file, or a folder with all that is in it, into place; a file or symlink there is replaced.
    case move(String)
    /// A file or symlink stands where a folder must be.
    case remove(String)
    /// A folder stands where a file must be; all in it is ours and goes.
    case clear(String)
  }

  private(set) var steps: [Step] = []
  /// Folders of the stage whose contents move one by one; empty afterwards, outer ones first.
  private(set) var leftFolders: [String] = []
  private let place: OutputPlace
  /// Files that may go.
  private let deletions: Set<OutputPath>
  private let device: UInt64?
  /// Whether a folder moves as a whole.
  private var moves: [String: Bool] = ["": false]

  /// `staged` is sorted. Refuses what would fail half way: things in the way that are not ours, folders that may not be
  /// written.
  init(
    of staged: [OutputPath], into output: borrowing Directory, at place: OutputPlace, deletions: [OutputPath]
  ) throws(OutputError) {
    self.place = place
    self.deletions = Set(deletions)
    do throws(FileError) { device = try output.status(".")?.identity.device } catch { throw .file(error) }
    for path in staged where try !moves(path.folder, output) { try add(path.text, output) }
    var check = FolderCheck()
    var last: String?
    for path in deletions where path.folder != last && check.isFolder(path.folder, in: output) {
      last = path.folder
      try checkWritable(path.folder, output)
    }
  }

  /// Whether a staged folder moves as a whole, because the output has none at its place or it is in one that moves.
  private mutating func moves(_ folder: String, _ output: borrowing Directory) throws(OutputError) -> Bool {
    if let known = moves[folder] { return known }
    let outer = OutputPath.parent(of: folder)
    let answer = try moves(outer, output) ? true : try addFolder(folder, output)
    moves[folder] = answer
    return answer
  }

  private mutating func addFolder(_ folder: String, _ output: borrowing Directory) throws(OutputError) -> Bool {
    guard let there = try status(folder, output) else {
      steps.append(.move(folder))
      return true
    }
    guard there.kind == .folder else {
      if there.kind != .symlink { try checkOurs(folder) }
      steps += [.remove(folder), .move(folder)]
      return true
    }
    guard there.identity.device == device else {
      throw .file(FileError(code: 0, path: shown(folder), reason: "on another file system than the output folder"))
    }
    try checkWritable(folder, output)
    leftFolders.append(folder)
    return false
  }

  private mutating func add(_ path: String, _ output: borrowing Directory) throws(OutputError) {
    if try status(path, output)?.kind == .folder {
      try checkContents(path, output)
      steps.append(.clear(path))
    }
    steps.append(.move(path))
  }

  /// All in a folder that must go is ours.
  private func checkContents(_ folder: String, _ output: borrowing Directory) throws(OutputError) {
    try checkWritable(folder, output)
    let names: [String]
    do throws(FileError) { names = try output.open(folder, following: false).names() } catch {
      throw .file(error.below(place.output))
    }
    for name in names {
      let path = FileSystem.join(folder, name)
      if try status(path, output)?.kind == .folder { try checkContents(path, output) } else { try checkOurs(path) }
    }
  }

  private func checkOurs(_ path: String) throws(OutputError) {
    guard let path = OutputPath(path), deletions.contains(path) else { throw .blocked(shown(path)) }
  }

  private func checkWritable(_ folder: String, _ output: borrowing Directory) throws(OutputError) {
    do { try output.checkWritable(folder.isEmpty ? "." : folder) } catch {
      throw .file(FileError(code: error.code, path: shown(folder), reason: error.reason))
    }
  }

  private func status(_ path: String, _ output: borrowing Directory) throws(OutputError) -> FileStatus? {
    do { return try output.status(path) } catch { throw .file(error.below(place.output)) }
  }

  private func shown(_ path: String) -> String { FileSystem.join(place.output, path) }
}
