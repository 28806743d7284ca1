import Markup

/// Atom 1.0 (RFC 4287) and 0.3, without its entries; a document of one entry counts as a feed with that entry.
struct AtomReader {
  private var title = Choice<String>()
  private var summary = Choice<String>()
  private var homePage = Choice<WebURL>()
  private var icon = Choice<WebURL>()
  private var authors = ListChoice<Person>()
  private var inheritance = Inheritance()

  static func read(_ root: XMLElement, _ context: inout FeedContext) -> FeedHead {
    let base = context.base(in: root, context.base)
    var feed = Feed(source: FeedSource(format: .atom, version: version(root)))
    feed.language = root.language
    var reader = AtomReader()
    if !ASCII.equalIgnoringCase(root.name, "entry") {
      for child in root.children { reader.read(child, base, &context) }
    }
    feed.title = reader.title.value
    feed.summary = reader.summary.value
    feed.homePageURL = reader.homePage.value
    feed.icon = reader.icon.value ?? reader.inheritance.media.thumbnails.values.first?.url
    feed.authors = reader.authors.values
    return FeedHead(feed: feed, inheritance: reader.inheritance)
  }

  /// What the feed says of its entries.
  static func inheritance(_ root: XMLElement, _ context: inout FeedContext) -> Inheritance {
    var inheritance = Inheritance()
    let base = context.base(in: root, context.base)
    for child in root.children where context.space(of: child) == .media {
      inheritance.add(child, base: base, &context)
    }
    return inheritance
  }

  private static func version(_ root: XMLElement) -> String {
    if ASCII.lowercased(root.namespace).contains("2005/atom") { return "1.0" }
    let said = ASCII.trimmed(root.attribute("version") ?? "")
    return said.isEmpty && root.namespace.contains("purl.org/atom") ? "0.3" : said
  }

  private mutating func read(_ child: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    switch context.space(of: child) {
    case .atom, .none, .rss: core(child, base, &context)
    case .media: inheritance.add(child, base: base, &context)
    case .itunes where child.name == "image": icon.offer(context.url("href", of: child, base: base), rank: 2)
    case .dublinCore where child.name == "creator": authors.offer(PersonText.read(child.text), rank: 1)
    // Whatever the namespace of the feed is, elements in it are those of Atom.
    case _ where !child.namespace.isEmpty && child.namespace == child.parent?.namespace: core(child, base, &context)
    default: break
    }
  }

  private mutating func core(_ child: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    let name = child.name
    if core(child, named: name, base, &context) { return }
    let lower = ASCII.lowercased(name)
    if lower != name, core(child, named: lower, base, &context) {
      context.warn(.damaged, at: child.location, "<\(FeedContext.short(name))> is written <\(lower)>")
    }
  }

  /// Whether the name is known.
  private mutating func core(
    _ child: XMLElement, named name: String, _ base: WebURL?, _ context: inout FeedContext
  ) -> Bool {
    switch name {
    case "title": title.offer(AtomText.read(child).plainText)
    case "subtitle": summary.offer(AtomText.read(child).plainText, rank: 0)
    case "tagline": summary.offer(AtomText.read(child).plainText, rank: 1)
    case "info": summary.offer(AtomText.read(child).plainText, rank: 2)
    case "link": link(child, base, &context)
    case "author": authors.offer(AtomPerson.read(child, base: base, &context), rank: 0)
    case "icon": icon.offer(context.url(of: child, base: base), rank: 0)
    case "logo": icon.offer(context.url(of: child, base: base), rank: 1)
    default: return false
    }
    return true
  }

  private mutating func link(_ child: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    let link = AtomLink(child)
    guard link.relation == "alternate", homePage.wants(rank: link.rank) else { return }
    homePage.offer(link.url(base, &context), rank: link.rank)
  }
}

/// Entries stand directly in the feed.
final class AtomEntries: XMLEntryFormat {
  func place(of item: XMLElement, _ context: inout FeedContext) -> EntryPlace? {
    guard ASCII.equalIgnoringCase(item.name, "entry"), let root = item.parent, root.parent == nil,
      ASCII.equalIgnoringCase(root.name, "feed"), isCore(item, in: root, &context)
    else { return nil }
    if item.name != "entry" {
      context.warn(.damaged, at: item.location, "<\(FeedContext.short(item.name))> is written <entry>")
    }
    return EntryPlace(base: context.base(around: item))
  }

  private func isCore(_ item: XMLElement, in root: XMLElement, _ context: inout FeedContext) -> Bool {
    switch context.space(of: item) {
    case .atom, .none, .rss: true
    default: !item.namespace.isEmpty && item.namespace == root.namespace
    }
  }

  func read(
    _ item: XMLElement, _ base: WebURL?, _ inheritance: SharedInheritance, into entry: inout Entry,
    _ context: inout FeedContext
  ) -> [XMLElement] {
    AtomEntryReader.read(item, base, inheritance, into: &entry, &context)
  }
}
