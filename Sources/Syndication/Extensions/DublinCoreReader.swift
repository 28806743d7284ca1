import Markup

/// Dublin Core elements and terms in an item or entry.
enum DublinCoreReader {
  static func read(_ child: XMLElement, into draft: inout EntryDraft, _ context: inout FeedContext) {
    switch child.name {
    case "title": draft.title.offer(PlainText.fromMarkup(child.text), rank: 20)
    case "description", "abstract":
      draft.offer(description: .html(child.text), base: context.base, content: 4, summary: 4)
    case "creator", "author": draft.authors.offer(PersonText.read(child.text), rank: 1)
    case "date": draft.published.offer(context.date(of: child), rank: 1)
    case "issued", "created": draft.published.offer(context.date(of: child), rank: 2)
    case "modified": draft.modified.offer(context.date(of: child), rank: 1)
    case "subject": draft.offer(tags: child.text)
    case "language": draft.language.offer(PlainText.fromText(child.text), rank: 1)
    case "identifier": draft.id.offer(PlainText.fromText(child.text), rank: 2)
    default: break
    }
  }
}
