import Markup

/// Reads XML formats by their root element.
enum XMLFeedReader {
  static func read(
    _ bytes: [UInt8], contentType: String?, _ format: FeedFormatHint?, _ context: inout FeedContext
  ) throws(FeedError) -> Feed {
    let document = try parse(bytes, charset: contentType.flatMap(charset))
    for problem in document.problems { context.add(problem) }
    let root = document.root
    guard let kind = Kind(root, context.space(of: root)) else { throw refusal(of: root) }
    guard format == nil || format == kind.hint else {
      throw FeedSniffer.mismatch(found: kind.name, asked: format, at: root.location)
    }
    var feed =
      switch kind {
      case .rss: RSSReader.read(root, &context)
      case .atom: AtomReader.read(root, &context)
      case .xspf: XSPFReader.read(root, &context)
      }
    feed.source.encoding = document.encoding
    return feed
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
    let isHTML = ASCII.equalIgnoringCase(root.name, "html")
    return FeedError(
      id: (isHTML ? FeedErrorID.html : .notAFeed).rawValue, location: root.location,
      message: isHTML ? "this is an HTML page, not a feed" : "<\(FeedContext.short(root.name))> begins no feed")
  }

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
