import Syndication

/// A feed kept with the site: `--frozen` reads it, `sitegen fetch --freeze` writes it (SPEC section 9).
enum Snapshot {
  static let folder = "snapshots"
  /// Bytes; file systems allow 255 with the ending.
  private static let nameLimit = 200

  /// From the site's folder: `snapshots/ID.json`. An id that is no good as the name of a file is changed, and ends with a
  /// digest of itself, so that no other has the same.
  static func path(_ id: String) -> String {
    var name = ""
    for scalar in id.unicodeScalars where name.utf8.count < nameLimit {
      let isUnsafe = scalar.value < 0x20 || scalar.value == 0x7F || "/\\:*?\"<>|".unicodeScalars.contains(scalar)
      name.unicodeScalars.append(isUnsafe || (name.isEmpty && scalar == ".") ? "_" : scalar)
    }
    return "\(folder)/\(name)\(name == id ? "" : "-" + digest(id)).json"
  }

  /// 32 bits of FNV-1a.
  private static func digest(_ id: String) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in id.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }

  /// The feed as JSON Feed for people to read; with `signed_urls: drop`, without the addresses that open for a while only.
  static func bytes(_ feed: Feed, _ policy: FeedPolicy) -> [UInt8] {
    guard policy.signedURLs == .drop else { return JSONFeedWriter.pretty(feed) }
    var feed = feed
    let lasting = { (url: WebURL) in url.isSigned ? nil : url }
    feed.icon = feed.icon.flatMap(lasting)
    feed.homePageURL = feed.homePageURL.flatMap(lasting)
    feed.entries = feed.entries.map { entry in
      var entry = entry.mappingAddresses(frames: policy.frames, lasting)
      if let id = WebURL(entry.id), id.isSigned { entry.id = id.unsigned.string }
      return entry
    }
    return JSONFeedWriter.pretty(feed)
  }

  /// Galleries whose feeds differ and whose snapshots would be one file; none unless they are frozen.
  static func conflicts(among galleries: [GalleryDefinition]) -> [Diagnostic] {
    var owners: [String: SharedFeed] = [:]
    return galleries.compactMap { gallery in
      guard let source = gallery.source, let path = source.snapshot else { return nil }
      let owner = owners[path, default: SharedFeed(source)]
      owners[path] = owner
      return owner == SharedFeed(source) ? nil : conflict(gallery, path)
    }
  }

  static func conflict(_ gallery: GalleryDefinition, _ path: String) -> Diagnostic {
    Diagnostic(
      .snapshotConflict, at: gallery.place,
      "another gallery called '\(gallery.id)' shows another feed, and \(path) holds one",
      help: "give each of the feeds a name of its own in site.yml under sources:")
  }
}
