import Markup

/// Reads XML formats by their root element.
enum XMLFeedReader {
  static func read(
    _ bytes: [UInt8], contentType: String?, _ format: FeedFormatHint?, _ context: inout FeedContext
  ) throws(FeedError) -> Feed {
    let document = try parse(bytes, charset: contentType.flatMap(charset))
    for problem in document.problems { context.add(problem) }
    let root = document.root
    let space = context.space(of: root)
    guard let kind = Kind(root, space), kind != .rss || isRSS(root) else { throw refusal(of: root) }
    guard format == nil || format == kind.hint else {
      throw FeedSniffer.mismatch(found: kind.name, asked: format, at: root.location)
    }
    check(root, kind, space, &context)
    var feed =
      switch kind {
      case .rss: RSSReader.read(root, &context)
      case .atom: AtomReader.read(root, &context)
      case .xspf: XSPFReader.read(root, &context)
      }
    feed.source.encoding = document.encoding
    return feed
  }

  /// RDF is a language for all kinds of data.
  private static func isRSS(_ root: XMLElement) -> Bool {
    guard ASCII.equalIgnoringCase(root.name, "rdf") else { return true }
    return root.children.contains { ["channel", "item", "items"].contains(ASCII.lowercased($0.name)) }
  }

  /// Tells of a root that is not written as its standard has it. XSPF is looked at by its own rules.
  private static func check(_ root: XMLElement, _ kind: Kind, _ space: Namespace, _ context: inout FeedContext) {
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

  private enum Kind {
    case rss, atom, xspf

    /// By the name, in any namespace: feeds get that wrong more often than the name.
    init?(_ root: XMLElement, _ space: Namespace) {
      switch ASCII.lowercased(root.name) {
      case "rss", "rdf", "channel": self = .rss
      case "feed", "entry": self = .atom
      case "playlist": self = .xspf
      default: return nil
      }
    }

    var hint: FeedFormatHint {
      switch self {
      case .rss: .rss
      case .atom: .atom
      case .xspf: .xspf
      }
    }

    var name: String {
      switch self {
      case .rss: "RSS"
      case .atom: "Atom"
      case .xspf: "XSPF"
      }
    }
  }

  private static func parse(_ bytes: [UInt8], charset: String?) throws(FeedError) -> XMLDocument {
    do {
      return try XMLDocument.parse(bytes, encoding: charset)
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
}
