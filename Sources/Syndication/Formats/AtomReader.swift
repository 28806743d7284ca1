import Markup

/// Atom 1.0 (RFC 4287) and 0.3; a document of one entry counts as a feed with that entry.
struct AtomReader {
  private var title = Choice<String>()
  private var summary = Choice<String>()
  private var homePage = Choice<WebURL>()
  private var icon = Choice<WebURL>()
  private var authors = ListChoice<Person>()
  private var media = MediaDraft()
  private var entries: [XMLElement] = []

  static func read(_ root: XMLElement, _ context: inout FeedContext) -> Feed {
    let base = context.base(in: root, context.base)
    var feed = Feed(source: FeedSource(format: .atom, version: version(root)))
    feed.language = root.language
    var reader = AtomReader()
    if ASCII.equalIgnoringCase(root.name, "entry") {
      reader.entries = [root]
    } else {
      for child in root.children { reader.read(child, base, &context) }
    }
    feed.title = reader.title.value
    feed.summary = reader.summary.value
    feed.homePageURL = reader.homePage.value
    feed.icon = reader.icon.value ?? reader.media.thumbnails.values.first?.url
    feed.authors = reader.authors.values
    let isEntry = reader.entries.first.map { $0.parent == nil } ?? false
    let entries = context.limited(reader.entries, at: \.location)
    feed.entries.reserveCapacity(entries.count)
    for entry in entries {
      reader.read(entry: entry, isEntry ? context.base : base, into: &feed, &context)
    }
    return feed
  }

  /// An entry, and those that stand in it because it was not closed in time.
  private func read(entry: XMLElement, _ base: WebURL?, into feed: inout Feed, _ context: inout FeedContext) {
    var inner: [XMLElement] = []
    feed.entries.append(AtomEntryReader.read(entry, base, channel: media, inner: &inner, &context))
    for entry in inner {
      context.warn(.damaged, at: entry.location, "an <entry> stands in another one")
      read(entry: entry, base, into: &feed, &context)
    }
  }

  private static func version(_ root: XMLElement) -> String {
    if ASCII.lowercased(root.namespace).contains("2005/atom") { return "1.0" }
    let said = ASCII.trimmed(root.attribute("version") ?? "")
    return said.isEmpty && root.namespace.contains("purl.org/atom") ? "0.3" : said
  }

  private mutating func read(_ child: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    switch context.space(of: child) {
    case .atom, .none, .rss: core(child, base, &context)
    case .media: MediaRSSReader.part(child, level: .channel, base: base, into: &media, &context)
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
    case "entry": entries.append(child)
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
