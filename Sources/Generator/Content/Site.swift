import Syndication

/// All pages of a site and how they belong together. Built once, then only read, from several threads.
final class Site: Sendable {
  let configuration: SiteConfiguration
  /// Home first, then pages, sections, taxonomies and terms.
  let pages: [Page]
  let taxonomies: [Taxonomy]
  let menus: [Menu]
  /// Indices of pages by the path of their file below `content/`.
  let byFile: [String: Int]
  /// Indices of pages by their address.
  let byPath: [URLPath: Int]
  /// Files that were held back, with why.
  let held: [String: HeldBack]
  let files: ContentFiles
  /// `--now`, else the newest date of the content; nil when there is neither.
  let buildDate: PageDate?
  let environmentName: String
  /// Sections at the top, by title.
  let topSections: [Int]

  init(_ assembly: SiteAssembly, buildDate: PageDate?, environmentName: String) {
    configuration = assembly.configuration
    pages = assembly.pages
    taxonomies = assembly.taxonomies
    menus = assembly.menus
    byFile = assembly.byFile
    byPath = assembly.byPath
    held = assembly.held
    files = assembly.files
    self.buildDate = buildDate
    self.environmentName = environmentName
    let pages = assembly.pages
    topSections = pages.indices.filter { pages[$0].kind == .section && pages[$0].parent == Site.home }
      .sorted { (pages[$0].weight, pages[$0].title) < (pages[$1].weight, pages[$1].title) }
  }

  /// The same site with other Markdown in some of its pages.
  init(_ site: Site, with sources: [PageSource]) {
    configuration = site.configuration
    var pages = site.pages
    for source in sources {
      if let index = site.byFile[source.file.path] { pages[index].source = source }
    }
    self.pages = pages
    taxonomies = site.taxonomies
    menus = site.menus
    byFile = site.byFile
    byPath = site.byPath
    held = site.held
    files = site.files
    buildDate = site.buildDate
    environmentName = site.environmentName
    topSections = site.topSections
  }

  static let home = 0
}

/// Why a page is not published.
public enum HeldBack: String, Sendable {
  case draft, future, expired

  init?(_ source: PageSource, _ options: BuildOptions) {
    if source.frontMatter.draft, !options.drafts {
      self = .draft
    } else if let date = source.frontMatter.date, date.moment > options.now, !options.future {
      self = .future
    } else if let date = source.frontMatter.expires, date.moment <= options.now, !options.expired {
      self = .expired
    } else {
      return nil
    }
  }
}
