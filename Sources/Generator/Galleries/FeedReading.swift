import Cincopa
import Markup
public import Syndication

/// Reads a feed in any format the program knows, and refuses what must not replace a good copy (SPEC section 9).
public struct FeedReading: Sendable {
  private var format: FeedFormatHint?
  private var policy: FeedPolicy
  /// Whether entries hold their content, and not only its text.
  var keepsContent = true

  init(_ source: GallerySource) { self.init(source, as: source.format) }

  init(_ source: GallerySource, as choice: FeedFormatChoice) {
    policy = source.policy
    format =
      switch choice {
      case .auto: nil
      case .rss: .rss
      case .atom: .atom
      case .json: .json
      case .xspf: .xspf
      }
  }

  /// Reads whatever format the bytes are in (`sitegen feed`).
  public init() {
    policy = FeedPolicy()
    format = nil
  }

  /// Reads a snapshot, which is JSON Feed whatever the source speaks.
  static func snapshot(of source: GallerySource) -> FeedReading {
    var reading = FeedReading(source)
    reading.format = .json
    return reading
  }

  public func parse(_ bytes: [UInt8], contentType: String?, base: WebURL?) throws(FeedError) -> Feed {
    try parser.parse(bytes, contentType: contentType, base: base, format: format)
  }

  /// As the other, but entries go to `receiver`.
  public func parse(
    _ bytes: [UInt8], contentType: String?, base: WebURL?, into receiver: any EntryReceiver
  ) throws(FeedError) -> Feed {
    try parser.parse(bytes, contentType: contentType, base: base, format: format, into: receiver)
  }

  /// A file of the site: its root-relative addresses are the site's.
  func parse(file bytes: [UInt8]) throws(FeedError) -> Feed {
    try parser.parse(bytes, format: format, hasRoot: true)
  }

  /// As the other, but entries go to `receiver`.
  func parse(file bytes: [UInt8], into receiver: any EntryReceiver) throws(FeedError) -> Feed {
    try parser.parse(bytes, format: format, hasRoot: true, into: receiver)
  }

  private var parser: FeedParser {
    FeedParser(dialects: [CincopaJSON2.self, CincopaJSON1.self], frames: policy.frames, keepsContent: keepsContent)
  }

  func read(_ body: RetrievedBody) throws(RetrievalRefusal) -> Feed {
    do {
      return try parse(body.bytes, contentType: body.contentType, base: body.url)
    } catch {
      throw RetrievalRefusal(reason: "\(error.message) (line \(error.location.line))")
    }
  }

  func accepted(_ feed: Feed, previous: Feed?) throws(RetrievalRefusal) -> Feed {
    try accept(count: feed.entries.count, previous: previous?.entries.count)
    return feed
  }

  /// - Parameters:
  ///   - count: items that came now.
  ///   - previous: items of the copy that they would replace; nil without one.
  func accept(count: Int, previous: Int?) throws(RetrievalRefusal) {
    guard count >= policy.minItems else {
      throw RetrievalRefusal(
        reason: count == 0
          ? "the feed has no items" : "the feed has \(count) items, and min_items is \(policy.minItems)")
    }
    if let old = previous, old > 0, Double(old - count) / Double(old) > policy.maxShrink {
      throw RetrievalRefusal(reason: "the feed shrank from \(old) to \(count) items, more than max_shrink allows")
    }
  }
}
