import Cincopa
import Markup
import Templates

/// What every page is rendered with: shared, never copied into a page's own values.
final class RenderContext: Sendable {
  let site: Site
  let schemas: SiteSchemas
  let templates: TemplateSet
  /// By page: the galleries of its front matter, with their items.
  let galleries: [Int: [Gallery]]
  /// Galleries that only short codes name, by the code's argument.
  let coded: [String: Gallery]
  /// By page: what its Markdown said in short; empty until the pages themselves are rendered.
  let digests: [PageDigest]
  /// The link to the feed of all pages, which stands in the head of every page.
  let homeFeed: HTML

  init(
    site: Site, schemas: SiteSchemas, templates: TemplateSet, galleries: [Int: [Gallery]], coded: [String: Gallery],
    digests: [PageDigest] = []
  ) {
    self.site = site
    self.schemas = schemas
    self.templates = templates
    self.galleries = galleries
    self.coded = coded
    self.digests = digests
    var homeFeed = HTML()
    let (home, title) = (site.pages[Site.home], site.configuration.title)
    let feed = site.configuration.baseURL.link(home.path.appending(file: "rss.xml"))
    Head.feed(title.isEmpty ? home.title : title, feed, &homeFeed)
    self.homeFeed = homeFeed
  }

  func with(digests: [PageDigest]) -> RenderContext {
    RenderContext(
      site: site, schemas: schemas, templates: templates, galleries: galleries, coded: coded, digests: digests)
  }

  var baseURL: BaseURL { site.configuration.baseURL }

  func link(_ page: Int) -> LinkValue {
    LinkValue(title: site.pages[page].title, url: baseURL.link(site.pages[page].path))
  }

  func renderer(for page: Int) -> EmbedRenderer {
    EmbedRenderer(hosts: site.configuration.platform.hosts, pageTitle: site.pages[page].title)
  }
}

/// What lists and feeds need of a page's Markdown.
struct PageDigest: Sendable {
  /// Its first paragraph, plain text.
  var firstParagraph = ""
  var wordCount = 0
}
