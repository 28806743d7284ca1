import Markup

/// Writes files of a build for one task. Writers of one staging share nothing, so any number may write at once; each
/// path is written by one of them, once.
public struct StagingWriter: Sendable {
  private let staging: Staging
  /// What differed from the output and waits for the commit.
  public private(set) var written: [OutputPath] = []
  /// What was in the output already, with the same bytes.
  public private(set) var unchanged: [OutputPath] = []
  /// All of them, to know them again.
  private(set) var records: [RecordedOutput] = []
  private var check = FolderCheck()
  private var made: Set<OutputPath> = []

  init(_ staging: Staging) { self.staging = staging }

  public mutating func write(path: OutputPath, bytes: [UInt8]) throws(OutputError) {
    try write(path: path, bytes: bytes, source: nil)
  }

  private mutating func write(
    path: OutputPath, bytes: [UInt8], source: (path: String, mark: FileMark)?
  ) throws(OutputError) {
    let folder = path.folder
    var record = RecordedOutput(path: path, mark: .missing, print: Fingerprint(bytes), source: source)
    if check.isFolder(folder, in: staging.output), let status = staging.output.status(path.text, holding: bytes) {
      record.mark = FileMark(status)
      unchanged.append(path)
    } else {
      do throws(FileError) {
        try makeFolder(folder)
        record.mark = FileMark(try staging.files.create(path.text, bytes))
      } catch { throw staging.failure(error, at: path) }
      written.append(path)
    }
    records.append(record)
  }

  /// As the last build left it, by its status; where that tells nothing, by its bytes.
  public mutating func keep(path: OutputPath) -> Bool {
    guard var record = staging.past.files[path], record.source == nil, check.isFolder(path.folder, in: staging.output),
      let status = (try? staging.output.status(path.text)) ?? nil
    else { return false }
    if !record.mark.holds(status, before: staging.past.limit) {
      guard status.kind == .file, status.size == record.mark.size, let bytes = try? staging.output.read(path.text),
        Fingerprint(bytes) == record.print
      else { return false }
      record.mark = FileMark(status)
    }
    unchanged.append(path)
    records.append(record)
    return true
  }

  /// A file as it is. `source` is a path as the file system takes it.
  public mutating func copy(path: OutputPath, from source: String) throws(OutputError) {
    let status = FileSystem.status(source)
    if keep(path: path, copyOf: source, status) { return }
    if status?.size ?? 0 <= Self.smallSize {
      let bytes: [UInt8]
      do { bytes = try FileSystem.read(source) } catch { throw .source(error) }
      return try write(path: path, bytes: bytes, source: (source, FileMark(status)))
    }
    try copy(path: path, large: source, status)
  }

  /// Neither the copy nor what it is a copy of has been touched.
  private mutating func keep(path: OutputPath, copyOf source: String, _ status: FileStatus?) -> Bool {
    guard let record = staging.past.files[path], let copied = record.source, copied.path == source,
      copied.mark.holds(status, before: staging.past.sourceLimit), check.isFolder(path.folder, in: staging.output),
      record.mark.holds((try? staging.output.status(path.text)) ?? nil, before: staging.past.limit)
    else { return false }
    unchanged.append(path)
    records.append(record)
    return true
  }

  private mutating func copy(path: OutputPath, large source: String, _ status: FileStatus?) throws(OutputError) {
    let folder = path.folder
    if check.isFolder(folder, in: staging.output),
      staging.output.holds(path.text, copyOf: source, in: Directory.current)
    {
      unchanged.append(path)
    } else {
      do throws(FileError) {
        try makeFolder(folder)
        try staging.files.create(path.text, copyOf: source, in: Directory.current)
      } catch { throw error.path == source ? .source(error) : staging.failure(error, at: path) }
      written.append(path)
    }
    let own = (try? staging.files.status(path.text)) ?? (try? staging.output.status(path.text))
    records.append(RecordedOutput(path: path, mark: FileMark(own ?? nil), source: (source, FileMark(status))))
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
