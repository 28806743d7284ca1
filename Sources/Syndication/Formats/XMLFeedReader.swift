import Markup

/// Reads XML formats by their root element.
enum XMLFeedReader {
  /// All of the feed but its entries, which go to `receiver`.
  static func read(
    _ bytes: [UInt8], contentType: String?, _ format: FeedFormatHint?, into receiver: any EntryReceiver,
    _ context: inout FeedContext
  ) throws(FeedError) -> Feed {
    let charset = contentType.flatMap(charset)
    let entries = XMLEntryReader(context, receiver)
    var document = try parse(bytes, charset: charset, entries)
    let head = try head(of: document, format, entries, &context)
    if entries.entries.flow.count > 0, !head.inheritance.isSame(as: entries.entries.inheritance.value) {
      entries.startAgain(knowing: head.inheritance)
      document = try parse(bytes, charset: charset, entries)
    }
    context.add(entries)
    var feed = head.feed
    feed.source.encoding = document.encoding
    return feed
  }

  private static func head(
    of document: XMLDocument, _ format: FeedFormatHint?, _ entries: XMLEntryReader, _ context: inout FeedContext
  ) throws(FeedError) -> FeedHead {
    for problem in document.problems { context.add(problem) }
    let root = document.root
    guard let kind = XMLFeedKind(root), kind != .rss || isRSS(root, hasItems: entries.entries.flow.count > 0) else {
      throw refusal(of: root)
    }
    guard format == nil || format == kind.hint else {
      throw FeedSniffer.mismatch(found: kind.name, asked: format, at: root.location)
    }
    check(root, kind, context.space(of: root), &context)
    let head = kind.head(root, count: entries.entries.flow.count, &context)
    // A document of one entry: the root is never taken out.
    if ASCII.equalIgnoringCase(root.name, "entry") { entries.read(root: root, base: context.base) }
    return head
  }

  /// RDF is a language for all kinds of data.
  private static func isRSS(_ root: XMLElement, hasItems: Bool) -> Bool {
    guard !hasItems, ASCII.equalIgnoringCase(root.name, "rdf") else { return true }
    return root.children.contains { ["channel", "item", "items"].contains(ASCII.lowercased($0.name)) }
  }

  /// Tells of a root that is not written as its standard has it. XSPF is looked at by its own rules.
  private static func check(_ root: XMLElement, _ kind: XMLFeedKind, _ space: Namespace, _ context: inout FeedContext) {
    let name = root.name
    let names = ["rss", "RDF", "channel", "Channel", "feed", "entry"]
    if kind != .xspf, !names.contains(name), name != "rdf" {
      context.warn(.damaged, at: root.location, "<\(name)> is written <\(ASCII.lowercased(name))>")
    }
    let isKnown =
      switch kind {
      case .atom:
        root.namespace == "http://www.w3.org/2005/Atom" || root.namespace.hasPrefix("http://purl.org/atom/ns#")
      case .rss: space != .other
      case .xspf: true
      }
    if !isKnown {
      let address = FeedContext.short(root.namespace)
      context.warn(
        .namespace, at: root.location,
        address.isEmpty ? "<\(name)> is in no namespace" : "<\(name)> is in the namespace '\(address)'")
    }
  }

  private static func parse(
    _ bytes: [UInt8], charset: String?, _ entries: XMLEntryReader
  ) throws(FeedError) -> XMLDocument {
    do {
      return try XMLDocument.parse(bytes, encoding: charset, items: entries)
    } catch {
      let isHTML = FeedSniffer.looksLikeHTML(bytes)
      let isDeep = error.id == "xml-too-deep"
      let id: FeedErrorID = isHTML ? .html : isDeep ? .tooDeep : .notAFeed
      let message = isHTML ? "this is an HTML page, not a feed" : error.message
      throw FeedError(id: id.rawValue, location: error.location, message: message)
    }
  }

  private static func refusal(of root: XMLElement) -> FeedError {
    let name = ASCII.lowercased(root.name)
    let id: FeedErrorID = name == "html" ? .html : .notAFeed
    let message = others[name].map { "this is \($0), not a feed" } ?? "<\(FeedContext.short(root.name))> begins no feed"
    return FeedError(id: id.rawValue, location: root.location, message: message)
  }

  /// What is most often put in the place of a feed.
  private static let others = [
    "html": "an HTML page", "opml": "OPML, a list of feeds", "urlset": "a sitemap",
    "sitemapindex": "a list of sitemaps",
    "rdf": "RDF of another kind", "svg": "a picture", "service": "an Atom service document",
    "envelope": "a SOAP message", "plist": "a property list", "error": "an error message",
  ]

  /// `text/xml; charset="ISO-8859-1"` → `iso-8859-1`.
  static func charset(_ contentType: String) -> String? {
    for part in contentType.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, ASCII.equalIgnoringCase(String(ASCII.trimmed(pair[0])), "charset") else { continue }
      let label = ASCII.trimmed(pair[1]).filter { $0 != "\"" && $0 != "'" }
      return label.isEmpty ? nil : ASCII.lowercased(String(label))
    }
    return nil
  }
}

extension FeedContext {
  /// What the XML reader found wrong, under our own ids.
  fileprivate mutating func add(_ problem: XMLProblem) {
    let id: FeedWarningID =
      switch problem.id {
      case let id where id.contains("entity") || id.contains("doctype"): .entity
      case let id where id.contains("encoding") || id.contains("utf"): .encoding
      case let id where id.contains("namespace") || problem.message.hasPrefix("Namespace prefix"): .namespace
      case let id where id.contains("too-") || id.contains("limit"): .limit
      default: .damaged
      }
    warn(id, at: problem.location, problem.message)
  }

  /// What was wrong with the entries, behind what is wrong with the feed.
  fileprivate mutating func add(_ reader: XMLEntryReader) {
    for warning in reader.entries.context.warnings { add(warning) }
    reader.entries.flow.finish(&self)
  }
}
