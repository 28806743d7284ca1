import Markup

/// RSS 0.90 to 2.0, 1.0 (RDF) and 1.1, without its items.
struct RSSReader {
  private var feed: Feed
  private var title = Choice<String>()
  private var homePage = Choice<WebURL>()
  private var summary = Choice<String>()
  private var language = Choice<String>()
  private var authors = ListChoice<Person>()
  private var icon = Choice<WebURL>()
  private var inheritance = Inheritance()

  static func read(_ root: XMLElement, _ context: inout FeedContext) -> FeedHead {
    var reader = RSSReader(feed: Feed(source: RSSVersion.source(of: root, &context)))
    let base = context.base(in: root, context.base)
    reader.language.offer(root.language, rank: 3)
    switch ASCII.lowercased(root.name) {
    case "channel": reader.channel(root, base, &context)
    default: reader.top(root, base, &context)
    }
    return reader.finish()
  }

  /// What the channel says of its items.
  static func inheritance(_ root: XMLElement, _ context: inout FeedContext) -> Inheritance {
    var inheritance = Inheritance()
    let base = context.base(in: root, context.base)
    let channels =
      ASCII.equalIgnoringCase(root.name, "channel")
      ? [root] : root.children.filter { ASCII.equalIgnoringCase($0.name, "channel") }
    for channel in channels {
      let base = context.base(in: channel, base)
      for child in channel.children where context.space(of: child) == .media && !isOwn(child, of: channel) {
        inheritance.add(child, base: base, &context)
      }
    }
    return inheritance
  }

  /// Whether it is in the namespace of the channel, whatever that is.
  private static func isOwn(_ child: XMLElement, of channel: XMLElement) -> Bool {
    !channel.namespace.isEmpty && child.namespace == channel.namespace
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
      case _ where Self.isOwn(child, of: element): core(child, base, &context)
      case .atom: atom(child, base, &context)
      case .dublinCore: dublinCore(child)
      case .itunes, .googlePlay: podcast(child, base, &context)
      case .media: inheritance.add(child, base: base, &context)
      default: break
      }
    }
  }

  private mutating func core(_ child: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    switch ASCII.lowercased(child.name) {
    case "title": title.offer(child.plainText, rank: 0)
    case "link": homePage.offer(RSSItemReader.link(child, base, &context), rank: 0)
    case "description": summary.offer(child.plainText, rank: 0)
    case "language": language.offer(child.foldedText, rank: 0)
    case "image": image(child, base, rank: 0, &context)
    case "managingeditor": authors.offer(PersonText.read(child.text), rank: 0)
    case "author": authors.offer(PersonText.read(child.text), rank: 0)
    default: break
    }
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
    case "title": title.offer(child.plainText, rank: 1)
    case "description": summary.offer(child.plainText, rank: 1)
    case "language": language.offer(child.foldedText, rank: 1)
    case "creator", "author": authors.offer(PersonText.read(child.text), rank: 2)
    default: break
    }
  }

  private mutating func podcast(_ child: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    switch child.name {
    case "title": title.offer(child.plainText, rank: 3)
    case "summary", "description": summary.offer(child.plainText, rank: 3)
    case "subtitle": summary.offer(child.plainText, rank: 4)
    case "author": authors.offer(PersonText.read(child.text), rank: 3)
    case "image": icon.offer(context.url("href", of: child, base: base), rank: 1)
    default: break
    }
  }

  private mutating func finish() -> FeedHead {
    feed.title = title.value ?? inheritance.media.title.value
    feed.homePageURL = homePage.value
    feed.summary = summary.value ?? inheritance.media.description.value?.plainText
    feed.language = language.value
    feed.authors = authors.values
    feed.icon = icon.value ?? inheritance.media.thumbnails.values.first?.url
    return FeedHead(feed: feed, inheritance: inheritance)
  }
}

/// Items stand in the channel, beside it (0.90, 1.0) or in `items` (1.1; in 1.0 that only lists their names).
final class RSSItems: XMLEntryFormat {
  /// Items of one name stand in one element, as a rule.
  private var last: (parent: Int, name: Int, place: EntryPlace?)?

  func place(of item: XMLElement, _ context: inout FeedContext) -> EntryPlace? {
    let parent = item.parentOrdinal
    if let last, last.parent == parent, last.name == item.nameID { return last.place }
    let place = Self.place(of: item, &context)
    last = (parent, item.nameID, place)
    return place
  }

  private static func place(of item: XMLElement, _ context: inout FeedContext) -> EntryPlace? {
    guard ASCII.equalIgnoringCase(item.name, "item"), let parent = item.parent else { return nil }
    if admits(item, in: parent, &context) { return EntryPlace(base: context.base(around: item)) }
    guard item.name == "item", ASCII.equalIgnoringCase(parent.name, "items"), let outer = parent.parent,
      admits(parent, in: outer, &context)
    else { return nil }
    return EntryPlace(base: context.base(around: item))
  }

  /// Beside the channel everything counts, in it what is in no namespace, in its own or in one of RSS.
  private static func admits(_ child: XMLElement, in element: XMLElement, _ context: inout FeedContext) -> Bool {
    let isChannel = ASCII.equalIgnoringCase(element.name, "channel")
    guard let root = element.parent else { return !isChannel || isCore(child, in: element, &context) }
    guard isChannel, root.parent == nil, !ASCII.equalIgnoringCase(root.name, "channel") else { return false }
    return isCore(child, in: element, &context)
  }

  private static func isCore(_ child: XMLElement, in channel: XMLElement, _ context: inout FeedContext) -> Bool {
    switch context.space(of: child) {
    case .none, .rss: true
    default: !channel.namespace.isEmpty && child.namespace == channel.namespace
    }
  }

  func read(
    _ item: XMLElement, _ base: WebURL?, _ inheritance: SharedInheritance, into entry: inout Entry,
    _ context: inout FeedContext
  ) -> [XMLElement] {
    RSSItemReader.read(item, base, inheritance, into: &entry, &context)
  }
}
