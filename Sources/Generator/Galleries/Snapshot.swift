import Syndication

/// A feed kept with the site: `--frozen` reads it, `sitegen fetch --freeze` writes it (SPEC section 9).
enum Snapshot {
  static let folder = "snapshots"

  /// From the site's folder. What is not safe in a file name becomes `_` in it.
  static func path(_ id: String) -> String {
    let name = id.utf8.prefix(200).map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): byte
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "!"),
        UInt8(ascii: "@"):
        byte
      default: UInt8(ascii: "_")
      }
    }
    return "\(folder)/\(String(decoding: name, as: UTF8.self)).json"
  }

  /// The feed as JSON Feed for people to read; with `drop`, without the addresses that open for a while only.
  static func bytes(_ feed: Feed, _ signed: FeedPolicy.SignedURLs) -> [UInt8] {
    guard signed == .drop else { return JSONFeedWriter.pretty(feed) }
    var feed = feed
    feed.entries = feed.entries.map { $0.mappingAddresses { url in url.isSigned ? nil : url } }
    return JSONFeedWriter.pretty(feed)
  }
}
