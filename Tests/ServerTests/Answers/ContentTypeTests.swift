import Testing

@testable import Server

struct ContentTypeTests {
  @Test(arguments: [
    ("index.html", "text/html; charset=utf-8"), ("assets/site.CSS", "text/css; charset=utf-8"),
    ("a.b/clip.mp4", "video/mp4"), ("live.m3u8", "application/vnd.apple.mpegurl"),
    ("en.vtt", "text/vtt; charset=utf-8"),
    ("rss.xml", "application/xml"), ("list.xspf", "application/xspf+xml"), ("a.avif", "image/avif"),
    ("a.svg", "image/svg+xml"), ("f.woff2", "font/woff2"), ("site.webmanifest", "application/manifest+json"),
    ("bell.mp3", "audio/mpeg"), ("CNAME", "application/octet-stream"), ("a.b/c", "application/octet-stream"),
    ("a.", "application/octet-stream"), (".nojekyll", "application/octet-stream"),
  ])
  func extensionDecides(path: String, type: String) { #expect(ContentType.of(path) == type) }
}
