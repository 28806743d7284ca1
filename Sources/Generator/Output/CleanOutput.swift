/// `sitegen clean`: takes away what builds wrote, and nothing else.
public struct CleanOutput: Sendable {
  public var place: OutputPlace

  public init(place: OutputPlace) { self.place = place }

  /// Tells how many files of the output were removed; folders go with their last file. A folder that is not ours is
  /// refused, one that is not there is fine.
  public func run() throws(OutputError) -> Int {
    try place.checkPlacement()
    let count = FileSystem.exists(place.output) ? try removeOutput() : 0
    try removeState()
    return count
  }

  private func removeOutput() throws(OutputError) -> Int {
    let output = try Staging.open(place)
    defer { output.unlock() }
    try Staging.recover(place, output)
    let ownership = Ownership(of: place, in: output)
    try ownership.check(place, output)
    var steps = CommitSteps()
    let count: Int
    do throws(FileError) {
      count = try Deletion.remove(ownership.files.paths, from: output, steps: &steps)
      try output.removeTree(OutputPlace.stage)
      if ownership.marker != nil { try output.unlink(OutputPlace.marker) }
    } catch { throw .file(error.below(place.output)) }
    Directory.current.removeFolder(place.output)
    return count
  }

  /// The site's manifest, whichever output it names: what it says is in that output's marker too.
  private func removeState() throws(OutputError) {
    guard FileSystem.isDirectory(place.state) else { return }
    do throws(FileError) {
      let state = try Directory.current.open(place.state)
      for name in ["manifest", "manifest.new", BuildRecord.name, BuildRecord.name + ".new"] {
        do throws(FileError) { try state.unlink(name) } catch { throw error.below(place.state) }
      }
    } catch { throw .file(error) }
    Directory.current.removeFolder(place.state)
  }
}
