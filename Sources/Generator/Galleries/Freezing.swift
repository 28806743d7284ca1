/// Writes feeds as snapshots, one for every id that a build may look for.
struct Freezing {
  let options: BuildOptions

  /// The paths of the snapshots, sorted. Files of the site need none.
  /// - Throws: when a file cannot be written, or two ids would share one.
  func write(_ galleries: [GalleryDefinition], _ outcomes: [FeedKey: FeedOutcome]) throws(BuildFailure) -> [String] {
    var owners: [String: String] = [:]
    for gallery in galleries {
      guard let source = gallery.source, case .url = source.address, let feed = outcomes.outcome(of: gallery)?.feed
      else { continue }
      let path = Snapshot.path(gallery.id)
      if let owner = owners[path] {
        if owner == gallery.id { continue }
        throw .output(
          "'\(owner)' and '\(gallery.id)' would share the snapshot \(path)",
          help: "give them names in site.yml under sources:")
      }
      owners[path] = gallery.id
      try write(Snapshot.bytes(feed, source.policy.signedURLs), path)
    }
    return owners.keys.sorted()
  }

  /// A file that says the same already is left as it is, with its date.
  private func write(_ bytes: [UInt8], _ path: String) throws(BuildFailure) {
    let place = options.path(path)
    if let known = try? FileSystem.read(place), known == bytes { return }
    do {
      try FileSystem.makeFolders(options.path(Snapshot.folder))
      try FileSystem.replace(place, with: bytes)
    } catch {
      throw .output("\(path) cannot be written: \(error.reason)", help: nil)
    }
  }
}
