import Markup

/// One entry of Atom with what other vocabularies add to it.
struct AtomEntryReader {
  private var draft = EntryDraft()
  private var inner: [XMLElement] = []
  private let base: WebURL?

  /// - Returns: the entries that stand in this one.
  static func read(
    _ element: XMLElement, _ base: WebURL?, _ inheritance: SharedInheritance, into entry: inout Entry,
    _ context: inout FeedContext
  ) -> [XMLElement] {
    var reader = AtomEntryReader(base: context.base(in: element, base))
    reader.draft.language.offer(element.language, rank: 0)
    for child in element.children { reader.read(child, &context) }
    reader.draft.media.inherit(inheritance.value)
    reader.draft.fill(&entry, context.content)
    return reader.inner
  }

  private init(base: WebURL?) {
    self.base = base
  }

  private mutating func read(_ child: XMLElement, _ context: inout FeedContext) {
    switch context.space(of: child) {
    case .atom, .none, .rss: core(child, &context)
    case .media: MediaRSSReader.read(child, base: base, into: &draft, &context)
    case .itunes, .googlePlay: ITunesReader.read(child, base: base, into: &draft, &context)
    case .dublinCore, .dublinCoreTerms: DublinCoreReader.read(child, into: &draft, &context)
    case .podcast: PodcastReader.read(child, base: base, into: &draft, &context)
    case .content where child.name == "encoded":
      draft.content.offer((.html(child.text), context.base(in: child, base)), rank: 2)
    case _ where !child.namespace.isEmpty && child.namespace == child.parent?.namespace: core(child, &context)
    default: break
    }
  }

  private mutating func core(_ child: XMLElement, _ context: inout FeedContext) {
    let name = child.name
    if core(child, named: name, &context) { return }
    let lower = ASCII.lowercased(name)
    if lower != name, core(child, named: lower, &context) {
      context.warn(.damaged, at: child.location, "<\(FeedContext.short(name))> is written <\(lower)>")
    }
  }

  /// Whether the name is known.
  private mutating func core(_ child: XMLElement, named name: String, _ context: inout FeedContext) -> Bool {
    switch name {
    case "id": draft.id.offer(child.foldedText)
    case "title": draft.title.offer(AtomText.read(child).plainText)
    case "link": AtomInRSSReader.link(child, base: base, rank: 0, into: &draft, &context)
    case "content": content(child, &context)
    case "summary": summary(child, &context)
    case "published", "issued": draft.published.offer(context.date(of: child), rank: 0)
    case "created": draft.published.offer(context.date(of: child), rank: 1)
    case "updated", "modified": draft.modified.offer(context.date(of: child), rank: 0)
    case "author": draft.authors.offer(AtomPerson.read(child, base: base, &context), rank: 0)
    case "category": category(child)
    case "source": source(child, &context)
    case "entry": inner.append(child)
    default: return false
    }
    return true
  }

  private mutating func content(_ child: XMLElement, _ context: inout FeedContext) {
    draft.language.offer(child.language, rank: 5)
    if child.attribute("src") != nil { return outside(child, &context) }
    let raw = AtomText.read(child)
    if !raw.isBlank { return draft.content.offer((raw, context.base(in: child, base)), rank: 0) }
    if let reason = AtomText.reason(forNothingIn: child) {
      context.warn(.badContent, at: child.location, reason)
    }
  }

  /// RFC 4287, section 4.1.3.2: content that lies elsewhere. Media become attachments, pages the entry's address.
  private mutating func outside(_ child: XMLElement, _ context: inout FeedContext) {
    guard let url = context.url("src", of: child, base: base) else { return }
    let type = child.attribute("type").flatMap(MediaType.normalized) ?? MediaType.guess(url) ?? ""
    if type.isEmpty || type.hasPrefix("text/") || type.contains("xhtml") {
      draft.url.offer(url, rank: 5)
    } else {
      draft.enclosures.append(Attachment(url: url, mimeType: type))
    }
  }

  private mutating func summary(_ child: XMLElement, _ context: inout FeedContext) {
    draft.offer(description: AtomText.read(child), base: context.base(in: child, base), content: 1, summary: 0)
  }

  private mutating func category(_ child: XMLElement) {
    draft.offer(tags: child.attribute("label") ?? child.attribute("term") ?? child.text)
  }

  /// RFC 4287, section 4.2.1: where an entry was taken from; its authors stand in for missing ones.
  private mutating func source(_ child: XMLElement, _ context: inout FeedContext) {
    let base = context.base(in: child, base)
    for inner in child.children where inner.name == "author" {
      draft.authors.offer(AtomPerson.read(inner, base: base, &context), rank: 8)
    }
  }
}

/// Elements of Atom in an item of RSS, and links in both.
enum AtomInRSSReader {
  static func read(_ child: XMLElement, base: WebURL?, into draft: inout EntryDraft, _ context: inout FeedContext) {
    switch child.name {
    case "link": link(child, base: base, rank: 10, into: &draft, &context)
    case "id": draft.id.offer(child.foldedText, rank: 3)
    case "title": draft.title.offer(AtomText.read(child).plainText, rank: 2)
    case "published": draft.published.offer(context.date(of: child), rank: 3)
    case "updated": draft.modified.offer(context.date(of: child), rank: 0)
    case "author": draft.authors.offer(AtomPerson.read(child, base: base, &context), rank: 1)
    case "summary":
      draft.offer(description: AtomText.read(child), base: context.base(in: child, base), content: 5, summary: 3)
    case "content":
      let raw = AtomText.read(child)
      if !raw.isBlank { draft.content.offer((raw, context.base(in: child, base)), rank: 3) }
    case "category": draft.offer(tags: child.attribute("label") ?? child.attribute("term") ?? "")
    default: break
    }
  }

  static func link(
    _ child: XMLElement, base: WebURL?, rank: Int, into draft: inout EntryDraft, _ context: inout FeedContext
  ) {
    let link = AtomLink(child)
    switch link.relation {
    case "alternate":
      guard draft.url.wants(rank: rank + link.rank) else { return }
      draft.url.offer(link.url(base, &context), rank: rank + link.rank)
    case "enclosure":
      guard let url = context.url("href", of: child, base: base) else { return }
      let size = context.count("length", of: child)
      draft.enclosures.append(
        Attachment(
          url: url, mimeType: link.type, title: child.attribute("title").flatMap(PlainText.fromText),
          size: size == 0 ? nil : size))
    default: break
    }
  }
}
