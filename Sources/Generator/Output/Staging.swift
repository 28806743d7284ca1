/// An output folder while a build runs: locked, ours, and unchanged until `commit`. What differs from it is written into
/// its `.sitegen-stage/`. A folder that is not ours or that another build holds is refused; a commit that was cut short
/// is finished first.
public final class Staging: Sendable {
  public let place: OutputPlace
  /// The output as the last build left it.
  let past: PastOutput
  let output: Directory
  /// `OUTPUT/.sitegen-stage`.
  let stage: Directory
  /// `OUTPUT/.sitegen-stage/files`: the staged files at their later paths.
  let files: Directory
  let ownership: Ownership
  /// Whether the folder was there before.
  private let isFound: Bool
  private let gate: OutputGate

  static let filesName = "files"

  public convenience init(_ place: OutputPlace) throws(OutputError) {
    try self.init(place, past: PastOutput(), OutputGate())
  }

  /// One that an end through the gate throws away.
  static func begin(_ place: OutputPlace, past: PastOutput, _ gate: OutputGate) throws(OutputError) -> Staging {
    try gate.stage { () throws(OutputError) in try Staging(place, past: past, gate) }
  }

  private init(_ place: OutputPlace, past: PastOutput, _ gate: OutputGate) throws(OutputError) {
    try place.checkPlacement()
    self.place = place
    self.past = past
    self.gate = gate
    isFound = FileSystem.exists(place.output)
    output = try Self.open(place)
    do throws(OutputError) {
      try Self.recover(place, output)
      ownership = Ownership(of: place, in: output)
      try ownership.check(place, output)
      try Self.makeStage(place, output)
      stage = try Self.open(OutputPlace.stage, in: output, of: place)
      files = try Self.open(Self.filesName, in: stage, of: place)
    } catch {
      output.unlock()
      if !isFound { Directory.current.removeFolder(place.output) }
      throw error
    }
  }

  deinit { output.unlock() }

  /// For one task; give all of them to `commit`.
  public func writer() -> StagingWriter { StagingWriter(self) }

  /// Throws away what was staged and lets others in: the output is as it was. `commit` does it by itself.
  public func discard() { gate.discard(self) }

  /// While nobody ends the program.
  func inTurn(_ change: () throws(OutputError) -> CommitSummary) throws(OutputError) -> CommitSummary {
    try gate.commit(change)
  }

  /// Tells whether nothing is left of it.
  func throwAway() -> Bool {
    _ = try? output.removeTree(OutputPlace.stage)
    let isGone = ((try? output.status(OutputPlace.stage)) ?? nil) == nil
    if !isFound { Directory.current.removeFolder(place.output) }
    output.unlock()
    return isGone
  }
}

extension Staging {
  /// Opens the output folder, makes it when it is not there, and locks it.
  static func open(_ place: OutputPlace) throws(OutputError) -> Directory {
    do throws(FileError) {
      try FileSystem.makeFolders(place.output)
      let folder = try Directory.current.open(place.output)
      if folder.lock() { return folder }
    } catch { throw .file(error) }
    throw .inUse(place.output)
  }

  /// Finishes the commit of a build that was killed, or throws its stage away when it had not come to that.
  static func recover(_ place: OutputPlace, _ output: borrowing Directory) throws(OutputError) {
    if let journal = Journal.find(in: output) { try Commit.resume(journal, place, output) }
  }

  private static func makeStage(_ place: OutputPlace, _ output: borrowing Directory) throws(OutputError) {
    do throws(FileError) {
      try output.removeTree(OutputPlace.stage)
      try output.makeFolder(OutputPlace.stage)
      try output.makeFolder(FileSystem.join(OutputPlace.stage, filesName))
    } catch { throw .file(error.below(place.output)) }
  }

  private static func open(
    _ name: String, in folder: borrowing Directory, of place: OutputPlace
  ) throws(OutputError) -> Directory {
    do { return try folder.open(name, following: false) } catch { throw .file(error.below(place.output)) }
  }
}

extension Journal {
  /// The journal of a commit that was cut short.
  static func find(in output: borrowing Directory) -> Journal? {
    guard let stage = try? output.open(OutputPlace.stage, following: false), let bytes = try? stage.read(Self.name)
    else { return nil }
    return Journal(bytes)
  }
}
