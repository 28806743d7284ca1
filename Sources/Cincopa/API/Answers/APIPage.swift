import Syndication

/// One page of a list, with where it stands among the others (PLATFORM section 5.1).
public struct APIPage<Item: Sendable & Equatable>: Sendable, Equatable {
  public var items: [Item]
  public var place: PagePlace

  public init(items: [Item], place: PagePlace) {
    self.items = items
    self.place = place
  }

  /// The objects of `name`; a list that is missing is no list.
  init(_ owner: JSONValue, _ name: String, _ read: (JSONValue) -> Item) throws(APIFailure) {
    let list = try owner.required(name, owner[name])
    // An object without members is written as a list by some servers, and null stands for nothing.
    let values = list.array ?? list.members.map { $0.map(\.value) } ?? []
    items = values.filter { $0.members != nil }.map(read)
    place = PagePlace(owner["items_data"])
  }
}

/// `items_data`; what the platform does not say is nil.
public struct PagePlace: Sendable, Hashable {
  /// From 1.
  public var page: Int?
  public var itemsPerPage: Int?
  public var itemsCount: Int?
  /// `pages_count` or `page_count`.
  public var pagesCount: Int?

  public init(page: Int? = nil, itemsPerPage: Int? = nil, itemsCount: Int? = nil, pagesCount: Int? = nil) {
    self.page = page
    self.itemsPerPage = itemsPerPage
    self.itemsCount = itemsCount
    self.pagesCount = pagesCount
  }

  init(_ json: JSONValue?) {
    func count(_ name: String) -> Int? { json?[name]?.intValue.flatMap { $0 >= 0 ? $0 : nil } }
    self.init(
      page: count("page"), itemsPerPage: count("items_per_page"), itemsCount: count("items_count"),
      pagesCount: count("pages_count") ?? count("page_count"))
  }
}

/// Asks for one page of a list after the other, and knows when there are no more, whatever the counts say: they may be
/// missing, text, or wrong.
public struct PageTurning<Item: Sendable & Equatable>: Sendable {
  /// The page to ask for next, from 1; nil behind the last.
  public private(set) var next: Int? = 1
  private var seen = 0
  private var last: [Item] = []

  /// More pages than any account has: a server that goes on for ever is left.
  private static var limit: Int { 10_000 }

  public init() {}

  /// Takes the page that was asked for; what it gives is empty when it only repeats the one before.
  public mutating func turn(_ page: APIPage<Item>) -> [Item] {
    guard let number = next, !page.items.isEmpty, page.items != last else {
      next = nil
      return []
    }
    seen += page.items.count
    last = page.items
    next = isLast(page, number) || number >= Self.limit ? nil : number + 1
    return page.items
  }

  private func isLast(_ page: APIPage<Item>, _ number: Int) -> Bool {
    let place = page.place
    if let all = place.itemsCount, all > 0 { return seen >= all && number >= place.pagesCount ?? 1 }
    if let pages = place.pagesCount { return number >= pages }
    return page.items.count < place.itemsPerPage ?? 1
  }
}
