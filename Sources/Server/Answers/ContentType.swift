/// The `Content-Type` of a file, as static hosts send it, by its name's extension.
enum ContentType {
  static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return unknown }
    return known[name[name.index(after: dot)...].lowercased()] ?? unknown
  }

  private static let unknown = "application/octet-stream"

  private static let known = [
    // Text
    "html": "text/html; charset=utf-8", "htm": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8", "csv": "text/csv; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8", "srt": "application/x-subrip", "ics": "text/calendar; charset=utf-8",
    // Structured
    "json": "application/json", "map": "application/json", "webmanifest": "application/manifest+json",
    "jsonld": "application/ld+json", "geojson": "application/geo+json", "xml": "application/xml",
    "xsl": "application/xslt+xml", "rss": "application/rss+xml", "atom": "application/atom+xml",
    "xspf": "application/xspf+xml", "xhtml": "application/xhtml+xml", "pdf": "application/pdf",
    "epub": "application/epub+zip", "zip": "application/zip", "gz": "application/gzip", "wasm": "application/wasm",
    // Pictures
    "png": "image/png", "apng": "image/apng", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "svg": "image/svg+xml", "ico": "image/x-icon", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff", "heic": "image/heic", "jxl": "image/jxl",
    // Video
    "mp4": "video/mp4", "m4v": "video/mp4", "webm": "video/webm", "mov": "video/quicktime", "ogv": "video/ogg",
    "mkv": "video/x-matroska", "avi": "video/x-msvideo", "mpeg": "video/mpeg", "mpg": "video/mpeg",
    "ts": "video/mp2t", "m4s": "video/iso.segment", "m3u8": "application/vnd.apple.mpegurl",
    "mpd": "application/dash+xml",
    // Sound
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "aac": "audio/aac", "oga": "audio/ogg", "ogg": "audio/ogg",
    "opus": "audio/ogg", "flac": "audio/flac", "wav": "audio/wav", "weba": "audio/webm", "mid": "audio/midi",
    // Fonts
    "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf",
    "eot": "application/vnd.ms-fontobject",
  ]
}
