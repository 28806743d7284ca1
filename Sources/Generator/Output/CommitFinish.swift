/// The part of a commit that follows its journal. Each step may be done again, so it can begin anew after a kill.
enum Commit {
  /// In the stage, until it becomes `OUTPUT/.sitegen`.
  static let markerDraft = "marker"

  /// Does what a journal says that somebody else left behind.
  static func resume(
    _ journal: Journal, _ place: OutputPlace, _ output: borrowing Directory, steps: CommitSteps = CommitSteps()
  ) throws(OutputError) {
    let files = FileSystem.join(OutputPlace.stage, Staging.filesName)
    let staged = journal.files.filter { path in
      ((try? output.status(FileSystem.join(files, path.text))) ?? nil)?.kind == .file
    }
    let placement = try Placement(of: staged, into: output, at: place, deletions: journal.deletions)
    var steps = steps
    do { try finish(journal, placement, place, output, steps: &steps) } catch { throw .file(error) }
  }

  static func finish(
    _ journal: Journal, _ placement: Placement, _ place: OutputPlace, _ output: borrowing Directory,
    steps: inout CommitSteps
  ) throws(FileError) {
    do throws(FileError) {
      try putInPlace(placement, output, steps: &steps)
      try Deletion.remove(journal.deletions, from: output, steps: &steps)
      try steps.next()
      try putMarker(output)
    } catch { throw error.below(place.output) }
    try steps.next()
    try settleManifest(journal, place)
    do throws(FileError) {
      try steps.next()
      // Without its journal the rest of the stage means nothing.
      try output.unlink(FileSystem.join(OutputPlace.stage, Journal.name))
      try steps.next()
      try output.removeTree(OutputPlace.stage)
    } catch { throw error.below(place.output) }
  }

  private static func putInPlace(
    _ placement: Placement, _ output: borrowing Directory, steps: inout CommitSteps
  ) throws(FileError) {
    let files = try output.open(FileSystem.join(OutputPlace.stage, Staging.filesName), following: false)
    for step in placement.steps {
      try steps.next()
      switch step {
      case .move(let path): try files.rename(path.text, to: path.text, in: output)
      case .remove(let path): try output.unlink(path.text)
      case .clear(let path): try output.removeTree(path.text)
      }
    }
    for folder in placement.leftFolders.reversed() { files.removeFolder(folder.text) }
  }

  private static func putMarker(_ output: borrowing Directory) throws(FileError) {
    let draft = FileSystem.join(OutputPlace.stage, markerDraft)
    // When it is gone, it is in its place already.
    if try output.status(draft) != nil { try output.rename(draft, to: OutputPlace.marker) }
  }
}

// MARK: - The site's manifest

extension Commit {
  static let manifestName = "manifest"
  private static let draftName = "manifest.new"

  /// Writes it beside the old one, so that the disk has room for it when the time comes.
  static func draftManifest(_ journal: Journal, _ place: OutputPlace) throws(FileError) {
    try withState(of: place) { (state: borrowing Directory) throws(FileError) in
      try state.unlink(draftName)
      try state.create(draftName, Manifest(output: place.name, paths: journal.files).bytes)
    }
  }

  static func settleManifest(_ journal: Journal, _ place: OutputPlace) throws(FileError) {
    try withState(of: place) { (state: borrowing Directory) throws(FileError) in
      let bytes = Manifest(output: place.name, paths: journal.files).bytes
      // A build that was killed may have left one.
      if state.holds(manifestName, bytes) {
        try state.unlink(draftName)
        return
      }
      if state.holds(draftName, bytes) {
        try state.rename(draftName, to: manifestName)
      } else {
        try state.replace(manifestName, with: bytes)
      }
    }
  }

  /// A site that may not be written to is built all the same: the marker holds the list as well.
  private static func withState(
    of place: OutputPlace, _ body: (borrowing Directory) throws(FileError) -> Void
  ) throws(FileError) {
    do throws(FileError) {
      try FileSystem.makeFolders(place.state)
      let state = try Directory.current.open(place.state)
      do throws(FileError) { try body(state) } catch { throw error.below(place.state) }
    } catch {
      if !error.isForbidden { throw error }
    }
  }
}
