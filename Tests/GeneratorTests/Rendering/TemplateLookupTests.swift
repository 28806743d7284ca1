import Testing

@testable import Generator

@Suite struct TemplateLookupTests {
  @Test(
    arguments: [
      (.page, "", ["page"]), (.page, "films/short", ["films/short/page", "films/page", "page"]),
      (.section, "films", ["films/list", "list"]),
      (.home, "", ["home", "list"]), (.taxonomy(0), "", ["taxonomy"]), (.term(0, 0), "", ["term", "list"]),
      (.notFound, "", ["404"]),
    ] as [(PageKind, String, [String])])
  func names(_ kind: PageKind, _ section: String, _ expected: [String]) {
    #expect(TemplateLookup.names(kind, in: section) == expected)
  }

  @Test(arguments: [
    ("page", true), ("films/list", true), ("404", true), ("base", false), ("films/card", false), ("mypage", false),
  ])
  func entries(_ name: String, _ expected: Bool) { #expect(TemplateLookup.isEntry(name) == expected) }
}
