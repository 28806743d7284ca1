/// Which template a page is rendered with (SPEC section 6).
enum TemplateLookup {
  private static let kinds: Set<String> = ["page", "list", "taxonomy", "term", "item", "home", "404"]

  /// Whether pages may be rendered with a template of this name, rather than other templates use it.
  static func isEntry(_ name: String) -> Bool {
    let slash = name.utf8.lastIndex(of: UInt8(ascii: "/"))
    return kinds.contains(slash.map { String(name[name.utf8.index(after: $0)...]) } ?? name)
  }

  /// Names to try, the best first.
  static func names(_ kind: PageKind, in section: String) -> [String] {
    switch kind {
    case .page: sections(section, "page") + ["page"]
    case .section: sections(section, "list") + ["list"]
    case .home: ["home", "list"]
    case .taxonomy: ["taxonomy"]
    case .term: ["term", "list"]
    case .notFound: ["404"]
    }
  }

  /// `films/short` → `films/short/page`, `films/page`.
  private static func sections(_ section: String, _ kind: String) -> [String] {
    var names: [String] = []
    var rest = Substring(section)
    while !rest.isEmpty {
      names.append(rest + "/" + kind)
      rest = rest.utf8.lastIndex(of: UInt8(ascii: "/")).map { rest[..<$0] } ?? ""
    }
    return names
  }
}

extension SiteTemplates {
  /// The best that there is.
  func name(for kind: PageKind, in section: String) -> String? {
    TemplateLookup.names(kind, in: section).first(where: files.names.contains)
  }
}
