/// What is in a site, published or not (`sitegen list`).
public struct SiteInventory: Sendable {
  public struct PageLine: Sendable {
    /// Below the site's folder.
    public var file: String
    public var title: String
    /// Year, month and day.
    public var date: String?
    /// Nil for pages that are held back.
    public var url: String?
    /// Why it would not be published.
    public var held: HeldBack?
    public var isDraft: Bool
    public var isFuture: Bool
    public var isExpired: Bool
  }

  public struct GalleryLine: Sendable {
    public var id: String
    public var mode: String
    /// The address or file of its feed.
    public var feed: String?
    public var file: String
  }

  public var pages: [PageLine]
  public var galleries: [GalleryLine]
  public var diagnostics: [Diagnostic]

  /// Reads configuration and content; nothing is fetched.
  public static func read(_ options: BuildOptions) async throws(BuildFailure) -> SiteInventory {
    let configuration = try ConfigurationReader.read(options)
    let content = await SiteReading(configuration: configuration.site, options: options).read()
    let findings = BuildFindings(
      ignored: configuration.site.ignored, diagnostics: configuration.warnings + content.diagnostics)
    let folder = configuration.site.folders.content + "/"
    return SiteInventory(
      pages: content.sources.map { PageLine($0, content.site, folder, options) },
      galleries: content.sources.flatMap { source in
        source.frontMatter.galleries.map { GalleryLine($0, file: folder + source.file.path) }
      },
      diagnostics: findings.sorted)
  }
}

extension SiteInventory.PageLine {
  init(_ source: PageSource, _ site: Site, _ folder: String, _ options: BuildOptions) {
    let page = source.frontMatter
    let index = site.byFile[source.file.path]
    file = folder + source.file.path
    title = page.title ?? index.map { site.pages[$0].title } ?? SiteAssembly.title(from: source.file.stem)
    date = page.date?.ymd
    url = index.map { site.configuration.baseURL.link(site.pages[$0].path) }
    held = site.held[source.file.path]
    isDraft = page.draft
    isFuture = page.date.map { $0.moment > options.now } ?? false
    isExpired = page.expires.map { $0.moment <= options.now } ?? false
  }
}

extension SiteInventory.GalleryLine {
  init(_ gallery: GalleryDefinition, file: String) {
    id = gallery.id
    mode = gallery.embed.mode.rawValue
    feed = gallery.source?.address.text
    self.file = file
  }
}
