/// What earlier builds left behind in an output folder and in the site about it.
struct Ownership: Sendable {
  /// The marker's bytes; empty when a user made it to hand the folder over.
  let marker: [UInt8]?
  /// The site's manifest, when it speaks of this output.
  let manifest: [UInt8]?

  init(of place: OutputPlace, in output: borrowing Directory) {
    let isFile = ((try? output.status(OutputPlace.marker)) ?? nil)?.kind == .file
    marker = isFile ? try? output.read(OutputPlace.marker) : nil
    let bytes = try? FileSystem.read(FileSystem.join(place.state, "manifest"))
    let head = bytes.flatMap { Manifest(Self.head(of: $0)) }
    manifest = head?.output == place.name ? bytes : nil
  }

  /// The two lines before the paths.
  private static func head(of bytes: [UInt8]) -> [UInt8] {
    let ends = bytes.prefix(4_200).indices.filter { bytes[$0] == UInt8(ascii: "\n") }.prefix(2)
    return Array(bytes[..<(ends.last.map { $0 + 1 } ?? 0)])
  }

  /// The files that are ours to delete: the marker's list, which lives and moves with the folder, else the site's.
  var files: Manifest {
    marker.flatMap(Manifest.init) ?? manifest.flatMap(Manifest.init) ?? Manifest(output: ".", paths: [])
  }

  /// Whether we may write there. Remains of a build that was killed before it changed anything do not count.
  func check(_ place: OutputPlace, _ output: borrowing Directory) throws(OutputError) {
    if marker != nil || manifest != nil { return }
    let names: [String]
    do { names = try output.names() } catch { throw .file(error.below(place.output)) }
    if names.contains(where: { $0 != OutputPlace.stage }) { throw .outputNotOurs(place.output) }
  }
}

extension OutputPlace {
  /// Says early, and without changing anything, whether a build may write there.
  public func check() throws(OutputError) {
    try checkPlacement()
    guard let status = FileSystem.status(output) else { return }
    guard status.kind == .folder else { throw .blocked(output) }
    let folder: Directory
    do { folder = try Directory.current.open(output) } catch { throw .file(error) }
    if Journal.find(in: folder) != nil { return }
    try Ownership(of: self, in: folder).check(self, folder)
  }
}
