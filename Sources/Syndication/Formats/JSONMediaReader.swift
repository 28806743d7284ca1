/// Our own `_media` object (SPEC section 8), so that snapshots come back whole.
enum JSONMediaReader {
  static func read(_ json: JSONValue, _ context: inout FeedContext) -> Media {
    var media = Media()
    media.kind = json["type"]?.stringValue.flatMap(MediaKind.init) ?? .other
    media.rid = context.literal(json["rid"])
    media.width = context.count(json["width"])
    media.height = context.count(json["height"])
    media.aspectRatio = json["aspect_ratio"]?.doubleValue
    media.duration = context.duration(json["duration_in_seconds"])
    media.thumbnails = list(json["thumbnails"]) { thumbnail($0, &context) }
    media.renditions = list(json["renditions"]) { rendition($0, &context) }
    media.subtitles = list(json["subtitles"]) { subtitle in
      context.url(subtitle["url"]).map { Subtitle(url: $0, language: context.literal(subtitle["language"])) }
    }
    media.credits = list(json["credits"]) { credit in
      context.literal(credit["name"]).map { Credit(name: $0, role: context.literal(credit["role"])) }
    }
    media.rating = context.literal(json["rating"])
    media.playerURL = context.url(json["player_url"])
    media.embedURL = context.url(json["embed_url"])
    return media
  }

  private static func list<Value>(_ json: JSONValue?, _ read: (JSONValue) -> Value?) -> [Value] {
    (json?.array ?? []).compactMap(read)
  }

  private static func thumbnail(_ json: JSONValue, _ context: inout FeedContext) -> Thumbnail? {
    guard let url = context.url(json["url"]) else { return nil }
    var thumbnail = Thumbnail(url: url, width: context.count(json["width"]), height: context.count(json["height"]))
    thumbnail.version = context.literal(json["version"])
    return thumbnail
  }

  private static func rendition(_ json: JSONValue, _ context: inout FeedContext) -> Rendition? {
    guard let url = context.url(json["url"]) else { return nil }
    var rendition = Rendition(url: url, mimeType: json["mime_type"]?.stringValue)
    rendition.width = context.count(json["width"])
    rendition.height = context.count(json["height"])
    rendition.bitrate = json["bitrate"]?.doubleValue
    rendition.size = context.count(json["size_in_bytes"])
    rendition.medium = json["medium"]?.stringValue.flatMap(MediaKind.init)
    rendition.isDefault = json["is_default"]?.boolValue
    rendition.version = context.literal(json["version"])
    return rendition
  }
}
