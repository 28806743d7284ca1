/// The `_media` object of SPEC section 8.
enum JSONMediaWriter {
  /// Nil for an entry without anything to play, view or download.
  static func value(_ entry: Entry) -> JSONValue? {
    let media = entry.media
    if entry.attachments.isEmpty, media == Media() { return nil }
    var members = JSONMembers()
    members.add("type", media.kind.rawValue)
    members.add("rid", media.rid)
    members.add("width", media.width)
    members.add("height", media.height)
    members.add("aspect_ratio", media.aspectRatio)
    members.add("duration_in_seconds", media.duration)
    members.add("thumbnails", media.thumbnails.map(thumbnail))
    members.add("renditions", media.renditions.map(rendition))
    members.add("subtitles", media.subtitles.map(subtitle))
    members.add("credits", media.credits.map(credit))
    members.add("rating", media.rating)
    members.add("player_url", media.playerURL)
    members.add("embed_url", media.embedURL)
    return members.value
  }

  private static func thumbnail(_ thumbnail: Thumbnail) -> JSONValue {
    var members = JSONMembers()
    members.add("url", thumbnail.url)
    members.add("width", thumbnail.width)
    members.add("height", thumbnail.height)
    members.add("version", thumbnail.version)
    return members.value
  }

  private static func rendition(_ rendition: Rendition) -> JSONValue {
    var members = JSONMembers()
    members.add("url", rendition.url)
    members.add("mime_type", rendition.mimeType)
    members.add("width", rendition.width)
    members.add("height", rendition.height)
    members.add("bitrate", rendition.bitrate)
    members.add("size_in_bytes", rendition.size)
    members.add("medium", rendition.medium?.rawValue)
    members.add("is_default", rendition.isDefault)
    members.add("version", rendition.version)
    return members.value
  }

  private static func subtitle(_ subtitle: Subtitle) -> JSONValue {
    var members = JSONMembers()
    members.add("url", subtitle.url)
    members.add("language", subtitle.language)
    return members.value
  }

  private static func credit(_ credit: Credit) -> JSONValue {
    var members = JSONMembers()
    members.add("name", credit.name)
    members.add("role", credit.role)
    return members.value
  }
}
