import Markup

/// The families of XML formats, told apart by the root element.
enum XMLFeedKind {
  case rss, atom, xspf

  /// By the name, in any namespace: feeds get that wrong more often than the name.
  init?(_ root: XMLElement) {
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

extension XMLFeedKind {
  /// - Parameter count: how many entries were taken out of the document.
  func head(_ root: XMLElement, count: Int, _ context: inout FeedContext) -> FeedHead {
    var head = whole(root, count: count, &context)
    if head.inheritance.media.shorten(to: FeedLimits.inherited) {
      context.warn(
        .limit, at: root.location,
        "what the feed says of all its items is longer than \(FeedLimits.inherited) bytes; the rest is not theirs")
    }
    return head
  }

  /// What the feed says of its entries, as far as it is known.
  func inheritance(_ root: XMLElement, _ context: inout FeedContext) -> Inheritance {
    var inheritance =
      switch self {
      case .rss: RSSReader.inheritance(root, &context)
      case .atom: AtomReader.inheritance(root, &context)
      case .xspf: XSPFReader.read(root, count: 0, &context).inheritance
      }
    _ = inheritance.media.shorten(to: FeedLimits.inherited)
    return inheritance
  }

  private func whole(_ root: XMLElement, count: Int, _ context: inout FeedContext) -> FeedHead {
    switch self {
    case .rss: RSSReader.read(root, &context)
    case .atom: AtomReader.read(root, &context)
    case .xspf: XSPFReader.read(root, count: count, &context)
    }
  }

  func entryFormat(_ root: XMLElement) -> any XMLEntryFormat {
    switch self {
    case .rss: RSSItems()
    case .atom: AtomEntries()
    case .xspf: XSPFTracks(root)
    }
  }
}
