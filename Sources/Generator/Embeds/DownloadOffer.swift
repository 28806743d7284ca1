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
      let names = versions.isEmpty ? item.kind == .video ? ["mp4_hd", "original"] : ["original"] : versions
      return names.map { link($0, Links.version(rid, $0, hosts: hosts)) }
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
    if case .gallery = identity {
      guard hasArchive, let archive = Links.download(identity, hosts: hosts) else { return [] }
      return [DownloadLink(label: "ZIP", url: archive, mimeType: "application/zip")]
    }
    let names = versions.isEmpty ? ["mp4_hd", "original"] : versions
    return names.compactMap { name in Links.version(of: identity, name, hosts: hosts).map { link(name, $0) } }
  }

  private func link(_ name: String, _ url: String) -> DownloadLink {
    DownloadLink(label: VersionName.label(name), url: url, mimeType: name.hasPrefix("mp4") ? "video/mp4" : nil)
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
