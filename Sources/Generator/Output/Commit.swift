/// What a build changed in its output folder.
public struct CommitSummary: Sendable, Equatable {
  /// All files of the build, sorted where there is a folder of them.
  public var files: [OutputPath]
  /// New or with other bytes than before, likewise.
  public var written: [OutputPath]
  /// Of the previous build and no more, sorted.
  public var deleted: [OutputPath]
  /// The files themselves, when they were written into memory.
  public var contents: [OutputPath: OutputFile]?

  public var unchangedCount: Int { files.count - written.count }
}

extension Staging {
  /// Puts what the writers wrote in place of the previous build. Until the journal is on the disk an error leaves the
  /// output as it was; from then on the next build finishes what an error or a kill interrupts.
  public func commit(_ writers: [StagingWriter]) throws(OutputError) -> CommitSummary {
    try inTurn { () throws(OutputError) in
      defer { output.unlock() }
      var steps = CommitSteps()
      do throws(OutputError) { return try commit(writers, steps: &steps) } catch {
        if Journal.find(in: output) == nil { _ = throwAway() }
        throw error
      }
    }
  }

  func commit(_ writers: [StagingWriter], steps: inout CommitSteps) throws(OutputError) -> CommitSummary {
    let files = try Self.merged(writers.map { $0.written + $0.unchanged })
    let written = try Self.merged(writers.map(\.written))
    let marker = Manifest(output: ".", paths: files).bytes
    let deletions = marker == ownership.marker ? [] : ownership.files.paths(goneIn: files)
    let journal = Journal(deletions: deletions, files: files)
    if written.isEmpty, marker == ownership.marker {
      do { try Commit.settleManifest(journal, place) } catch { throw .file(error) }
      _ = try? output.removeTree(OutputPlace.stage)
    } else {
      try checkMarker()
      let placement = try Placement(of: written, into: output, at: place, deletions: deletions)
      do throws(FileError) {
        try write(journal, marker: marker, steps: &steps)
        try Commit.finish(journal, placement, place, output, steps: &steps)
      } catch { throw .file(error) }
    }
    return CommitSummary(files: files, written: written, deleted: deletions)
  }

  private static func merged(_ lists: [[OutputPath]]) throws(OutputError) -> [OutputPath] {
    let all = lists.joined().sorted()
    for (left, right) in zip(all, all.dropFirst()) where left == right { throw .duplicate(left) }
    return all
  }

  private func checkMarker() throws(OutputError) {
    if ((try? output.status(OutputPlace.marker)) ?? nil)?.kind == .folder {
      throw .blocked(FileSystem.join(place.output, OutputPlace.marker))
    }
  }

  /// Everything that needs room on the disk, ending with the journal.
  private func write(_ journal: Journal, marker: [UInt8], steps: inout CommitSteps) throws(FileError) {
    try steps.next()
    try Commit.draftManifest(journal, place)
    do throws(FileError) {
      try steps.next()
      try stage.create(Commit.markerDraft, marker)
      try steps.next()
      try stage.replace(Journal.name, with: journal.bytes, durably: true)
      stage.sync()
    } catch { throw error.below(place.output) }
  }
}
