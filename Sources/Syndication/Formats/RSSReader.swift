import Markup

/// RSS 0.90 to 2.0, 1.0 (RDF) and 1.1. Items stand in the channel, beside it (0.90, 1.0) or in `items` (1.1).
struct RSSReader {
  private var feed: Feed
  private var title = Choice<String>()
  private var homePage = Choice<WebURL>()
  private var summary = Choice<String>()
  private var language = Choice<String>()
  private var authors = ListChoice<Person>()
  private var icon = Choice<WebURL>()
  private var media = MediaDraft()
  private var items: [(element: XMLElement, base: WebURL?)] = []

  static func read(_ root: XMLElement, _ context: inout FeedContext) -> Feed {
    var reader = RSSReader(feed: Feed(source: RSSVersion.source(of: root, &context)))
    let base = context.base(in: root, context.base)
    reader.language.offer(root.language, rank: 3)
    switch ASCII.lowercased(root.name) {
    case "channel": reader.channel(root, base, &context)
    default: reader.top(root, base, &context)
    }
    return reader.finish(&context)
  }

  private init(feed: Feed) {
    self.feed = feed
  }

  /// What stands beside the channel.
  private mutating func top(_ root: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    var hasChannel = false
    for child in root.children {
      switch ASCII.lowercased(child.name) {
      case "channel":
        hasChannel = true
        channel(child, base, &context)
      case "item": items.append((child, base))
      case "items": rows(child, base, &context)
      case "image": image(child, base, rank: 0, &context)
      default: break
      }
    }
    if !hasChannel { context.warn(.missingElement, at: root.location, "there is no <channel>") }
  }

  private mutating func channel(_ element: XMLElement, _ outer: WebURL?, _ context: inout FeedContext) {
    let base = context.base(in: element, outer)
    language.offer(element.language, rank: 2)
    for child in element.children {
      let space = context.space(of: child)
      switch space {
      case .none, .rss: core(child, base, &context)
      case _ where !element.namespace.isEmpty && child.namespace == element.namespace: core(child, base, &context)
      case .atom: atom(child, base, &context)
      case .dublinCore: dublinCore(child)
      case .itunes, .googlePlay: podcast(child, base, &context)
      case .media: MediaRSSReader.part(child, level: .channel, base: base, into: &media, &context)
      default: break
      }
    }
  }

  private mutating func core(_ child: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    switch ASCII.lowercased(child.name) {
    case "item": items.append((child, base))
    case "items": rows(child, base, &context)
    case "title": title.offer(PlainText.fromMarkup(child.text), rank: 0)
    case "link": homePage.offer(RSSItemReader.link(child, base, &context), rank: 0)
    case "description": summary.offer(PlainText.fromMarkup(child.text), rank: 0)
    case "language": language.offer(PlainText.fromText(child.text), rank: 0)
    case "image": image(child, base, rank: 0, &context)
    case "managingeditor": authors.offer(PersonText.read(child.text), rank: 0)
    case "author": authors.offer(PersonText.read(child.text), rank: 0)
    default: break
    }
  }

  /// RSS 1.1 has its items here; RSS 1.0 only lists their names.
  private mutating func rows(_ element: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    for child in element.children where child.name == "item" { items.append((child, base)) }
  }

  private mutating func image(_ element: XMLElement, _ base: WebURL?, rank: Int, _ context: inout FeedContext) {
    let base = context.base(in: element, base)
    if let url = element.children.first(where: { ASCII.equalIgnoringCase($0.name, "url") }) {
      icon.offer(context.url(of: url, base: base), rank: rank)
    }
  }

  private mutating func atom(_ child: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    switch child.name {
    case "link":
      let link = AtomLink(child)
      if link.relation == "alternate" { homePage.offer(context.url("href", of: child, base: base), rank: 1) }
    case "author": authors.offer(AtomPerson.read(child, base: base, &context), rank: 1)
    case "icon": icon.offer(context.url(of: child, base: base), rank: 3)
    case "logo": icon.offer(context.url(of: child, base: base), rank: 4)
    case "title": title.offer(AtomText.read(child).plainText, rank: 2)
    case "subtitle": summary.offer(AtomText.read(child).plainText, rank: 2)
    default: break
    }
  }

  private mutating func dublinCore(_ child: XMLElement) {
    switch child.name {
    case "title": title.offer(PlainText.fromMarkup(child.text), rank: 1)
    case "description": summary.offer(PlainText.fromMarkup(child.text), rank: 1)
    case "language": language.offer(PlainText.fromText(child.text), rank: 1)
    case "creator", "author": authors.offer(PersonText.read(child.text), rank: 2)
    default: break
    }
  }

  private mutating func podcast(_ child: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    switch child.name {
    case "title": title.offer(PlainText.fromMarkup(child.text), rank: 3)
    case "summary", "description": summary.offer(PlainText.fromMarkup(child.text), rank: 3)
    case "subtitle": summary.offer(PlainText.fromMarkup(child.text), rank: 4)
    case "author": authors.offer(PersonText.read(child.text), rank: 3)
    case "image": icon.offer(context.url("href", of: child, base: base), rank: 1)
    default: break
    }
  }

  private mutating func finish(_ context: inout FeedContext) -> Feed {
    feed.title = title.value ?? media.title.value
    feed.homePageURL = homePage.value
    feed.summary = summary.value ?? media.description.value?.plainText
    feed.language = language.value
    feed.authors = authors.values
    feed.icon = icon.value ?? media.thumbnails.values.first?.url
    let items = context.limited(items) { $0.element.location }
    feed.entries.reserveCapacity(items.count)
    for item in items { read(item.element, item.base, &context) }
    return feed
  }

  /// An item, and those that stand in it because it was not closed in time.
  private mutating func read(_ item: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    var inner: [XMLElement] = []
    feed.entries.append(RSSItemReader.read(item, base, channel: media, inner: &inner, &context))
    for item in inner {
      context.warn(.damaged, at: item.location, "an <item> stands in another one")
      read(item, base, &context)
    }
  }
}
