import Markup
import Syndication

/// Puts pages together into a site: addresses, sections, lists, terms, neighbours, menus (SPEC sections 4 and 7).
struct SiteAssembly {
  let configuration: SiteConfiguration
  let files: ContentFiles
  var pages: [Page] = []
  var taxonomies: [Taxonomy] = []
  var menus: [Menu] = []
  var byFile: [String: Int] = [:]
  var byPath: [URLPath: Int] = [:]
  var held: [String: HeldBack] = [:]
  var diagnostics: [Diagnostic] = []
  /// Indices of sections by their folder below `content/`, which ends in `/`; home is the empty folder.
  var sections: [String: Int] = [:]

  init(_ sources: [PageSource], _ files: ContentFiles, _ configuration: SiteConfiguration, _ options: BuildOptions) {
    self.configuration = configuration
    self.files = files
    let published = publish(sources, options)
    pages.reserveCapacity(published.count * 5 / 4 + 64)
    byFile.reserveCapacity(published.count)
    addSections(published)
    for source in published where source.file.role != .section { addPage(source) }
    let order = listOrder()
    fillLists(order)
    linkNeighbours(order)
    addTaxonomies(order)
    addNotFound()
    addMenus()
    checkAddresses()
  }

  private mutating func publish(_ sources: [PageSource], _ options: BuildOptions) -> [PageSource] {
    sources.filter { source in
      guard let reason = HeldBack(source, options) else { return true }
      held[source.file.path] = reason
      return false
    }
  }

  mutating func add(_ page: Page) -> Int {
    pages.append(page)
    if let file = page.source?.file.path { byFile[file] = pages.count - 1 }
    return pages.count - 1
  }

  func place(_ source: PageSource) -> Place {
    Place(file: configuration.folders.content + "/" + source.file.path, location: .start)
  }
}

// MARK: - Lists

extension SiteAssembly {
  /// Pages as lists show them: newest first, then by weight, title and address.
  private func listOrder() -> [Int] {
    pages.indices.filter { pages[$0].isListed }.map { ListKey(pages[$0], index: $0) }.sorted().map(\.index)
  }

  /// A section lists its pages and those of its subsections; home lists all.
  private mutating func fillLists(_ order: [Int]) {
    for index in order {
      var section = pages[index].parent
      while let current = section {
        pages[current].listed.append(index)
        section = pages[current].parent
      }
    }
  }

  /// Neighbours are pages of the same section: among dated pages the next is the newer one, among others the following.
  private mutating func linkNeighbours(_ order: [Int]) {
    var last: [Int: Int] = [:]
    for index in order {
      guard let section = pages[index].parent else { continue }
      if let listedBefore = last[section] { link(listedBefore, index) }
      last[section] = index
    }
  }

  private mutating func link(_ first: Int, _ second: Int) {
    switch (pages[first].source?.frontMatter.date, pages[second].source?.frontMatter.date) {
    case (.some, .some):
      pages[first].previous = second
      pages[second].next = first
    case (nil, nil):
      pages[first].next = second
      pages[second].previous = first
    default: break
    }
  }
}

// MARK: - Menus and the rest

extension SiteAssembly {
  /// A site without a page of its own for what is not there gets one.
  private mutating func addNotFound() {
    guard !pages.contains(where: { $0.kind == .notFound }), let path = URLPath("/404.html") else { return }
    _ = add(Page(kind: .notFound, title: "Page not found", path: path, parent: Site.home))
  }

  /// The menus of `site.yml`, then what pages add to them, by weight and title.
  private mutating func addMenus() {
    menus = configuration.menus
    let added = pages.flatMap { page in (page.source?.frontMatter.menus ?? []).map { (page: page, entry: $0) } }
      .sorted { ($0.page.weight, $0.page.title) < ($1.page.weight, $1.page.title) }
    for (page, entry) in added {
      let item = Menu.Item(title: entry.title ?? page.title, url: page.path.string)
      if let index = menus.firstIndex(where: { $0.name == entry.menu }) {
        menus[index].items.append(item)
      } else {
        menus.append(Menu(name: entry.menu, items: [item]))
      }
    }
  }

  /// No two pages or aliases may answer for one address.
  private mutating func checkAddresses() {
    byPath.reserveCapacity(pages.count)
    for index in pages.indices {
      guard let owner = byPath.updateValue(index, forKey: pages[index].path) else { continue }
      reportTwin(pages[index].path, index, owner)
    }
    var owners = byPath
    for index in pages.indices {
      for alias in pages[index].aliases {
        guard let owner = owners.updateValue(index, forKey: alias) else { continue }
        if owner != index || pages[owner].path == alias { reportTwin(alias, index, owner) }
      }
    }
  }

  private mutating func reportTwin(_ path: URLPath, _ index: Int, _ owner: Int) {
    let other =
      pages[owner].source.map { configuration.folders.content + "/" + $0.file.path } ?? "the list of \(path.string)"
    let place = pages[index].source.map { pages[index].source?.frontMatter.urlPlace ?? self.place($0) }
    diagnostics.append(
      Diagnostic(
        .duplicateURL, at: place ?? Place(file: other),
        "two pages have the address \(path.string): this one and \(other)",
        help: "give one of them another slug: or url:"))
  }
}

/// What decides about a page's place in lists, taken out of it once: pages are large, and sorting looks often.
private struct ListKey: Comparable {
  /// Seconds; nil comes last.
  let date: Int64?
  let weight: Int
  let title: String
  let path: URLPath
  let index: Int

  init(_ page: borrowing Page, index: Int) {
    date = page.source?.frontMatter.date?.moment.seconds
    weight = page.weight
    title = page.title
    path = page.path
    self.index = index
  }

  static func < (left: ListKey, right: ListKey) -> Bool {
    if left.date != right.date { return (left.date ?? .min) > (right.date ?? .min) }
    if left.weight != right.weight { return left.weight < right.weight }
    return left.title != right.title ? left.title < right.title : left.path < right.path
  }
}
