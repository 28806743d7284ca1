import Cincopa

/// Galleries that nobody but their own page shows, of feeds that are files of the site: they are read when their page is
/// rendered and forgotten after it, so that a thousand of them take no more memory than a few.
struct PassingGalleries: Sendable {
  private let site: Site
  private let loader: FeedLoader
  private let pages: Set<Int>

  /// - Parameters:
  ///   - loader: reads their feeds.
  ///   - kept: whether all galleries are wanted after their page.
  init(_ site: Site, _ loader: FeedLoader, kept: Bool) {
    self.site = site
    self.loader = loader
    pages = kept ? [] : Self.pages(site)
  }

  func contains(_ page: Int) -> Bool { pages.contains(page) }

  /// At most. Many enough that the processor does not change its work with each page, few enough to stay near it.
  static let pagesAtOnce = 32

  /// Reads those of some pages.
  func read(_ pages: ArraySlice<Int>) -> [PassingPage] { pages.filter(self.pages.contains).map(read) }

  private func read(_ index: Int) -> PassingPage {
    var page = PassingPage(page: index)
    let galleries = site.pages[index].galleries
    for place in galleries.indices { read(galleries[place], &page) }
    page.findings.close()
    return page
  }

  private func read(_ definition: GalleryDefinition, _ page: inout PassingPage) {
    let outcome = definition.source.map { loader.read(FeedRequest(definition, from: $0)) }
    page.findings.add(definition, outcome, on: page.page)
    if let file = outcome?.file { page.files.append(file) }
    page.galleries.append(site.gallery(definition, on: page.page, outcome, now: loader.options.saidNow))
  }

  /// A feed that several galleries read is read once, and not here; so are those that show files of other hosts.
  private static func pages(_ site: Site) -> Set<Int> {
    let named = site.pages.indices.filter { !site.pages[$0].galleries.isEmpty }
    var readers = [FeedAddress: Int](minimumCapacity: named.count)
    for page in named {
      let galleries = site.pages[page].galleries
      for place in galleries.indices {
        if let address = galleries[place].source?.address { readers[address, default: 0] += 1 }
      }
    }
    func passes(_ gallery: GalleryDefinition) -> Bool {
      guard let source = gallery.source else { return true }
      guard case .file = source.address, source.snapshot == nil, readers[source.address] == 1 else { return false }
      return !gallery.embed.isFacade && gallery.embed.mode != .video
    }
    return Set(named.filter { site.pages[$0].kind == .page && site.pages[$0].galleries.allSatisfy(passes) })
  }
}

/// The galleries of a page as they pass by, with what is to be told of them.
struct PassingPage: Sendable {
  let page: Int
  var galleries: [Gallery] = []
  var findings = FeedFindings()
  /// Files that they were read from.
  var files: [RecordedInput] = []

  /// With the items of which lists and feeds show something: the first, for its title, and the first with a picture.
  var forgotten: PassingPage {
    var page = self
    for index in galleries.indices {
      let items = galleries[index].items
      let pictured = items.firstIndex { $0.poster != nil }
      page.galleries[index].items = items.prefix(1) + (pictured.flatMap { $0 > 0 ? [items[$0]] : nil } ?? [])
    }
    return page
  }
}
