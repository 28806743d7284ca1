import Markup
import Syndication
import Templates

/// A page as a template sees it: with its content where it is the page being rendered, without in lists.
struct PageValue: ShownValue {
  let context: RenderContext
  let index: Int
  let content: RenderedPage?
  /// Those of the page that shows it; nil where no gallery is shown.
  var numbers: EmbedNumbers?
  /// Whether the template lists what galleries hold, besides their embeds.
  var listsItems = false

  func value(hash: UInt64) -> TemplateValue? { context.schemas.page.value(of: self, hash: hash) }

  @inline(__always) var page: Page { context.site.pages[index] }

  var digest: PageDigest {
    content?.content.digest ?? (context.digests.isEmpty ? PageDigest() : context.digests[index])
  }

  /// The author's own words, else the first paragraph.
  var summary: String { page.source?.frontMatter.description ?? digest.firstParagraph }

  func galleries() -> [GalleryValue] {
    var renderer = context.renderer(for: index)
    renderer.itemsAreListed = listsItems
    return (context.galleries[index] ?? []).filter { !$0.isSkipped }.map { gallery in
      GalleryValue(gallery: gallery, numbers: numbers, renderer: renderer)
    }
  }

  func gallery() -> TemplateValue {
    guard page.source?.frontMatter.gallery != nil else { return .none }
    return galleries().first { $0.gallery.definition.name == nil }?.record ?? .none
  }
}

/// A page's content, shared by the values that show it.
final class RenderedPage: Sendable {
  let content: PageContent

  init(_ content: PageContent) { self.content = content }
}

enum PageSchema {
  /// The names of a page, one more for each taxonomy.
  static func make(taxonomies: [String]) -> RecordSchema<PageValue> {
    RecordSchema("page", identity + dates + texts + relations + terms(taxonomies) + galleries)
  }

  private typealias Schema = RecordSchema<PageValue>

  private static var identity: [Schema.Entry] {
    [
      .text("title", "Plain text.", "First light") { $0.page.title },
      .text("url", "Its address, with the path of `base_url`.", "/posts/first-light/") {
        $0.context.baseURL.link($0.page.path)
      },
      .text("permalink", "Its whole address.", "https://northlight.example/posts/first-light/") {
        $0.context.baseURL.permalink($0.page.path)
      },
      .text("kind", "`page`, `section`, `home`, `taxonomy`, `term` or `404`.", "page") { $0.page.kind.name },
      .text("language", "Its language, else the site's.", "en") {
        $0.page.source?.frontMatter.language ?? $0.context.site.configuration.language
      },
      .text("image", "Its picture, else that of its gallery's first item.", "/media/harbour.jpg") { $0.image },
      .entry("params", .anything, "What its front matter says under `params`.") {
        ParamsValue.tree($0.page.source?.frontMatter.params)
      },
    ]
  }

  private static var dates: [Schema.Entry] {
    [
      .entry("date", .record(PageDate.schema.type), "When it was published.") {
        .optional($0.page.source?.frontMatter.date)
      },
      .entry("updated", .record(PageDate.schema.type), "When it was changed.") {
        .optional($0.page.source?.frontMatter.updated)
      },
    ]
  }

  private static var texts: [Schema.Entry] {
    [
      .text("description", "What its front matter says.", "A morning at sea") {
        $0.page.source?.frontMatter.description
      },
      .text("summary", "The description, else the first paragraph as plain text.", "A morning at sea") { $0.summary },
      .html("content", "The Markdown with its galleries; absent in lists.", "<p>…</p>") { value in
        value.content.map { .html($0.content.html) } ?? .none
      },
      .html("toc", "Its headings as nested lists of links; absent in lists.", "<ul><li>…") { value in
        value.content.map { .html(TableOfContents.html($0.content.headings)) } ?? .none
      },
      .int("word_count", "Words of the Markdown.", "840") { $0.digest.wordCount },
      .int("reading_minutes", "At 220 words a minute, at least 1.", "4") { max(1, ($0.digest.wordCount + 110) / 220) },
    ]
  }

  private static var relations: [Schema.Entry] {
    [
      .entry("section", .record(LinkValue.schema.type), "The section it stands in; absent for home.") { value in
        value.page.parent.map { value.context.link($0).record } ?? .none
      },
      .entry(
        "previous", .record(LinkValue.schema.type),
        "The page before it in its section: the older one, or without dates the one listed before."
      ) { value in
        value.page.previous.map { value.context.link($0).record } ?? .none
      },
      .entry(
        "next", .record(LinkValue.schema.type),
        "The page after it in its section: the newer one, or without dates the one listed after."
      ) { value in
        value.page.next.map { value.context.link($0).record } ?? .none
      },
    ]
  }

  private static func terms(_ taxonomies: [String]) -> [Schema.Entry] {
    let type = FieldType.list(of: .record(TermValue.schema.type))
    let each = taxonomies.enumerated().map { index, name in
      Schema.Entry.entry(name, type, "Its terms of the taxonomy `\(name)`.") { .list($0.terms(of: index)) }
    }
    let all = Schema.Entry.entry("terms", .map(of: type), "Its terms by taxonomy.") { value in
      .map(TemplateMap(taxonomies.enumerated().map { ($1, .list(value.terms(of: $0))) }))
    }
    return each + [all]
  }

  private static var galleries: [Schema.Entry] {
    [
      .entry("gallery", .record(GalleryValue.schema.type), "What its front matter says under `gallery`.") {
        $0.gallery()
      },
      .entry("galleries", .list(of: .record(GalleryValue.schema.type)), "All of its galleries.") {
        .list($0.galleries().map(\.record))
      },
      .entry("visitor_uploads", .list(of: .record(VisitorUploadValue.schema.type)), "Its blocks for visitors' uploads.")
      {
        .list($0.visitorUploads().map { .record($0) })
      },
    ]
  }
}

extension PageValue {
  fileprivate func terms(of taxonomy: Int) -> [TemplateValue] {
    let all = context.site.taxonomies[taxonomy].terms
    guard taxonomy < page.terms.count else { return [] }
    return page.terms[taxonomy].map { index in
      let term = all[index]
      return TermValue(title: term.title, url: context.baseURL.link(term.path), count: term.pages.count).record
    }
  }

  /// Its own picture, else that of its gallery.
  var image: String? {
    image { gallery in gallery.definition.embed.isFacade }
  }

  /// The same for who reads the page's metadata, who is no visitor: facades hide nothing from them.
  var sharedImage: String? {
    image { _ in false }
  }

  private func image(hidden isHidden: (Gallery) -> Bool) -> String? {
    if let image = context.image(of: index) { return image }
    guard let galleries = context.galleries[index] else { return nil }
    let renderer = context.renderer(for: index)
    for gallery in galleries where !gallery.isSkipped {
      if isHidden(gallery) {
        if let poster = renderer.ownPoster(of: gallery) { return poster }
        continue
      }
      if let poster = gallery.ownPoster { return poster }
      if let poster = gallery.items.lazy.compactMap(\.poster?.source).first { return poster }
      if let poster = renderer.poster(of: gallery) { return poster }
    }
    return nil
  }
}

extension PageKind {
  var name: String {
    switch self {
    case .page: "page"
    case .section: "section"
    case .home: "home"
    case .taxonomy: "taxonomy"
    case .term: "term"
    case .notFound: "404"
    }
  }
}
