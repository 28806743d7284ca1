/// What a build changed in its output folder.
public struct CommitSummary: Sendable, Equatable {
  /// All files of the build, sorted.
  public var files: [OutputPath]
  /// New or with other bytes than before, sorted.
  public var written: [OutputPath]
  /// Of the previous build and no more, sorted.
  public var deleted: [OutputPath]

  public var unchangedCount: Int { files.count - written.count }
}

extension Staging {
  /// Puts what the writers wrote in place of the previous build. Until the journal is on the disk an error leaves the
  /// output as it was; from then on the next build finishes what an error or a kill interrupts.
  public func commit(_ writers: [StagingWriter]) throws(OutputError) -> CommitSummary {
    var steps = CommitSteps()
    do { return try commit(writers, steps: &steps) } catch {
      if Journal.find(in: output) == nil { discard() }
      throw error
    }
  }

  func commit(_ writers: [StagingWriter], steps: inout CommitSteps) throws(OutputError) -> CommitSummary {
    let files = try Self.merged(writers.map { $0.written + $0.unchanged })
    let written = try Self.merged(writers.map(\.written))
    let marker = Manifest(output: ".", paths: files).bytes
    let deletions = marker == ownership.marker ? [] : ownership.files.paths(goneIn: files)
    let journal = Journal(deletions: deletions, files: files)
    if written.isEmpty, marker == ownership.marker {
      try Commit.settleManifest(journal, place)
      _ = try? output.removeTree(OutputPlace.stage)
    } else {
      try prepare(journal, marker: marker, steps: &steps)
      try Commit.finish(journal, place, output, steps: &steps)
    }
    return CommitSummary(files: files, written: written, deleted: deletions)
  }

  private static func merged(_ lists: [[OutputPath]]) throws(OutputError) -> [OutputPath] {
    let all = lists.joined().sorted()
    for (left, right) in zip(all, all.dropFirst()) where left == right { throw .duplicate(left) }
    return all
  }

  /// Everything that may be refused or needs room on the disk, ending with the journal.
  private func prepare(_ journal: Journal, marker: [UInt8], steps: inout CommitSteps) throws(OutputError) {
    _ = try Placement(files: files, into: output, of: place, deletions: journal.deletions)
    try steps.next()
    try Commit.draftManifest(journal, place)
    try steps.next()
    do throws(FileError) {
      try stage.create(Commit.markerDraft, marker)
      try stage.replace(Journal.name, with: journal.bytes, durably: true)
      stage.sync()
    } catch { throw .file(error.below(place.output)) }
  }
}
