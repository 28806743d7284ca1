/// MIME types as far as feeds need them.
public enum MediaType {
  /// What nothing else is known of (RFC 2046, section 4.5.1).
  static let unknown = "application/octet-stream"
  static let flash = "application/x-shockwave-flash"

  /// `type/subtype` in lower case without parameters; nil when it is no MIME type.
  public static func normalized(_ text: String) -> String? {
    if isNormal(text.utf8Span.span) { return text }
    let bytes = text.utf8
    let end = bytes.firstIndex { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") } ?? text.endIndex
    let type = ASCII.lowercased(String(ASCII.trimmed(text[..<end])))
    return isNormal(type.utf8Span.span) ? type : nil
  }

  /// Two parts of plain characters with one slash between them.
  private static func isNormal(_ bytes: Span<UInt8>) -> Bool {
    var slash: Int?
    for index in bytes.indices where bytes[index] &- 0x61 >= 26 {
      if bytes[index] == UInt8(ascii: "/") {
        if slash != nil { return false }
        slash = index
      } else if !isPlain(bytes[index]) {
        return false
      }
    }
    return slash.map { $0 > 0 && $0 < bytes.count - 1 } ?? false
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || ASCII.isDigit(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
  }

  /// By the extension, unless the feed says that it is another kind of medium: extensions lie.
  public static func guess(_ url: WebURL, medium: MediaKind? = nil) -> String? {
    let type = extensions[url.fileExtension]
    guard let medium, medium != .other else { return type }
    if let type, kind(type, medium: nil) == medium { return type }
    return usual[medium]
  }

  /// By the ending of a file's name, in lower case and without its point.
  public static func kind(ofExtension name: String) -> MediaKind { kind(extensions[name]) }

  /// The kind of medium that a type is; `medium` decides when the type says nothing.
  public static func kind(_ type: String?, medium: MediaKind? = nil) -> MediaKind {
    guard let type else { return medium ?? .other }
    if let kind = top(type.utf8Span.span) { return kind }
    return type == unknown ? medium ?? .other : others[type] ?? .other
  }

  /// By what stands before the slash.
  private static func top(_ type: Span<UInt8>) -> MediaKind? {
    guard type.count > 6, type[5] == UInt8(ascii: "/") else { return nil }
    let word = (0..<5).reduce(0 as UInt64) { $0 << 8 | UInt64(type[$1]) }
    switch word {
    case 0x76_69_64_65_6F: return .video
    case 0x61_75_64_69_6F: return .audio
    case 0x69_6D_61_67_65: return .image
    default: return nil
    }
  }

  /// What stands in a `type` or `medium` attribute without a slash.
  public static func medium(_ text: String) -> MediaKind? {
    if ASCII.contains(text.utf8Span.span, { $0 == UInt8(ascii: "/") }) { return nil }
    return word(text)
  }

  private static func word(_ text: String) -> MediaKind? {
    switch ASCII.lowercased(ASCII.trimmed(text)) {
    case "video": .video
    case "audio": .audio
    case "image", "photo", "picture": .image
    case "document", "executable": .other
    default: nil
    }
  }

  private static let usual: [MediaKind: String] = [.video: "video/mp4", .audio: "audio/mpeg", .image: "image/jpeg"]

  private static let others: [String: MediaKind] = [
    "application/vnd.apple.mpegurl": .video, "application/x-mpegurl": .video, "application/mpegurl": .video,
    "application/dash+xml": .video, "application/vnd.ms-sstr+xml": .video, "application/mp4": .video,
    "application/x-shockwave-flash": .video, "application/vnd.rn-realmedia": .video, "application/ogg": .audio,
    "application/x-ogg": .audio,
  ]

  private static let extensions: [String: String] = [
    "mp4": "video/mp4", "m4v": "video/x-m4v", "mov": "video/quicktime", "qt": "video/quicktime",
    "webm": "video/webm", "ogv": "video/ogg", "avi": "video/x-msvideo", "wmv": "video/x-ms-wmv",
    "asf": "video/x-ms-asf", "flv": "video/x-flv", "mkv": "video/x-matroska", "mpg": "video/mpeg",
    "mpeg": "video/mpeg", "3gp": "video/3gpp", "3g2": "video/3gpp2", "ts": "video/mp2t", "mts": "video/mp2t",
    "m3u8": "application/vnd.apple.mpegurl", "mpd": "application/dash+xml", "swf": flash,
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "m4b": "audio/mp4", "aac": "audio/aac", "oga": "audio/ogg",
    "ogg": "audio/ogg", "opus": "audio/ogg", "spx": "audio/ogg", "flac": "audio/flac", "wav": "audio/wav",
    "wma": "audio/x-ms-wma", "aif": "audio/aiff", "aiff": "audio/aiff", "mid": "audio/midi", "midi": "audio/midi",
    "weba": "audio/webm", "m3u": "audio/x-mpegurl", "pls": "audio/x-scpls",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "jpe": "image/jpeg", "png": "image/png", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "svg": "image/svg+xml", "bmp": "image/bmp", "tif": "image/tiff",
    "tiff": "image/tiff", "heic": "image/heic", "heif": "image/heif", "ico": "image/x-icon", "jxl": "image/jxl",
    "pdf": "application/pdf", "zip": "application/zip", "gz": "application/gzip", "epub": "application/epub+zip",
    "torrent": "application/x-bittorrent", "json": "application/json", "xml": "application/xml",
    "html": "text/html", "htm": "text/html", "txt": "text/plain", "vtt": "text/vtt", "srt": "application/x-subrip",
    "doc": "application/msword", "rtf": "application/rtf", "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ]
}
