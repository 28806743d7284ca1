import Markup

/// Apple's and Google's podcast elements in an item.
enum ITunesReader {
  static func read(_ child: XMLElement, base: WebURL?, into draft: inout EntryDraft, _ context: inout FeedContext) {
    switch child.name {
    case "title": draft.title.offer(PlainText.fromMarkup(child.text), rank: 21)
    case "author": draft.authors.offer(PersonText.read(child.text), rank: 2)
    case "summary", "description": draft.summary.offer(text(child), rank: 5)
    case "subtitle": draft.summary.offer(text(child), rank: 6)
    case "duration": draft.media.duration.offer(context.duration(from: child.text, at: child.location), rank: 1)
    case "keywords": draft.offer(tags: child.text, separator: ",")
    case "explicit": draft.media.rating.offer(rating(child.text), rank: 5)
    case "image":
      let url =
        context.url("href", of: child, base: base) ?? context.url("url", of: child, base: base)
        ?? context.url(of: child, base: base)
      draft.media.thumbnails.offer(url.map { Thumbnail(url: $0) }, rank: 5)
    default: break
    }
  }

  private static func text(_ child: XMLElement) -> RawContent? {
    let raw = RawContent.html(child.text)
    return raw.isBlank ? nil : raw
  }

  /// In the words of Media RSS, so that a rating reads alike from every feed.
  private static func rating(_ text: String) -> String? {
    switch ASCII.lowercased(ASCII.trimmed(text)) {
    case "yes", "true", "explicit": "adult"
    case "no", "false", "clean": "nonadult"
    default: nil
    }
  }
}
