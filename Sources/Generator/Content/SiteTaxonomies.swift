/// Taxonomies and their terms.
extension SiteAssembly {
  /// A page for each taxonomy and each of its terms. A section of the same address (`content/tags/_index.md`) lends the
  /// taxonomy its title and text and disappears.
  mutating func addTaxonomies(_ order: [Int]) {
    let empty = sections.values.filter { pages[$0].kind == .section && pages[$0].listed.isEmpty }.sorted()
    let twins = Dictionary(empty.map { (pages[$0].path, $0) }) { first, _ in first }
    for (index, name) in configuration.taxonomies.enumerated() {
      let path = URLPath.root.appending(name)
      let taxonomy = Taxonomy(name: name, path: path, terms: terms(index, path, order))
      taxonomies.append(taxonomy)
      for page in order { pages[page].terms.append([]) }
      for (number, term) in taxonomy.terms.enumerated() {
        for page in term.pages { pages[page].terms[index].append(number) }
      }
      addPages(of: taxonomy, index, twins)
    }
  }

  private mutating func terms(_ taxonomy: Int, _ path: URLPath, _ order: [Int]) -> [Taxonomy.Term] {
    var terms: [Taxonomy.Term] = []
    var bySlug: [String: Int] = [:]
    for page in order {
      for title in pages[page].source?.frontMatter.terms[taxonomy] ?? [] {
        let slug = Slug.make(title)
        guard !slug.isEmpty else {
          reportTerm(title, page)
          continue
        }
        if let known = bySlug[slug] {
          if terms[known].pages.last != page { terms[known].pages.append(page) }
        } else {
          bySlug[slug] = terms.count
          terms.append(Taxonomy.Term(title: title, path: path.appending(slug), pages: [page]))
        }
      }
    }
    return bySlug.sorted { $0.key < $1.key }.map { terms[$0.value] }
  }

  private mutating func reportTerm(_ title: String, _ page: Int) {
    guard let source = pages[page].source else { return }
    diagnostics.append(
      Diagnostic(
        .badURL, at: place(source), "no address can be made from the term '\(title)'", help: "use letters or digits"))
  }

  private mutating func addPages(of taxonomy: Taxonomy, _ index: Int, _ twins: [URLPath: Int]) {
    let title = Self.title(from: taxonomy.name)
    place(Page(kind: .taxonomy(index), title: title, path: taxonomy.path, parent: Site.home), twins)
    for (number, term) in taxonomy.terms.enumerated() {
      place(
        Page(kind: .term(index, number), title: term.title, path: term.path, parent: Site.home, listed: term.pages),
        twins)
    }
  }

  /// Adds a page, or turns the section that has its address already into it.
  private mutating func place(_ page: Page, _ twins: [URLPath: Int]) {
    guard let twin = twins[page.path], pages[twin].kind == .section else {
      _ = add(page)
      return
    }
    pages[twin].kind = page.kind
    pages[twin].listed = page.listed
    if pages[twin].source?.frontMatter.title == nil { pages[twin].title = page.title }
  }
}
