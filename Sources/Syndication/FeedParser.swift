import Markup

/// What the user says a feed is, when sniffing is not wanted.
public enum FeedFormatHint: String, Sendable, CaseIterable {
  case rss, atom, json, xspf
}

/// Reads any feed: RSS, Atom, JSON Feed, XSPF and the JSON dialects it is given.
public struct FeedParser: Sendable {
  private let dialects: [any JSONDialect.Type]
  private let content: Content

  /// - Parameters:
  ///   - dialects: asked in this order, before JSON Feed's own shape.
  ///   - frames: hosts, lower case; `iframe`s in content stay when they come from there by https.
  ///   - keepsContent: whether entries hold their content, and not only its text as their summary. Without it entries of
  ///     RSS and Atom have none, and the id of one without id, address and file is another.
  public init(dialects: [any JSONDialect.Type] = [], frames: Set<String> = [], keepsContent: Bool = true) {
    self.dialects = dialects
    content =
      !frames.isEmpty ? Content(frames: frames, isOfText: !keepsContent) : keepsContent ? .frameless : .ofText
  }

  /// - Parameters:
  ///   - contentType: as HTTP said it; only its charset counts. Feeds are served under any type.
  ///   - base: the address of the feed, for relative addresses in it.
  ///   - format: refuses other formats; nil takes what is there.
  ///   - hasRoot: whether addresses that begin with `/` are those of a site that the feed belongs to: then they are
  ///     kept without a warning.
  public func parse(
    _ bytes: [UInt8], contentType: String? = nil, base: WebURL? = nil, format: FeedFormatHint? = nil,
    hasRoot: Bool = false
  ) throws(FeedError) -> Feed {
    let list = EntryList()
    var feed = try parse(
      bytes, contentType: contentType, base: base, format: format, hasRoot: hasRoot, into: list)
    feed.entries = list.entries
    return feed
  }

  /// As the other, but the feed that is returned is without its entries: they have gone to `receiver`. When it throws,
  /// what went there is void.
  public func parse(
    _ bytes: [UInt8], contentType: String? = nil, base: WebURL? = nil, format: FeedFormatHint? = nil,
    hasRoot: Bool = false, into receiver: any EntryReceiver
  ) throws(FeedError) -> Feed {
    guard bytes.count <= FeedLimits.bytes else {
      throw FeedError(
        id: FeedErrorID.tooLarge.rawValue, location: .start,
        message: "the feed has more than \(FeedLimits.bytes >> 20) MB")
    }
    var context = FeedContext(base: base)
    context.hasRoot = hasRoot
    context.content = content
    var bytes = bytes
    if let feed = FeedSniffer.withoutPreamble(bytes) {
      context.warn(.damaged, at: .start, "something stands before the feed")
      bytes = feed
    }
    var feed: Feed
    switch try FeedSniffer.kind(of: bytes) {
    case .json: feed = try readJSON(bytes, contentType: contentType, format, into: receiver, &context)
    case .xml: feed = try XMLFeedReader.read(bytes, contentType: contentType, format, into: receiver, &context)
    }
    feed.source.warnings = context.warnings
    return feed
  }

  private func readJSON(
    _ bytes: [UInt8], contentType: String?, _ format: FeedFormatHint?, into receiver: any EntryReceiver,
    _ context: inout FeedContext
  ) throws(FeedError) -> Feed {
    let charset = contentType.flatMap(XMLFeedReader.charset)
    let entries = JSONEntryReader(context, dialects, receiver)
    let document = try document(bytes, charset: charset, entries)
    document.problems.forEach { context.add($0) }
    guard format == nil || format == .json else {
      throw FeedSniffer.mismatch(found: "JSON", asked: format, at: document.root.location)
    }
    context.hasEntries = entries.flow.count > 0
    var feed: Feed
    if let dialect = entries.dialect ?? dialects.first(where: { $0.recognises(document.root) }) {
      feed = try dialect.read(document.root, context: &context)
    } else {
      feed = try JSONFeedReader.read(document.root, context: &context)
    }
    feed.source.encoding = document.encoding
    entries.add(feed.entries, &context)
    feed.entries = []
    return feed
  }

  /// With its items taken out, if they can be read by themselves.
  private func document(
    _ bytes: [UInt8], charset: String?, _ entries: JSONEntryReader
  ) throws(FeedError) -> JSONDocument {
    let document = try JSONDocument.parse(bytes, charset: charset, items: entries)
    if entries.isAmbiguous {
      entries.startAgain(knowing: nil)
      return try JSONDocument.parse(bytes, charset: charset)
    }
    guard let shape = entries.mistake(in: document.root) else { return document }
    entries.startAgain(knowing: shape)
    return try JSONDocument.parse(bytes, charset: charset, items: entries)
  }
}
