import Cincopa
import Markup
import Templates

/// What every page is rendered with: shared, never copied into a page's own values.
final class RenderContext: Sendable {
  let site: Site
  let schemas: SiteSchemas
  let templates: TemplateSet
  /// By page: the galleries of its front matter, with their items; without those that only pass by.
  let galleries: [Int: [Gallery]]
  /// Galleries that only short codes name, by the code's argument.
  let coded: [String: Gallery]
  /// By page: what its Markdown said in short; empty until the pages themselves are rendered.
  let digests: [PageDigest]
  /// The link to the feed of all pages, which stands in the head of every page.
  let homeFeed: HTML

  init(
    site: Site, schemas: SiteSchemas, templates: TemplateSet, galleries: [Int: [Gallery]], coded: [String: Gallery]
  ) {
    self.site = site
    self.schemas = schemas
    self.templates = templates
    self.galleries = galleries
    self.coded = coded
    digests = []
    var homeFeed = HTML()
    let (home, title) = (site.pages[Site.home], site.configuration.title)
    let feed = site.configuration.baseURL.link(home.path.appending(file: "rss.xml"))
    Head.feed(title.isEmpty ? home.title : title, feed, &homeFeed)
    self.homeFeed = homeFeed
  }

  private init(_ context: RenderContext, _ galleries: [Int: [Gallery]], _ digests: [PageDigest]) {
    site = context.site
    schemas = context.schemas
    templates = context.templates
    self.galleries = galleries
    coded = context.coded
    self.digests = digests
    homeFeed = context.homeFeed
  }

  /// For some pages, which need no other page's galleries.
  func with(_ passing: [PassingPage], on pages: ArraySlice<Int>) -> RenderContext {
    var shown = Dictionary(uniqueKeysWithValues: passing.map { ($0.page, $0.galleries) })
    for page in pages where shown[page] == nil { shown[page] = galleries[page] }
    return RenderContext(self, shown, digests)
  }

  /// For lists.
  func with(_ passed: [PassingPage], digests: [PageDigest]) -> RenderContext {
    RenderContext(self, galleries.merging(passed.map { ($0.page, $0.galleries) }) { $1 }, digests)
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
