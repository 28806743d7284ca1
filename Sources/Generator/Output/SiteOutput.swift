/// Where a build puts its files: a folder of the disk (`Staging`) or memory (`MemoryOutput`). What is there stays as it
/// is until `commit`.
public protocol SiteOutput: Sendable {
  associatedtype Writer: OutputWriter

  /// For one task; give all of them to `commit`.
  func writer() -> Writer

  /// Throws away what was written.
  func discard()

  /// Before a commit: files that were written to while the build read them.
  func unsettled(_ files: UnsettledFiles, _ writers: [Writer]) -> [Diagnostic]

  func commit(_ writers: [Writer]) throws(OutputError) -> CommitSummary

  /// After a commit: notes for the next build what this one did. What is handed to it in memory is given back.
  func remember(_ seen: SeenSite, _ writers: [Writer], _ summary: CommitSummary, _ report: BuildReport) -> PastBuild?
}

/// Takes files of a build from one task. Any number of them may write at once; each path is written by one, once.
public protocol OutputWriter: Sendable {
  mutating func write(path: OutputPath, bytes: [UInt8]) throws(OutputError)

  /// A file as it is. `source` is a path as the file system takes it.
  mutating func copy(path: OutputPath, from source: String) throws(OutputError)

  /// A file as the last build left it. False when it is not there as it was; then it must be written.
  mutating func keep(path: OutputPath) -> Bool
}

extension Staging: SiteOutput {}
extension StagingWriter: OutputWriter {}
