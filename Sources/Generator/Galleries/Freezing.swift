import Syndication

/// Writes feeds as snapshots, one for every id that a build may look for.
struct Freezing {
  let options: BuildOptions
  /// Of the snapshots that are on the disk now, sorted, from the site's folder.
  private(set) var paths: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(options: BuildOptions) { self.options = options }

  /// Files of the site need no snapshot. When two feeds would share one, none is written.
  /// - Throws: when a file cannot be written.
  mutating func write(_ galleries: [GalleryDefinition], _ outcomes: [FeedKey: FeedOutcome]) throws(BuildFailure) {
    diagnostics = Snapshot.conflicts(among: galleries.map(\.frozen))
    var snapshots: [String: [UInt8]] = [:]
    for gallery in galleries {
      guard let source = gallery.source, let path = gallery.frozen.source?.snapshot,
        let feed = outcomes.outcome(of: gallery)?.feed
      else { continue }
      let bytes = Snapshot.bytes(feed, source.policy)
      if let known = snapshots[path], known != bytes { diagnostics.append(Snapshot.conflict(gallery, path)) }
      snapshots[path] = isAcceptable(feed, gallery, path) ? bytes : snapshots[path]
    }
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return }
    for (path, bytes) in snapshots.sorted(by: { $0.key < $1.key }) {
      try Snapshot.write(bytes, path, options)
      paths.append(path)
    }
  }

  /// Whether the feed may take the place of the snapshot that is there: on a machine without a cache that is the last
  /// good copy.
  private mutating func isAcceptable(_ feed: Feed, _ gallery: GalleryDefinition, _ path: String) -> Bool {
    guard let source = gallery.source, let bytes = try? FileSystem.read(options.path(path)),
      let known = try? FeedReading.snapshot(of: source).parse(file: bytes)
    else { return true }
    do {
      _ = try FeedReading(source).accepted(feed, previous: known)
      return true
    } catch {
      diagnostics.append(
        Diagnostic(
          .feedStale, .warning, at: gallery.place, "\(path) is kept as it is: \(error.reason)",
          help: "if that is meant, remove the file and freeze again"))
      return false
    }
  }
}

extension Snapshot {
  /// A file that says the same already is left as it is, with its date.
  static func write(_ bytes: [UInt8], _ path: String, _ options: BuildOptions) throws(BuildFailure) {
    let place = options.path(path)
    if let known = try? FileSystem.read(place), known == bytes { return }
    do {
      try FileSystem.makeFolders(options.path(FileSystem.parent(of: path)))
      try FileSystem.replace(place, with: bytes)
    } catch {
      throw .output("\(path) cannot be written: \(error.reason)", help: nil)
    }
  }
}
