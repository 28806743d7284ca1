import Markup
import Syndication

/// The RSS of home, a section or a term: its newest pages (SPEC section 7).
struct SiteFeed {
  /// Feed readers want what is new, not the archive.
  static let limit = 50

  let context: RenderContext
  let index: Int

  private var page: Page { context.site.pages[index] }

  func bytes() -> [UInt8] {
    let configuration = context.site.configuration
    let newest = page.listed.prefix(Self.limit)
    let title =
      configuration.title.isEmpty
      ? page.title : index == Site.home ? configuration.title : "\(page.title) · \(configuration.title)"
    let channel = RSSChannel(
      title: title, link: context.baseURL.permalink(page.path),
      description: page.source?.frontMatter.description ?? configuration.description, language: configuration.language,
      selfURL: context.baseURL.permalink(page.path.appending(file: "rss.xml")),
      updated: newest.compactMap { context.site.pages[$0].lastModified?.moment }.max())
    return RSSWriter.write(channel, items: newest.map(item))
  }

  private func item(_ index: Int) -> RSSItem {
    let page = context.site.pages[index]
    let permalink = context.baseURL.permalink(page.path)
    let value = PageValue(context: context, index: index, content: nil)
    let terms = page.terms.enumerated().flatMap { taxonomy, terms in
      terms.map { context.site.taxonomies[taxonomy].terms[$0].title }
    }
    var summary = FeedPictures(context: context, index: index).html()
    summary.append(HTML.escaping(value.summary))
    return RSSItem(
      title: page.title, url: permalink, guid: permalink, published: page.source?.frontMatter.date?.moment,
      summary: summary, categories: terms)
  }
}
