import Markup

/// One item of RSS with what other vocabularies add to it.
struct RSSItemReader {
  private var draft = EntryDraft()
  private var inner: [XMLElement] = []
  private let base: WebURL?
  /// The namespace of the item: whatever it is, elements in it are those of RSS.
  private let own: String

  /// - Returns: the items that stand in this one.
  static func read(
    _ item: XMLElement, _ base: WebURL?, _ inheritance: SharedInheritance, into entry: inout Entry,
    _ context: inout FeedContext
  ) -> [XMLElement] {
    var reader = RSSItemReader(base: context.base(in: item, base), own: item.namespace)
    reader.draft.media.reuse(&entry.media)
    reader.draft.language.offer(item.language, rank: 2)
    reader.about(item, &context)
    item.forEachChild { reader.read($0, &context) }
    reader.draft.media.inherit(inheritance.value)
    reader.draft.fill(&entry, context.content)
    return reader.inner
  }

  private init(base: WebURL?, own: String) {
    self.base = base
    self.own = own
  }

  /// RSS 1.0, section 5.5: the item's identifier, in most feeds its address too.
  private mutating func about(_ item: XMLElement, _ context: inout FeedContext) {
    guard item.attributeCount > 0 else { return }
    guard let about = item.attribute("about", namespace: XMLNames.rdf) ?? item.attribute("about") else { return }
    draft.id.offer(PlainText.fromText(about), rank: 1)
    if let url = WebURL(about, base: base), url.isAbsolute { draft.url.offer(url, rank: 3) }
  }

  private mutating func read(_ child: XMLElement, _ context: inout FeedContext) {
    let name = context.rssNames.meaning(of: child.nameID) { RSSName(child) }
    switch name.space {
    case .none, .rss: core(child, name, &context)
    case _ where !own.isEmpty && child.namespace == own: core(child, name, &context)
    case .media: MediaRSSReader.read(child, base: base, into: &draft, &context)
    case .content: encoded(child, &context)
    case .itunes, .googlePlay: ITunesReader.read(child, base: base, into: &draft, &context)
    case .dublinCore, .dublinCoreTerms: DublinCoreReader.read(child, into: &draft, &context)
    case .atom: AtomInRSSReader.read(child, base: base, into: &draft, &context)
    case .enclosure: RDFEnclosure.read(child, base: base, into: &draft, &context)
    case .podcast: PodcastReader.read(child, base: base, into: &draft, &context)
    case .xhtml where child.name == "body" || child.name == "div":
      draft.content.offer((.xhtml(child.markup()), context.base(in: child, base)), rank: 2)
    default: break
    }
  }

  private mutating func core(_ child: XMLElement, _ name: RSSName, _ context: inout FeedContext) {
    guard let element = name.element else { return }
    read(child, as: element, &context)
    if name.isMisspelled {
      let name = child.name
      context.warn(
        .damaged, at: child.location, "<\(FeedContext.short(name))> is written <\(ASCII.lowercased(name))>")
    }
  }

  @inline(__always)
  private mutating func read(_ child: XMLElement, as element: RSSElement, _ context: inout FeedContext) {
    switch element {
    case .title: draft.title.offer(child.plainText, rank: 0)
    case .link: draft.url.offer(Self.link(child, base, &context), rank: 0)
    case .description: description(child, &context)
    case .guid: guid(child, &context)
    case .published: draft.published.offer(context.date(of: child), rank: 0)
    case .enclosure: enclosure(child, &context)
    case .category: draft.offer(tags: child.text)
    case .author: draft.authors.offer(Self.person(child, base, &context), rank: 0)
    case .body: draft.content.offer((.html(child.text), context.base(in: child, base)), rank: 2)
    case .image: image(child, &context)
    case .item: inner.append(child)
    }
  }

  /// Markup in it is escaped as a rule; some feeds write it plainly.
  private mutating func description(_ child: XMLElement, _ context: inout FeedContext) {
    let raw: RawContent = child.isLeaf ? .leaf(child) : .xhtml(child.markup())
    draft.offer(description: raw, base: context.base(in: child, base), content: 1, summary: 0)
  }

  /// `content:encoded`, and the older `content:items` is left alone.
  private mutating func encoded(_ child: XMLElement, _ context: inout FeedContext) {
    guard child.name == "encoded" else { return }
    let raw: RawContent = child.isLeaf ? .leaf(child) : .xhtml(child.markup())
    if !raw.isBlank { draft.content.offer((raw, context.base(in: child, base)), rank: 0) }
  }

  /// RSS 2.0: a permalink unless `isPermaLink` says no; without that attribute it need not look like one.
  private mutating func guid(_ child: XMLElement, _ context: inout FeedContext) {
    draft.id.offer(child.foldedText, rank: 0)
    let said = child.attribute("isPermaLink") ?? child.attribute("ispermalink") ?? child.attribute("isPermalink")
    if let said, said == "false" || !ASCII.equalIgnoringCase(ASCII.trimmed(said), "true") { return }
    guard draft.url.wants(rank: 2) else { return }
    let text = child.text
    if let url = WebURL(text), url.isAbsolute {
      draft.url.offer(url, rank: 2)
    } else if said != nil, ASCII.trimmed(text).hasPrefix("/") {
      draft.url.offer(context.url(of: child, base: base), rank: 2)
    } else if said != nil, !ASCII.isBlank(text) {
      context.warn(
        .badURL, at: child.location, "'\(FeedContext.short(text))' is said to be a permalink and is no address")
    }
  }

  private mutating func enclosure(_ child: XMLElement, _ context: inout FeedContext) {
    let said = child.attribute("url") ?? child.attribute("href") ?? child.attributeInAnyCase("url")
    let address = said ?? (ASCII.isBlank(child.text) ? nil : child.text)
    guard let address else { return context.warn(.missingElement, at: child.location, "an enclosure has no url") }
    guard let url = context.url(from: address, at: child.location, base: context.base(in: child, base)) else { return }
    let length = child.attribute("length") ?? child.attributeInAnyCase("length")
    let size = length.flatMap { context.count(from: $0, at: child.location) }
    let type = child.attribute("type") ?? child.attributeInAnyCase("type") ?? ""
    draft.enclosures.append(Attachment(url: url, mimeType: type, size: size == 0 ? nil : size))
  }

  /// Not in the standard: `<image><url>`, or the address as text.
  private mutating func image(_ child: XMLElement, _ context: inout FeedContext) {
    guard child.name != "enclosures" else {
      for inner in child.children where inner.name == "enclosure" { enclosure(inner, &context) }
      return
    }
    let holder = child.children.first { $0.name == "url" } ?? child
    let attribute = child.attribute("url") ?? child.attribute("href")
    let url = context.url(from: attribute ?? holder.text, at: child.location, base: base)
    draft.media.thumbnails.offer(url.map { Thumbnail(url: $0) }, rank: 6)
  }

  /// The text of `link`, or the `href` that some feeds write as Atom does.
  static func link(_ element: XMLElement, _ base: WebURL?, _ context: inout FeedContext) -> WebURL? {
    if let url = element.withText({ WebURL(clean: $0) }) { return url }
    let text = element.text
    if !ASCII.isBlank(text) {
      return context.url(from: text, at: element.location, base: context.base(in: element, base))
    }
    if let resource = element.attribute("resource", namespace: XMLNames.rdf) {
      return context.url(from: resource, at: element.location, base: context.base(in: element, base))
    }
    return context.url("href", of: element, base: base)
  }

  /// Text by the standard; some feeds write it as Atom does.
  private static func person(_ child: XMLElement, _ base: WebURL?, _ context: inout FeedContext) -> Person? {
    child.isLeaf ? PersonText.read(child.text) : AtomPerson.read(child, base: base, &context)
  }
}
