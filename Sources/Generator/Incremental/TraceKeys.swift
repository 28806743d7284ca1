import Markup
import Syndication
import Templates

/// Fingerprints of all that the rendering of each page reads, apart from its links. Whoever lets a page read something
/// new of another page or of the site adds it here.
struct TraceKeys: Sendable {
  private let site: Site
  /// What every page may read: the program, the configuration, templates, menus.
  private let common: Fingerprint
  /// By page: what is known of it without its Markdown and its galleries.
  private let bare: [Fingerprint]
  /// Templates that show how many pages carry a term.
  private let counting: Set<String>
  private let countsWords: Bool

  /// - Parameter basis: of the program and the configuration.
  init(_ renderer: PageRenderer, basis: Fingerprint, jobs: Int) async {
    site = renderer.context.site
    let shown = ShownNames(renderer.templates)
    counting = Set(shown.templates("term", "count"))
    countsWords = renderer.countsWords
    common = Self.common(renderer, shown, basis)
    let site = site
    bare = await Parallel.map(Array(site.pages.indices), jobs: jobs, chunk: 256) { Self.bare($0, site) }
  }

  /// For a page by itself, with the galleries of `context`.
  func page(_ index: Int, _ template: String, in context: RenderContext) -> Fingerprint {
    var print = common
    print.add(template)
    addPage(index, context, to: &print)
    if counting.contains(template) { addCounts(index, to: &print) }
    addText(index, context, to: &print)
    return print
  }

  /// The page's text with the galleries that only it names.
  private func addText(_ index: Int, _ context: RenderContext, to print: inout Fingerprint) {
    guard let source = site.pages[index].source else { return }
    print.add(source.print)
    for code in source.shortCodes where code.kind == .cincopa {
      print.add(code.argument)
      print.add(context.coded[code.argument]?.print ?? Fingerprint())
      Self.add(context.coded[code.argument]?.hosted ?? [:], to: &print)
    }
  }

  /// For a page of a list, whose content has been rendered; `context` has what was rendered of all pages.
  func list(
    _ list: ListPage, _ template: String, _ content: PageContent, in context: RenderContext
  ) -> Fingerprint {
    var print = page(list.index, template, in: context)
    let counts = counting.contains(template)
    print.add(content.html.bytes)
    print.add(list.number)
    print.add(list.count)
    print.add(list.total)
    for term in list.terms {
      print.add(term.title)
      print.add(term.url)
      if counts { print.add(term.count) }
    }
    for index in list.pages {
      add(index, context, to: &print)
      if counts { addCounts(index, to: &print) }
    }
    return print
  }

  /// For the feed of a list.
  func feed(_ index: Int, in context: RenderContext) -> Fingerprint {
    var print = common
    addPage(index, context, to: &print)
    for page in site.pages[index].listed.prefix(SiteFeed.limit) {
      add(page, context, to: &print)
      // Of galleries in the text there are pictures.
      if site.pages[page].source?.shortCodes.isEmpty == false { addText(page, context, to: &print) }
    }
    return print
  }

  /// What lists and feeds show of a page.
  private func add(_ index: Int, _ context: RenderContext, to print: inout Fingerprint) {
    addPage(index, context, to: &print)
    print.add(context.digests[index].firstParagraph)
    if countsWords { print.add(context.digests[index].wordCount) }
  }

  /// What is known of a page without its Markdown.
  private func addPage(_ index: Int, _ context: RenderContext, to print: inout Fingerprint) {
    print.add(bare[index])
    let galleries = context.galleries[index] ?? []
    for place in galleries.indices {
      print.add(galleries[place].print)
      print.add(galleries[place].ownPoster)
      Self.add(galleries[place].hosted, to: &print)
    }
  }

  /// How many pages carry each term of a page.
  private func addCounts(_ index: Int, to print: inout Fingerprint) {
    for (taxonomy, terms) in site.pages[index].terms.enumerated() {
      for term in terms { print.add(site.taxonomies[taxonomy].terms[term].pages.count) }
    }
  }
}

// MARK: - Parts

extension TraceKeys {
  private static func common(
    _ renderer: PageRenderer, _ shown: ShownNames, _ basis: Fingerprint
  ) -> Fingerprint {
    let site = renderer.context.site
    var print = basis
    print.add(renderer.templates.files.print)
    // Otherwise pages have been kept without a count. Which templates are in use depends on the pages.
    print.add(renderer.countsWords ? 1 : 0)
    site.addLink(Site.home, to: &print)
    if shown.has("site", "sections") { for section in site.topSections { site.addLink(section, to: &print) } }
    if shown.has("site", "build_date") { print.add(site.buildDate) }
    if shown.has("site", "menus") {
      for menu in site.menus {
        print.add(menu.name)
        print.add(menu.items.count)
        for item in menu.items { [item.title, item.url].forEach { print.add($0) } }
      }
    }
    return print
  }

  private static func bare(_ index: Int, _ site: Site) -> Fingerprint {
    let page = site.pages[index]
    var print = Fingerprint()
    print.add(page.kind.name)
    site.addLink(index, to: &print)
    print.add(page.sectionName)
    if let source = page.source {
      print.add(source.file.path)
      print.add(source.headPrint)
      addPicture(of: page, in: site, to: &print)
    }
    var parent = page.parent
    while let section = parent {
      site.addLink(section, to: &print)
      parent = site.pages[section].parent
    }
    site.addLink(page.previous, to: &print)
    site.addLink(page.next, to: &print)
    for (taxonomy, terms) in page.terms.enumerated() {
      print.add(terms.count)
      for term in terms {
        let term = site.taxonomies[taxonomy].terms[term]
        print.add(term.title)
        print.add(term.path.string)
      }
    }
    return print
  }

  /// Copies of other hosts' files, whose names tell their contents.
  private static func add(_ hosted: [String: String], to print: inout Fingerprint) {
    for (address, copy) in hosted.sorted(by: { $0.key < $1.key }) {
      print.add(address)
      print.add(copy)
    }
  }

  /// A picture beside the page, which may come and go without the page's own file.
  private static func addPicture(of page: Page, in site: Site, to print: inout Fingerprint) {
    guard let image = page.source?.frontMatter.image else { return }
    print.add(site.answers([MarkdownLink(destination: image, isImage: false, location: .start)], on: page))
  }
}

extension Site {
  /// A title and where it leads.
  fileprivate func addLink(_ index: Int?, to print: inout Fingerprint) {
    print.add(index.map { pages[$0].title })
    if let index { print.add(pages[index].path.string) }
  }
}

extension Fingerprint {
  fileprivate mutating func add(_ date: PageDate?) {
    add(Int(date?.moment.seconds ?? .min))
    add(date?.offset ?? 0)
  }
}
