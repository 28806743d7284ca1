/// One page of a list: `/posts/` is the first, `/posts/page/2/` the second (SPEC section 7).
struct ListPage: Sendable {
  /// The section, home, taxonomy or term.
  var index: Int
  /// From 1.
  var number: Int
  var count: Int
  var total: Int
  var pages: [Int]
  var terms: [TermValue] = []
  var path: URLPath
  private var neighbours: (previous: String?, next: String?)

  /// All list pages of a page; one when its list is empty.
  static func all(of index: Int, in context: RenderContext) -> [ListPage] {
    let page = context.site.pages[index]
    let size = context.site.configuration.pagination
    let count = size == 0 ? 1 : max(1, (page.listed.count + size - 1) / size)
    return (1...count).map { number in
      let start = (number - 1) * size
      let pages = count == 1 ? page.listed : Array(page.listed[start..<min(start + size, page.listed.count)])
      return ListPage(index: index, number: number, count: count, total: page.listed.count, pages: pages, context)
    }
  }

  private init(index: Int, number: Int, count: Int, total: Int, pages: [Int], _ context: RenderContext) {
    self.index = index
    self.number = number
    self.count = count
    self.total = total
    self.pages = pages
    let first = context.site.pages[index].path
    path = Self.path(number, first)
    neighbours.previous = number > 1 ? context.baseURL.link(Self.path(number - 1, first)) : nil
    neighbours.next = number < count ? context.baseURL.link(Self.path(number + 1, first)) : nil
    if case .taxonomy(let taxonomy) = context.site.pages[index].kind {
      terms = context.site.taxonomies[taxonomy].terms.map { term in
        TermValue(title: term.title, url: context.baseURL.link(term.path), count: term.pages.count)
      }
    }
  }

  private static func path(_ number: Int, _ first: URLPath) -> URLPath {
    number == 1 ? first : first.appending("page").appending(String(number))
  }

  func fill(_ root: inout RootValue) {
    root.pages = pages
    root.terms = terms
    root.paginator = PaginatorValue(
      number: number, count: count, total: total, previous: neighbours.previous, next: neighbours.next)
  }
}
