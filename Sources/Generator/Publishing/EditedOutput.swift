import Markup

/// Finds files of an output folder that somebody has changed since they were built.
struct EditedOutput {
  let place: OutputPlace

  init(_ place: OutputPlace) { self.place = place }

  /// Sorted; empty when there is no record of the build. Files that are gone are not among them.
  var paths: [OutputPath] {
    guard let kept = BuildRecord.read(place) else { return [] }
    let limit = Ticks.limit(writtenBefore: kept.written)
    return kept.record.outputs.filter { isEdited($0, before: limit) }.map(\.path).sorted()
  }

  private func isEdited(_ output: RecordedOutput, before limit: Int64) -> Bool {
    let path = FileSystem.join(place.output, output.path.text)
    guard let status = FileSystem.status(path), !output.mark.holds(status, before: limit) else { return false }
    if status.size != output.mark.size { return true }
    // Copies of large files have no fingerprint.
    if let source = output.source, output.print == Fingerprint() { return differs(path, from: source) }
    guard let bytes = try? FileSystem.read(path) else { return false }
    return Fingerprint(bytes) != output.print
  }

  /// When what it was copied from has been changed too, nobody knows.
  private func differs(_ path: String, from source: (path: String, mark: FileMark)) -> Bool {
    let own = source.path.hasPrefix("/") ? source.path : FileSystem.join(place.site, source.path)
    guard FileMark(FileSystem.status(own)) == source.mark else { return false }
    return !Directory.current.holds(path, copyOf: own, in: Directory.current)
  }
}
