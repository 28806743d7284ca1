import Markup
import Syndication
import Testing

@testable import Generator

@Suite struct SiteAssemblyTests {
  private func site(_ files: [String: String], _ change: (inout BuildOptions) -> Void = { _ in }) async throws -> (
    site: Site, problems: [String]
  ) {
    let trial = try SiteTrial(files)
    change(&trial.options)
    return try await trial.site()
  }

  private func paths(_ site: Site) -> [String] { site.pages.map(\.path.string).sorted() }

  private func titles(_ pages: [Int], _ site: Site) -> [String] { pages.map { site.pages[$0].title } }

  private func page(_ title: String, date: String? = nil, _ more: String = "") -> String {
    "---\ntitle: \(title)\n" + (date.map { "date: \($0)\n" } ?? "") + more + "---\n"
  }

  @Test func addressesFollowTheFolders() async throws {
    let (site, problems) = try await site([
      "content/_index.md": page("Home"), "content/about.md": page("About"),
      "content/posts/First Post.md": page("First"),
      "content/posts/_index.md": page("Posts"), "content/films/aurora/index.md": page("Aurora"),
      "content/films/short/x.md": page("X"), "content/a.md": page("A", "slug: b.c\n"),
      "content/u.md": page("U", "url: /x/y.html\n"),
    ])
    #expect(problems == [])
    #expect(
      paths(site) == [
        "/", "/404.html", "/about/", "/b.c/", "/films/", "/films/aurora/", "/films/short/", "/films/short/x/",
        "/posts/",
        "/posts/first-post/", "/x/y.html",
      ])
  }

  @Test(arguments: ["content/_index.md", "content/index.md"])
  func homeFromEitherName(_ file: String) async throws {
    let (site, problems) = try await site([file: page("Welcome")])
    #expect(problems == [])
    #expect(site.pages[Site.home].title == "Welcome")
    #expect(site.pages[Site.home].kind == .home)
  }

  @Test func withoutContent() async throws {
    let (site, problems) = try await site([:])
    #expect(problems == ["content: warning[no-content]: there is no such folder, and so the site has no pages"])
    #expect(paths(site) == ["/", "/404.html"])
    #expect(
      try await self.site(["content/a.txt": "a"]).1 == [
        "content: warning[no-content]: there are no pages in this folder"
      ])
    #expect(site.pages[Site.home].title == "Site")
  }

  /// A folder that was renamed, or a name that was mistyped, must not empty the site.
  @Test func contentThatIsMissed() async throws {
    let wanted = "error[unreadable-file]: there is no such folder, and so the site would have no pages"
    let trial = try SiteTrial(["content/a.md": "---\ntitle: A\n---\n"])
    trial.options.settings = ["content=contents"]
    #expect(try await trial.problems() == ["contents: " + wanted])
    trial.options.settings = []
    trial.options.program = "this one"
    #expect(try await trial.problems() == [])
    try Directory.current.rename(trial.sandbox.path + "/content", to: trial.sandbox.path + "/pages")
    #expect(try await trial.problems() == ["content: " + wanted])
    #expect(try await trial.problems() == ["content: " + wanted])
    #expect(trial.sandbox.exists("public/a/index.html"))
    trial.options.settings = ["content=pages"]
    #expect(try await trial.problems() == [])
  }

  @Test func aNotFoundPageOfTheAuthors() async throws {
    let (site, _) = try await site(["content/404.md": page("Lost")])
    #expect(site.pages.filter { $0.kind == .notFound }.map(\.title) == ["Lost"])
    #expect(paths(site) == ["/", "/404.html"])
  }

  @Test func listsAreNewestFirstThenByWeightAndTitle() async throws {
    let (site, _) = try await site([
      "content/posts/a.md": page("No date, b"), "content/posts/b.md": page("No date, a"),
      "content/posts/c.md": page("Old", date: "2026-01-01"), "content/posts/d.md": page("New", date: "2026-02-01"),
      "content/posts/e.md": page("Same day, heavy", date: "2026-01-15", "weight: 2\n"),
      "content/posts/f.md": page("Same day, light", date: "2026-01-15", "weight: 1\n"),
      "content/posts/sub/g.md": page("Below", date: "2026-01-20"),
      "content/other/h.md": page("Elsewhere", date: "2026-01-21"),
    ])
    let posts = try #require(site.pages.firstIndex { $0.path.string == "/posts/" })
    let expected = ["New", "Below", "Same day, light", "Same day, heavy", "Old", "No date, a", "No date, b"]
    #expect(titles(site.pages[posts].listed, site) == expected)
    #expect(titles(site.pages[Site.home].listed, site) == ["New", "Elsewhere"] + expected.dropFirst())
  }

  @Test func amongDatedPagesOfASectionTheNextIsTheNewerOne() async throws {
    let (site, _) = try await site([
      "content/p/a.md": page("A", date: "2026-01-03"), "content/p/b.md": page("B", date: "2026-01-02"),
      "content/p/c.md": page("C", date: "2026-01-01"), "content/q/d.md": page("D", date: "2026-01-02"),
    ])
    let middle = try #require(site.pages.first { $0.title == "B" })
    #expect(middle.previous.map { site.pages[$0].title } == "C")
    #expect(middle.next.map { site.pages[$0].title } == "A")
    let alone = try #require(site.pages.first { $0.title == "D" })
    #expect(alone.previous == nil && alone.next == nil)
  }

  @Test func amongPagesWithoutDatesTheNextIsTheFollowingOne() async throws {
    let (site, _) = try await site([
      "content/p/a.md": "---\ntitle: A\nweight: 1\n---\n", "content/p/b.md": "---\ntitle: B\nweight: 2\n---\n",
      "content/p/c.md": page("C", date: "2026-01-01"),
    ])
    let first = try #require(site.pages.first { $0.title == "A" })
    #expect(first.previous == nil)
    #expect(first.next.map { site.pages[$0].title } == "B")
    let dated = try #require(site.pages.first { $0.title == "C" })
    #expect(dated.previous == nil && dated.next == nil)
  }

  @Test func termsAreGroupedByTheirSlug() async throws {
    let (site, problems) = try await site([
      "site.yml": "title: S\nbase_url: https://h.example/\ntaxonomies: [tags]\n",
      "content/a.md": page("A", date: "2026-02-01", "tags: [Northern Light, sea]\n"),
      "content/b.md": page("B", date: "2026-01-01", "tags: northern light\n"),
    ])
    #expect(problems == [])
    #expect(site.taxonomies[0].terms.map(\.title) == ["Northern Light", "sea"])
    #expect(site.taxonomies[0].terms.map { titles($0.pages, site) } == [["A", "B"], ["A"]])
    #expect(paths(site).filter { $0.hasPrefix("/tags") } == ["/tags/", "/tags/northern-light/", "/tags/sea/"])
  }

  @Test func aSectionOfTheSameAddressLendsATaxonomyItsTitleAndText() async throws {
    let (site, problems) = try await site([
      "site.yml": "title: S\nbase_url: https://h.example/\ntaxonomies: [tags]\n",
      "content/tags/_index.md": page("All tags"), "content/tags/sea/_index.md": page("The sea"),
      "content/a.md": page("A", "tags: [sea]\n"),
    ])
    #expect(problems == [])
    let tags = try #require(site.pages.first { $0.path.string == "/tags/" })
    #expect(tags.kind == .taxonomy(0) && tags.title == "All tags")
    let sea = try #require(site.pages.first { $0.path.string == "/tags/sea/" })
    #expect(sea.kind == .term(0, 0) && sea.title == "The sea" && titles(sea.listed, site) == ["A"])
    #expect(site.topSections == [])
  }

  @Test(arguments: [
    (
      ["content/a.md": "", "content/A.md": ""],
      "content/a.md:1:1: error[duplicate-url]: two pages have the address /a/: this one and content/A.md"
    ),
    (
      ["content/a.md": "---\nurl: /b/\n---\n", "content/b.md": ""],
      "content/b.md:1:1: error[duplicate-url]: two pages have the address /b/: this one and content/a.md"
    ),
    (
      ["content/b.md": "", "content/c.md": "---\ntitle: C\nurl: /b/\n---\n"],
      "content/c.md:3:1: error[duplicate-url]: two pages have the address /b/: this one and content/b.md"
    ),
    (
      ["content/_index.md": "", "content/index.md": ""],
      "content/index.md:1:1: error[duplicate-url]: two files are the page of this folder: this one and _index.md"
    ),
    (
      ["content/a.md": "---\naliases: [/b/]\n---\n", "content/b.md": ""],
      "content/a.md:1:1: error[duplicate-url]: two pages have the address /b/: this one and content/b.md"
    ),
  ])
  func twoPagesOfOneAddress(_ files: [String: String], _ expected: String) async throws {
    #expect(try await site(files).problems == [expected])
  }

  @Test func whatIsHeldBack() async throws {
    let files = [
      "content/draft.md": page("D", "draft: true\n"), "content/future.md": page("F", date: "2030-01-01"),
      "content/expired.md": page("E", "expires: 2020-01-01\n"), "content/now.md": page("N", date: "2026-01-01"),
    ]
    #expect(paths(try await site(files).site) == ["/", "/404.html", "/now/"])
    let all = try await site(files) { ($0.drafts, $0.future, $0.expired) = (true, true, true) }.site
    #expect(paths(all) == ["/", "/404.html", "/draft/", "/expired/", "/future/", "/now/"])
  }

  @Test func permalinks() async throws {
    let (site, problems) = try await site([
      "site.yml": "title: S\nbase_url: https://h.example/\npermalinks: { posts: /:year/:slug/ }\n",
      "content/posts/a.md": page("A", date: "2026-01-01"), "content/posts/b.md": page("B"), "content/c.md": page("C"),
    ])
    #expect(
      problems == [
        "content/posts/b.md:1:1: error[bad-date]: the site's address pattern for this section wants a date, and the page has none"
      ])
    #expect(paths(site).contains("/2026/a/"))
    #expect(paths(site).contains("/c/"))
  }

  @Test func menusTakePagesByWeightAndTitle() async throws {
    let (site, _) = try await site([
      "site.yml": "title: S\nbase_url: https://h.example/\nmenus: { main: [ { title: First, url: /x/ } ] }\n",
      "content/b.md": page("B", "menus: main\nweight: 1\n"),
      "content/a.md": page("A", "menus: {main: {title: Other}}\nweight: 2\n"),
      "content/c.md": page("C", "menus: [foot]\n"),
    ])
    #expect(site.menus.map(\.name) == ["main", "foot"])
    #expect(site.menus[0].items.map(\.title) == ["First", "B", "Other"])
    #expect(site.menus[0].items.map(\.url) == ["/x/", "/b/", "/a/"])
  }

  @Test func theBuildDateIsTheNewestOfTheContentUnlessNowIsSaid() async throws {
    let files = [
      "content/a.md": page("A", date: "2026-01-01"),
      "content/b.md": page("B", date: "2025-01-01", "updated: 2026-02-01\n"),
    ]
    #expect(try await site(files).site.buildDate?.ymd == "2026-02-01")
    let said = try await site(files) { ($0.now, $0.nowIsSaid) = (Timestamp(seconds: 1_790_000_000), true) }
    #expect(said.site.buildDate?.ymd == "2026-09-21")
    #expect(try await site([:]).site.buildDate == nil)
  }
}
