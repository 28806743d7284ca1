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
    var renderer = EmbedRenderer(hosts: site.configuration.platform.hosts, pageTitle: site.pages[page].title)
    renderer.baseURL = baseURL
    renderer.subdomain = site.configuration.platform.subdomain
    if let versions = site.configuration.platform.versions { renderer.versions = versions.joined(separator: ",") }
    renderer.pageImage = image(of: page)
    renderer.hearsEvents = !events(of: page).isEmpty
    return renderer
  }

  /// `image:` of a page, as it is linked.
  func image(of page: Int) -> String? {
    guard let image = site.pages[page].source?.frontMatter.image else { return nil }
    return LinkResolver(site: site, page: site.pages[page]).resolveImage()?.destination ?? image
  }

  /// Whether any page may refer to our script for players.
  var needsPlayerScript: Bool {
    let own = galleries.contains { page, galleries in
      let hears = !events(of: page).isEmpty
      return galleries.contains { PlayerScripts.mayNeedOwn($0, hears: hears) }
    }
    guard !own, !coded.isEmpty else { return own }
    let hears = site.pages.indices.contains { !events(of: $0).isEmpty }
    return coded.values.contains { PlayerScripts.mayNeedOwn($0, hears: hears) }
  }

  /// What a page wants to hear of its players.
  func events(of page: Int) -> PlayerEvents {
    site.pages[page].source?.frontMatter.events ?? site.configuration.events
  }
}

/// What lists and feeds need of a page's Markdown.
struct PageDigest: Sendable {
  /// Its first paragraph, plain text.
  var firstParagraph = ""
  var wordCount = 0
}
