/// Writes files of a build for one task. Writers of one staging share nothing, so any number may write at once; each
/// path is written by one of them, once.
public struct StagingWriter: Sendable {
  private let staging: Staging
  /// What differed from the output and waits for the commit.
  public private(set) var written: [OutputPath] = []
  /// What was in the output already, with the same bytes.
  public private(set) var unchanged: [OutputPath] = []
  private var check = FolderCheck()
  private var made: Set<OutputPath> = []

  init(_ staging: Staging) { self.staging = staging }

  public mutating func write(path: OutputPath, bytes: [UInt8]) throws(OutputError) {
    let folder = path.folder
    if check.isFolder(folder, in: staging.output), staging.output.holds(path.text, bytes) {
      unchanged.append(path)
      return
    }
    do throws(FileError) {
      try makeFolder(folder)
      try staging.files.create(path.text, bytes)
    } catch { throw staging.failure(error, at: path) }
    written.append(path)
  }

  /// A file as it is. `source` is a path as the file system takes it.
  public mutating func copy(path: OutputPath, from source: String) throws(OutputError) {
    let size = FileSystem.status(source)?.size ?? 0
    if size <= Self.smallSize {
      let bytes: [UInt8]
      do { bytes = try FileSystem.read(source) } catch { throw .file(error) }
      return try write(path: path, bytes: bytes)
    }
    let folder = path.folder
    if check.isFolder(folder, in: staging.output),
      staging.output.holds(path.text, copyOf: source, in: Directory.current)
    {
      unchanged.append(path)
      return
    }
    do throws(FileError) {
      try makeFolder(folder)
      try staging.files.create(path.text, copyOf: source, in: Directory.current)
    } catch { throw staging.failure(error, at: path) }
    written.append(path)
  }

  /// Read whole rather than in chunks; bytes.
  private static let smallSize = 262_144

  private mutating func makeFolder(_ folder: OutputPath?) throws(FileError) {
    guard let folder, !made.contains(folder) else { return }
    try makeFolder(folder.folder)
    try staging.files.makeFolder(folder.text)
    made.insert(folder)
  }
}

extension Staging {
  /// The refusal as the user sees it: of a path in the output, not in the stage.
  func failure(_ error: FileError, at path: OutputPath) -> OutputError {
    error.isOccupied ? .duplicate(path) : .file(error.below(place.output))
  }
}
