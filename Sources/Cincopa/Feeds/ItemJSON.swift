import Syndication

/// What items of both JSON feeds have in common.
enum ItemJSON {
  static func describe(_ entry: inout Entry, _ item: JSONValue, _ context: inout FeedContext) {
    entry.title = title(item, &context) ?? ""
    entry.content = item.text(of: "description", &context).flatMap { context.sanitize($0) }
    guard let text = item.text(of: "aspect_ratio", &context) else { return }
    if let ratio = Double(text), (0.01...100).contains(ratio) {
      entry.media.aspectRatio = ratio
    } else {
      context.warn(.badNumber, at: item.location(of: "aspect_ratio"), "'\(text.prefix(40))' is no aspect ratio")
    }
  }

  /// The title, in answers of the API the caption, else the file's name without its extension.
  private static func title(_ item: JSONValue, _ context: inout FeedContext) -> String? {
    for name in ["title", "caption"] {
      if let title = item.text(of: name, &context).flatMap({ PlainTitle.reading($0, context) }) { return title }
    }
    guard let name = item.line(of: "filename", &context) else { return nil }
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return name }
    let stem = PlainTitle.folded(String(name[..<point]))
    return stem.isEmpty ? name : stem
  }

  /// `content_url`, the main file, unless it is one of the versions; in answers of the API `content`.
  static func addContent(_ entry: inout Entry, _ item: JSONValue, _ context: inout FeedContext) {
    let content = item["content"]
    let type = item.line(of: "content_type", &context) ?? content?.line(of: "type", &context)
    entry.media.kind = kind(of: type ?? item["type"]?.stringValue)
    guard let url = item.url(of: "content_url", &context) ?? content?.url(of: "url", &context) else { return }
    if let index = entry.media.renditions.firstIndex(where: { $0.url == url }) {
      if entry.media.renditions[index].mimeType == nil { entry.media.renditions[index].mimeType = type }
    } else {
      entry.media.renditions.append(Rendition(url: url, mimeType: type))
    }
  }

  private static func kind(of mimeType: String?) -> MediaKind {
    let main = mimeType?.split(separator: "/").first?.lowercased() ?? ""
    return MediaKind(rawValue: main) ?? .other
  }

  /// `thumbnail_url`, unless it is one of the versions. Its size depends on what was asked for, so it is not known.
  static func addThumbnail(_ entry: inout Entry, _ item: JSONValue, _ context: inout FeedContext) {
    guard let url = item.url(of: "thumbnail_url", &context) ?? item["thumbnail"]?.url(of: "url", &context),
      !entry.media.thumbnails.contains(where: { $0.url == url })
    else { return }
    entry.media.thumbnails.append(Thumbnail(url: url))
  }
}

/// Titles are text on the platform; some authors put markup into them.
enum PlainTitle {
  /// Nil when nothing is left. `Fog <live> & more` is text, `<b>Fog</b>` is markup.
  static func reading(_ text: String, _ context: FeedContext) -> String? {
    let isText = text.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") } && !text.contains("</")
    guard isText else { return context.plainText(text) }
    let title = folded(text)
    return title.isEmpty ? nil : title
  }

  /// White space folded to single blanks, none at the ends, and without control characters.
  static func folded(_ text: String) -> String {
    let words = text.unicodeScalars.filter { $0.properties.isWhitespace || $0.properties.generalCategory != .control }
      .split { $0.properties.isWhitespace }
    return words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }
}
