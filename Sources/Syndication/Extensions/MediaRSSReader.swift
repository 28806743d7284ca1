import Markup

/// Media RSS 1.5 at every level, and the elements of 1.1 that are still in use.
enum MediaRSSReader {
  /// An element of Media RSS directly in an item or entry.
  static func read(_ child: XMLElement, base: WebURL?, into draft: inout EntryDraft, _ context: inout FeedContext) {
    let element = context.mediaNames.meaning(of: child)
    if element == .group { return group(child, base: context.base(in: child, base), into: &draft, &context) }
    read(child, as: element, level: .item, base: base, into: &draft, &context)
  }

  private static func group(
    _ group: XMLElement, base: WebURL?, into draft: inout EntryDraft, _ context: inout FeedContext
  ) {
    for child in group.children where context.space(of: child) == .media {
      let element = context.mediaNames.meaning(of: child)
      read(child, as: element, level: .group, base: base, into: &draft, &context)
    }
  }

  private static func read(
    _ child: XMLElement, as element: MediaElement, level: MediaDraft.Level, base: WebURL?,
    into draft: inout EntryDraft, _ context: inout FeedContext
  ) {
    switch element {
    case .content: content(child, base: base, into: &draft.media, &context)
    case .peerLink: link(child, base: base, into: &draft, &context)
    default: part(child, as: element, level: level, base: base, into: &draft.media, &context)
    }
  }

  /// A file that is offered by other means than playing: `media:peerLink` to a torrent.
  private static func link(
    _ child: XMLElement, base: WebURL?, into draft: inout EntryDraft, _ context: inout FeedContext
  ) {
    guard let url = context.url("href", of: child, base: base) else { return }
    draft.enclosures.append(Attachment(url: url, mimeType: child.attribute("type") ?? ""))
  }

  /// `media:content`: an address, or a player alone.
  private static func content(
    _ element: XMLElement, base: WebURL?, into media: inout MediaDraft, _ context: inout FeedContext
  ) {
    let base = context.base(in: element, base)
    let place = media.renditions.count
    media.renditions.append(.empty)
    let hasAddress = MediaContentAttributes.read(element, base: base, into: &media.renditions[place], &context)
    if !element.isLeaf {
      let title = parts(of: element, base: base, into: &media, &context)
      media.renditions[place].title = title
    }
    if !hasAddress { withoutAddress(element, media.renditions.removeLast(), &media, &context) }
  }

  private static func withoutAddress(
    _ element: XMLElement, _ said: Rendition, _ media: inout MediaDraft, _ context: inout FeedContext
  ) {
    if element.attribute("url") == nil, element.isLeaf {
      context.warn(.missingElement, at: element.location, "a media:content has neither url nor player")
    }
    media.kind = media.kind ?? said.medium
    media.duration.offer(said.duration, rank: 0)
  }

  /// - Returns: the title of a `media:content`.
  private static func parts(
    of element: XMLElement, base: WebURL?, into media: inout MediaDraft, _ context: inout FeedContext
  ) -> String? {
    var title = Choice<String>()
    for child in element.children where context.space(of: child) == .media {
      part(child, level: .content, base: base, into: &media, &context)
      if child.name == "title" { title.offer(text(child).plainText) }
    }
    return title.value
  }

  /// What may stand at any level.
  static func part(
    _ child: XMLElement, level: MediaDraft.Level, base: WebURL?, into media: inout MediaDraft,
    _ context: inout FeedContext
  ) {
    part(child, as: context.mediaNames.meaning(of: child), level: level, base: base, into: &media, &context)
  }

  private static func part(
    _ child: XMLElement, as element: MediaElement, level: MediaDraft.Level, base: WebURL?,
    into media: inout MediaDraft, _ context: inout FeedContext
  ) {
    let rank = level.rawValue
    switch element {
    case .thumbnail: media.thumbnails.offer(thumbnail(child, base: base, &context), rank: rank)
    case .title: media.title.offer(text(child).plainText, rank: rank)
    case .description:
      let raw = text(child)
      media.description.offer(raw.isBlank ? nil : raw, rank: rank)
    case .keywords: keywords(child, rank, &media)
    case .category: category(child, rank, &media)
    case .credit: credit(child, rank, &media)
    case .rating: media.rating.offer(child.foldedText, rank: rank)
    case .adult: media.rating.offer(adult(child.text), rank: rank + 4)
    case .player: media.playerURL.offer(context.url("url", of: child, base: base), rank: rank)
    case .embed: media.embedURL.offer(context.url("url", of: child, base: base), rank: rank)
    case .subtitle: subtitle(child, base, &media, &context)
    case .content, .group, .peerLink, .other: break
    }
  }

  /// `type="plain"` is the default, but most feeds that escape markup forget to say so.
  private static func text(_ child: XMLElement) -> RawContent {
    if !child.isLeaf { return .xhtml(child.markup()) }
    return child.attribute("type") == "plain" ? .text(child.text) : .html(child.text)
  }

  private static func thumbnail(_ child: XMLElement, base: WebURL?, _ context: inout FeedContext) -> Thumbnail? {
    var (address, width, height): (Int?, Int?, Int?)
    for place in 0..<child.attributeCount {
      switch context.mediaNames.meaning(of: place, in: child) {
      case .url: address = address ?? place
      case .width: width = width ?? place
      case .height: height = height ?? place
      default: break
      }
    }
    guard let url = picture(child, address: address, base: context.base(in: child, base), &context) else { return nil }
    return Thumbnail(
      url: url, width: width.flatMap { context.pixels(attribute: $0, of: child) },
      height: height.flatMap { context.pixels(attribute: $0, of: child) })
  }

  /// - Parameter address: place of the attribute that names it; else the text does.
  private static func picture(
    _ child: XMLElement, address: Int?, base: WebURL?, _ context: inout FeedContext
  ) -> WebURL? {
    if let address { return context.url(attribute: address, of: child, base: base) }
    let text = child.text
    if let url = context.url(from: text, at: child.location, base: base) { return url }
    if ASCII.isBlank(text) { context.warn(.missingElement, at: child.location, "a thumbnail has no url") }
    return nil
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

extension Rendition {
  /// Of which nothing was read as yet.
  @inline(__always)
  fileprivate static var empty: Rendition { Rendition(url: WebURL(trusted: "", isAbsolute: false)) }
}

extension FeedContext {
  /// A side of a picture; `0`, `auto` and a share of the page say nothing.
  mutating func pixels(from text: String, at location: @autoclosure () -> SourceLocation) -> Int? {
    if let number = PlainNumber.parse(text.utf8Span.span) { return number == 0 ? nil : number }
    if text.isEmpty || text == "auto" || text.hasSuffix("%") { return nil }
    let number = count(from: text.hasSuffix("px") ? String(text.dropLast(2)) : text, at: location())
    return number == 0 ? nil : number
  }
}
