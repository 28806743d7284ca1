import Cincopa
import Syndication

/// Which files visitors may take with them (`download:` of a page and of a gallery).
struct DownloadOffer: Sendable, Hashable {
  var isOffered = false
  /// Versions by their names on the platform; none means those that there are.
  var versions: [String] = []
  /// All of the gallery in one file, if the platform permits it.
  var hasArchive = false

  /// `true`, `false`, `zip`, or names of versions.
  init?(_ reader: inout MappingReader, key: String = "download") {
    guard let node = reader.entries.first(where: { $0.key == key })?.value, !node.isNull else {
      _ = reader.take(key)
      return nil
    }
    if case .scalar(let text, plain: true) = node.content, ["true", "false"].contains(text) {
      isOffered = reader.bool(key) == true
      return
    }
    let names = reader.versions(key, or: ["zip"]) ?? []
    hasArchive = names.contains("zip")
    versions = names.filter { $0 != "zip" }
    isOffered = !versions.isEmpty || hasArchive
  }

  init() {}

  /// Where each of its words stands in the file.
  static func places(_ entries: [YAMLEntry], key: String = "download") -> [String: Place] {
    guard let node = entries.first(where: { $0.key == key })?.value else { return [:] }
    let nodes = if case .sequence(let nodes) = node.content { nodes } else { [node] }
    var places: [String: Place] = [:]
    for node in nodes {
      guard case .scalar(let text, _) = node.content else { continue }
      for name in text.split(separator: ",") where places[String(name).trimmed] == nil {
        places[String(name).trimmed] = node.place
      }
    }
    return places
  }
}

/// One file to take.
struct DownloadLink: Sendable {
  var label: String
  var url: String
  var mimeType: String?
  /// Bytes.
  var size: Int?
}

extension DownloadOffer {
  func links(of item: ItemView, hosts: PlatformHosts) -> [DownloadLink] {
    guard isOffered, !hasArchive || !versions.isEmpty else { return [] }
    if !versions.isEmpty, !item.versions.isEmpty {
      return versions.compactMap { name in item.versions.first { VersionName.isSame($0.name, name) } }.map(
        DownloadLink.init)
    }
    let files = item.attachments.filter { !$0.isPlaylist }
    if let rid = item.rid, !versions.isEmpty || files.isEmpty {
      return names(for: item.kind).map { link($0, Links.version(rid, $0, hosts: hosts)) }
    }
    return zip(files, FileNames.of(files, heights: item.heights)).map { file, name in
      DownloadLink(label: name, url: file.url.string, mimeType: file.mimeType, size: file.size)
    }
  }

  /// Of a gallery as a whole, whose items have links of their own where they are shown.
  func links(of gallery: Gallery, hosts: PlatformHosts) -> [DownloadLink] {
    guard isOffered, let identity = gallery.definition.identity else { return [] }
    if case .asset = identity, let item = gallery.items.first, !item.versions.isEmpty {
      return links(of: item, hosts: hosts)
    }
    if case .gallery = identity { return archive(of: gallery, hosts: hosts) }
    guard !hasArchive || !versions.isEmpty else { return [] }
    let kind = if case .asset = identity { gallery.items.first?.kind ?? .video } else { MediaKind.video }
    return names(for: kind).compactMap { name in Links.version(of: identity, name, hosts: hosts).map { link(name, $0) }
    }
  }

  /// All of a gallery in one file; the platform packs neither assets nor references.
  func archive(of gallery: Gallery, hosts: PlatformHosts) -> [DownloadLink] {
    guard isOffered, hasArchive, let identity = gallery.definition.identity, case .gallery = identity,
      let archive = Links.download(identity, hosts: hosts)
    else { return [] }
    return [DownloadLink(label: "ZIP", url: archive, mimeType: "application/zip")]
  }

  /// Those asked for, or the usual ones, as far as something of the kind can have them.
  private func names(for kind: MediaKind) -> [String] {
    guard versions.isEmpty else { return versions.filter { kind.canHave($0) } }
    return kind == .video ? ["mp4_hd", "original"] : ["original"]
  }

  private func link(_ name: String, _ url: String) -> DownloadLink {
    DownloadLink(label: VersionName.label(name), url: url, mimeType: name.hasPrefix("mp4") ? "video/mp4" : nil)
  }
}

extension MediaKind {
  /// Whether there can be such a version: pictures have no films, and sounds neither.
  func canHave(_ version: String) -> Bool {
    let format = String(version.prefix { $0 != "_" })
    switch self {
    case .image: return !["mp4", "ts", "flv", "webm", "mp3"].contains(format)
    case .audio: return !["mp4", "ts", "flv", "webm"].contains(format)
    case .video, .other: return true
    }
  }
}

extension DownloadLink {
  fileprivate init(_ version: ItemVersion) {
    self.init(
      label: VersionName.label(version.name), url: version.url, mimeType: version.mimeType, size: version.size)
  }
}

extension Attachment {
  var isPlaylist: Bool {
    ["application/vnd.apple.mpegurl", "application/x-mpegurl"].contains(mimeType.lowercased())
  }

  /// The kind of file in a word: `MP4`.
  var kindName: String {
    if isPlaylist { return "HLS stream" }
    let type = mimeType.lowercased()
    if let name = Self.kindNames[type] { return name }
    let subtype = type.split(separator: "/").last.map(String.init) ?? type
    if subtype.hasPrefix("vnd.") { return "file" }
    return (subtype.hasPrefix("x-") ? String(subtype.dropFirst(2)) : subtype).uppercased()
  }

  /// What people call files whose types are called otherwise.
  private static let kindNames = [
    "audio/mpeg": "MP3", "audio/mp4": "M4A", "audio/x-m4a": "M4A", "audio/x-ms-wma": "WMA", "image/svg+xml": "SVG",
    "video/quicktime": "MOV", "video/x-matroska": "MKV", "video/x-msvideo": "AVI", "video/x-ms-wmv": "WMV",
    "video/3gpp": "3GP", "application/octet-stream": "file", "application/x-bittorrent": "torrent",
    "application/epub+zip": "EPUB", "text/plain": "text",
  ]
}

/// What files of an item are called: `MP4`, and where there are several of a type `MP4 1080p` or `MP4, file 2`.
enum FileNames {
  /// - Parameter heights: pixels, by address.
  static func of(_ files: [Attachment], heights: [WebURL: Int]) -> [String] {
    let kinds = files.map(\.kindName)
    let names = zip(files, kinds).map { file, kind in
      guard isRepeated(kind, kinds), let height = heights[file.url] else { return kind }
      return "\(kind) \(height)p"
    }
    var counts: [String: Int] = [:]
    return names.map { name in
      counts[name, default: 0] += 1
      return isRepeated(name, names) ? "\(name), file \(counts[name, default: 1])" : name
    }
  }

  private static func isRepeated(_ name: String, _ names: [String]) -> Bool { names.count { $0 == name } > 1 }
}
