/// How the staged files get to their places: worked out from what is staged and what the output holds, so a commit that
/// was cut short goes on with what is left.
struct Placement: Sendable {
  enum Step: Sendable, Equatable {
    /// Rename a file, or a folder with all that is in it, into place; a file or symlink there is replaced.
    case move(OutputPath)
    /// A file or symlink stands where a folder must be.
    case remove(OutputPath)
    /// A folder stands where a file must be; all in it is ours and goes.
    case clear(OutputPath)
  }

  private(set) var steps: [Step] = []
  /// Folders of the stage whose contents move one by one; empty afterwards, outer ones first.
  private(set) var leftFolders: [OutputPath] = []
  private let place: OutputPlace
  /// Files that may go.
  private let deletions: Set<OutputPath>
  private let device: UInt64?
  /// Whether a folder moves as a whole.
  private var moves: [OutputPath: Bool] = [:]

  /// `staged` is sorted. Refuses what would fail half way: things in the way that are not ours, folders that may not be
  /// written.
  init(
    of staged: [OutputPath], into output: borrowing Directory, at place: OutputPlace, deletions: [OutputPath]
  ) throws(OutputError) {
    self.place = place
    self.deletions = Set(deletions)
    do throws(FileError) { device = try output.status(".")?.identity.device } catch { throw .file(error) }
    var moved = ""
    // Files of one folder follow each other.
    for path in staged where moved.isEmpty || !path.text.utf8.starts(with: moved.utf8) {
      if try !moves(path.folder, output) {
        try add(path, output)
      } else if case .move(let folder) = steps.last, path.text.utf8.starts(with: "\(folder.text)/".utf8) {
        moved = "\(folder.text)/"
      }
    }
    var check = FolderCheck()
    var last: OutputPath?
    for path in deletions where path.folder != last && check.isFolder(path.folder, in: output) {
      last = path.folder
      try checkWritable(path.folder, output)
    }
  }

  /// Whether a staged folder moves as a whole, because the output has none at its place or it is in one that moves.
  private mutating func moves(_ folder: OutputPath?, _ output: borrowing Directory) throws(OutputError) -> Bool {
    guard let folder else { return false }
    if let known = moves[folder] { return known }
    let answer = try moves(folder.folder, output) ? true : try addFolder(folder, output)
    moves[folder] = answer
    return answer
  }

  private mutating func addFolder(_ folder: OutputPath, _ output: borrowing Directory) throws(OutputError) -> Bool {
    guard let there = try status(folder, output) else {
      steps.append(.move(folder))
      return true
    }
    guard there.kind == .folder else {
      if there.kind != .symlink, !deletions.contains(folder) { throw .blocked(shown(folder)) }
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

  private mutating func add(_ path: OutputPath, _ output: borrowing Directory) throws(OutputError) {
    if try status(path, output)?.kind == .folder {
      try checkContents(path, output)
      steps.append(.clear(path))
    }
    steps.append(.move(path))
  }

  /// All in a folder that must go is ours.
  private func checkContents(_ folder: OutputPath, _ output: borrowing Directory) throws(OutputError) {
    try checkWritable(folder, output)
    let names: [String]
    do throws(FileError) { names = try output.open(folder.text, following: false).names() } catch {
      throw .file(error.below(place.output))
    }
    for name in names {
      guard let path = OutputPath.of(name, in: folder) else { throw .blocked(FileSystem.join(shown(folder), name)) }
      if try status(path, output)?.kind == .folder {
        try checkContents(path, output)
      } else if !deletions.contains(path) {
        throw .blocked(shown(path))
      }
    }
  }

  private func checkWritable(_ folder: OutputPath?, _ output: borrowing Directory) throws(OutputError) {
    do { try output.checkWritable(folder?.text ?? ".") } catch {
      throw .file(FileError(code: error.code, path: shown(folder), reason: error.reason))
    }
  }

  private func status(_ path: OutputPath, _ output: borrowing Directory) throws(OutputError) -> FileStatus? {
    do { return try output.status(path.text) } catch { throw .file(error.below(place.output)) }
  }

  private func shown(_ path: OutputPath?) -> String {
    path.map { FileSystem.join(place.output, $0.text) } ?? place.output
  }
}
