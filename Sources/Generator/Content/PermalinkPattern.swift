/// An address pattern such as `/:year/:month/:slug/` (SPEC section 3, `permalinks`).
struct PermalinkPattern: Sendable, Hashable {
  static let expected = "a path of :year :month :day :slug :title :section :filename and plain text"

  private enum Part: Sendable, Hashable {
    case text(String)
    case token(Token)
  }

  private enum Token: String, CaseIterable { case year, month, day, slug, title, section, filename }

  private var parts: [Part] = []

  init?(_ text: String) {
    guard text.hasPrefix("/") else { return nil }
    var rest = Substring(text)
    while let colon = rest.firstIndex(of: ":") {
      if colon > rest.startIndex { parts.append(.text(String(rest[..<colon]))) }
      let name = rest[rest.index(after: colon)...].prefix { $0.isLetter }
      guard let token = Token(rawValue: String(name)) else { return nil }
      parts.append(.token(token))
      rest = rest[name.endIndex...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
  }

  var needsDate: Bool {
    parts.contains { part in
      if case .token(let token) = part { [.year, .month, .day].contains(token) } else { false }
    }
  }

  /// What a page's address is; nil when the pattern wants a date that the page does not have.
  func path(date: PageDate?, slug: String, title: String, section: String, filename: String) -> URLPath? {
    guard date != nil || !needsDate else { return nil }
    let civil = date?.civil
    let text = parts.map { part in
      switch part {
      case .text(let text): text
      case .token(.year): Self.digits(civil?.year ?? 0, 4)
      case .token(.month): Self.digits(civil?.month ?? 0, 2)
      case .token(.day): Self.digits(civil?.day ?? 0, 2)
      case .token(.slug): slug
      case .token(.title): Slug.make(title)
      case .token(.section): section
      case .token(.filename): filename
      }
    }
    return URLPath(text.joined())
  }

  private static func digits(_ value: Int, _ count: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
