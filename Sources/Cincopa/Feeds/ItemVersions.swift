import Syndication

/// The `versions` of an item: an object without order, name → `{name, filesize, mime, url}`.
enum ItemVersions {
  static func add(_ entry: inout Entry, _ item: JSONValue, _ context: inout FeedContext) {
    // The API has the type of the main file one level down, and a kind besides.
    let type = item["content_type"]?.stringValue ?? item["content"]?["type"]?.stringValue
    let isImage = type?.hasPrefix("image/") ?? (item["type"]?.stringValue == "image")
    // Answers of the API tell of the state of an item and list all of its versions; feeds leave some out.
    let isWhole = item["syncstatus"] != nil || item["caption"] != nil
    var pictures: [(area: Int, thumbnail: Thumbnail)] = []
    for member in members(of: item, &context) where !isStoryboard(member.name) {
      guard var version = version(member, entry.media.aspectRatio, &context) else { continue }
      if isWhole { version.version = member.name }
      if isPicture(member.name, version, of: isImage) {
        let box = VersionBox(versionName: member.name)
        var thumbnail = Thumbnail(url: version.url, width: version.width, height: version.height)
        thumbnail.version = version.version
        pictures.append(((box?.width ?? 0) * (box?.height ?? 0), thumbnail))
      } else {
        entry.media.renditions.append(version)
      }
    }
    // Largest first: without an aspect ratio their own sizes are not known, only those of their boxes.
    let order = pictures.indices.sorted { (-pictures[$0].area, $0) < (-pictures[$1].area, $1) }
    entry.media.thumbnails += order.map { pictures[$0].thumbnail }
  }

  private static func members(of item: JSONValue, _ context: inout FeedContext) -> [JSONMember] {
    guard let versions = item["versions"], !versions.isNull else { return [] }
    // An empty object is written as an empty array by some servers.
    if versions.members == nil && versions.array?.isEmpty != true {
      context.warn(.badContent, at: versions.location, "'versions' is \(versions.kindName), not an object")
    }
    return versions.members ?? []
  }

  /// Sprites for the seek bar: no poster.
  private static func isStoryboard(_ name: String) -> Bool { name.hasPrefix("jpg_sb_") }

  /// A still that stands for the item. The original of an image is the item itself.
  private static func isPicture(_ name: String, _ version: Rendition, of isImage: Bool) -> Bool {
    guard let type = version.mimeType, type.lowercased().hasPrefix("image/") else { return false }
    return !isImage || name.hasPrefix("jpg_")
  }

  private static func version(
    _ member: JSONMember, _ aspectRatio: Double?, _ context: inout FeedContext
  ) -> Rendition? {
    guard member.value.members != nil else {
      context.warn(.badContent, at: member.value.location, "version '\(member.name)' is \(member.value.kindName)")
      return nil
    }
    guard let url = member.value.url(of: "url", &context) else { return nil }
    var version = Rendition(url: url, mimeType: member.value.line(of: "mime", &context) ?? mimeType(member.name))
    if let text = member.value.text(of: "filesize", &context) {
      version.size = context.count(from: text, at: member.value.location(of: "filesize"))
    }
    if let aspectRatio, let size = VersionBox(versionName: member.name)?.fitted(aspectRatio) {
      (version.width, version.height) = (size.width, size.height)
    }
    return version
  }

  /// What a version is when the feed does not say. File names end in `.mp4` for pictures too, so the name decides;
  /// `original` stays open.
  private static func mimeType(_ name: String) -> String? {
    switch name.prefix(while: { $0 != "_" }) {
    case "ts": "application/x-mpegURL"
    case "jpg": "image/jpeg"
    case "mp4": "video/mp4"
    case "mp3": "audio/mpeg"
    default: nil
    }
  }
}
