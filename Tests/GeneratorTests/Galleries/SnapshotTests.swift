import Syndication
import Testing

@testable import Generator

@Suite struct SnapshotTests {
  @Test(arguments: [
    ("talks", "talks"), ("AEAAQdb-iSh_", "AEAAQdb-iSh_"), ("ATEMPLATETEM!Ag0Cqq6ltcaH", "ATEMPLATETEM!Ag0Cqq6ltcaH"),
    ("日本", "日本"), ("spring 2026", "spring 2026"), ("a/b", "a_b-3a8e75c1"), ("a_b", "a_b"),
    ("..", "_.-a3d4a70d"), ("../../etc/passwd", "_._.._etc_passwd-6fadc99a"), ("a\nb", "a_b-28e4c710"),
  ])
  func namesOfFiles(_ id: String, _ name: String) {
    #expect(Snapshot.path(id) == "snapshots/\(name).json")
  }

  @Test func longNamesAreCutAndStillDiffer() {
    let (one, other) = (String(repeating: "é", count: 300), String(repeating: "é", count: 301))
    #expect(Snapshot.path(one).utf8.count < 230)
    #expect(Snapshot.path(one) != Snapshot.path(other))
  }

  @Test func signedAddressesAreDroppedEverywhere() throws {
    var feed = Feed(source: FeedSource(format: .rss))
    feed.icon = WebURL("https://c.example/i.png?token=SECRET")
    let json = """
      {"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{"id": "https://c.example/a?Signature=SECRET&n=1", "title": "A",
       "content_html": "<p>x <img src=\\"https://c.example/p.jpg?Signature=SECRET\\" alt=\\"p\\"> \
      <a href=\\"https://c.example/page\\">page</a></p>",
       "attachments": [{"url": "https://bob:SECRET@c.example/a.mp4", "mime_type": "video/mp4"}]}]}
      """
    feed.entries = try FeedParser().parse(Array(json.utf8)).entries
    var dropping = FeedPolicy()
    dropping.signedURLs = .drop
    let kept = String(decoding: Snapshot.bytes(feed, FeedPolicy()), as: UTF8.self)
    let dropped = String(decoding: Snapshot.bytes(feed, dropping), as: UTF8.self)
    #expect(kept.contains("p.jpg?Signature=SECRET"))
    #expect(!dropped.contains("SECRET"), "\(dropped)")
    #expect(dropped.contains("https://c.example/page"))
  }

  /// Frames of hosts that the site names stay in what a reviewer reads, signed or not.
  @Test func framesOfNamedHostsStay() throws {
    let json = """
      {"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{"id": "a", "title": "A",
       "content_html": "x<iframe src=\\"https://v.example/1\\"></iframe>\
      <iframe src=\\"https://v.example/s?token=SECRET\\"></iframe><iframe src=\\"https://w.example/2\\"></iframe>"}]}
      """
    var feed = Feed(source: FeedSource(format: .rss))
    feed.entries = try FeedParser(frames: ["v.example"]).parse(Array(json.utf8)).entries
    var policy = FeedPolicy()
    policy.frames = ["v.example"]
    policy.signedURLs = .drop
    let text = String(decoding: Snapshot.bytes(feed, policy), as: UTF8.self)
    #expect(!text.contains("SECRET"), "\(text)")
    #expect(text.contains("https://v.example/1") && !text.contains("w.example"), "\(text)")
    policy.frames = []
    #expect(!String(decoding: Snapshot.bytes(feed, policy), as: UTF8.self).contains("v.example"))
  }
}
