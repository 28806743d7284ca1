import Markup

/// Media RSS 1.5 at every level, and the elements of 1.1 that are still in use.
enum MediaRSSReader {
  /// An element of Media RSS directly in an item or entry.
  static func read(_ child: XMLElement, base: WebURL?, into draft: inout EntryDraft, _ context: inout FeedContext) {
    switch child.name {
    case "content": content(child, base: base, into: &draft.media, &context)
    case "group":
      let inner = context.base(in: child, base)
      for part in child.children where context.space(of: part) == .media {
        if part.name == "content" {
          content(part, base: inner, into: &draft.media, &context)
        } else if !link(part, base: inner, into: &draft, &context) {
          self.part(part, level: .group, base: inner, into: &draft.media, &context)
        }
      }
    default:
      if !link(child, base: base, into: &draft, &context) {
        part(child, level: .item, base: base, into: &draft.media, &context)
      }
    }
  }

  /// A file that is offered by other means than playing: `media:peerLink` to a torrent.
  private static func link(
    _ child: XMLElement, base: WebURL?, into draft: inout EntryDraft, _ context: inout FeedContext
  ) -> Bool {
    guard child.name == "peerLink" else { return false }
    if let url = context.url("href", of: child, base: base) {
      draft.enclosures.append(Attachment(url: url, mimeType: child.attribute("type") ?? ""))
    }
    return true
  }

  /// `media:content`: an address, or a player alone.
  private static func content(
    _ element: XMLElement, base: WebURL?, into media: inout MediaDraft, _ context: inout FeedContext
  ) {
    let base = context.base(in: element, base)
    let said = MediaContentAttributes(element, base: base, &context)
    var title = Choice<String>()
    for child in element.children where context.space(of: child) == .media {
      part(child, level: .content, base: base, into: &media, &context)
      if child.name == "title" { title.offer(text(child).plainText) }
    }
    guard let rendition = said.rendition(titled: title.value) else {
      if element.attribute("url") == nil, element.isLeaf {
        context.warn(.missingElement, at: element.location, "a media:content has neither url nor player")
      }
      media.kind = media.kind ?? said.medium
      media.duration.offer(said.duration, rank: 0)
      return
    }
    media.renditions.append(rendition)
  }

  /// What may stand at any level.
  static func part(
    _ child: XMLElement, level: MediaDraft.Level, base: WebURL?, into media: inout MediaDraft,
    _ context: inout FeedContext
  ) {
    let rank = level.rawValue
    switch child.name {
    case "thumbnail": media.thumbnails.offer(thumbnail(child, base: base, &context), rank: rank)
    case "title": media.title.offer(text(child).plainText, rank: rank)
    case "description":
      let raw = text(child)
      media.description.offer(raw.isBlank ? nil : raw, rank: rank)
    case "keywords": keywords(child, rank, &media)
    case "category": category(child, rank, &media)
    case "credit": credit(child, rank, &media)
    case "rating": media.rating.offer(PlainText.fromText(child.text), rank: rank)
    case "adult": media.rating.offer(adult(child.text), rank: rank + 4)
    case "player": media.playerURL.offer(context.url("url", of: child, base: base), rank: rank)
    case "embed": media.embedURL.offer(context.url("url", of: child, base: base), rank: rank)
    case "subTitle", "subtitle": subtitle(child, base, &media, &context)
    case "community", "statistics", "hash", "copyright", "text", "status", "license": break
    default: break
    }
  }

  /// `type="plain"` is the default, but most feeds that escape markup forget to say so.
  private static func text(_ child: XMLElement) -> RawContent {
    if !child.isLeaf { return .xhtml(child.markup()) }
    return child.attribute("type") == "plain" ? .text(child.text) : .html(child.text)
  }

  private static func thumbnail(_ child: XMLElement, base: WebURL?, _ context: inout FeedContext) -> Thumbnail? {
    let attribute = child.attribute("url")
    let url = context.url(from: attribute ?? child.text, at: child.location, base: context.base(in: child, base))
    guard let url else {
      if attribute == nil, child.text.utf8.allSatisfy(ASCII.isSpace) {
        context.warn(.missingElement, at: child.location, "a thumbnail has no url")
      }
      return nil
    }
    return Thumbnail(url: url, width: context.pixels("width", of: child), height: context.pixels("height", of: child))
  }

  private static func keywords(_ child: XMLElement, _ rank: Int, _ media: inout MediaDraft) {
    let words = child.text.split(separator: ",").compactMap { PlainText.fromMarkup(String($0)) }
    media.tags.offer(words, rank: rank)
  }

  /// Flickr puts all its tags into one category, parted by blanks.
  private static func category(_ child: XMLElement, _ rank: Int, _ media: inout MediaDraft) {
    if child.attribute("scheme") == "urn:flickr:tags" {
      media.tags.offer(child.text.split(whereSeparator: \.isWhitespace).map(String.init), rank: rank)
    } else {
      let label = child.attribute("label").flatMap(PlainText.fromMarkup)
      media.tags.offer(label ?? PlainText.fromMarkup(child.text), rank: rank)
    }
  }

  private static func credit(_ child: XMLElement, _ rank: Int, _ media: inout MediaDraft) {
    guard let name = PlainText.fromMarkup(child.text) else { return }
    let role = child.attribute("role").flatMap(PlainText.fromText).map(ASCII.lowercased)
    media.credits.offer(Credit(name: name, role: role), rank: rank)
  }

  private static func adult(_ text: String) -> String? {
    switch ASCII.lowercased(ASCII.trimmed(text)) {
    case "true": "adult"
    case "false": "nonadult"
    default: nil
    }
  }

  private static func subtitle(
    _ child: XMLElement, _ base: WebURL?, _ media: inout MediaDraft, _ context: inout FeedContext
  ) {
    let url = context.url("href", of: child, base: base) ?? context.url("url", of: child, base: base)
    guard let url else { return }
    media.subtitles.append(
      Subtitle(url: url, language: child.attribute("lang").flatMap(PlainText.fromText).map(ASCII.lowercased)))
  }
}

extension FeedContext {
  /// A side of a picture; `0`, `auto` and a share of the page say nothing.
  mutating func pixels(from text: String, at location: @autoclosure () -> SourceLocation) -> Int? {
    if let number = PlainNumber.parse(text.utf8Span.span) { return number == 0 ? nil : number }
    if text.isEmpty || text == "auto" || text.hasSuffix("%") { return nil }
    let number = count(from: text.hasSuffix("px") ? String(text.dropLast(2)) : text, at: location())
    return number == 0 ? nil : number
  }

  fileprivate mutating func pixels(_ name: String, of element: XMLElement) -> Int? {
    element.attribute(name).flatMap { pixels(from: $0, at: element.location) }
  }
}
