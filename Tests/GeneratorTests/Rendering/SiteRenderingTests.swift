import Markup
import Syndication
import Testing

@testable import Generator

/// Templates of a test's own, so that input and output stand side by side.
@Suite struct SiteRenderingTests {
  private static let configuration = """
    title: S & T
    base_url: https://h.example/sub/
    theme: none
    taxonomies: [tags]
    pagination: 2
    description: About the site
    outputs: { feeds: [], sitemap: false }
    params: { a: { b: [x, y], flag: yes, no: false, text: "<b>" } }
    menus: { main: [ { title: Films, url: /films/ } ] }

    """

  /// Builds pages with one template for every kind, and gives the output.
  private func build(_ template: String, _ files: [String: String], configuration: String = configuration) async throws
    -> [String: String]
  {
    var all = files.merging(["site.yml": configuration]) { $1 }
    for name in ["page", "list", "taxonomy"] where all["templates/\(name).mustache"] == nil {
      all["templates/\(name).mustache"] = template
    }
    let trial = try SiteTrial(all)
    trial.retriever.answers["https://e.example/f.xml"] = .fresh(SampleFeed.rss)
    #expect(try await trial.problems() == [])
    return try trial.sandbox.files()
  }

  private func page(_ template: String, _ front: String = "title: A", _ text: String = "") async throws -> String? {
    try await build(template, ["content/films/a.md": "---\n\(front)\n---\n\(text)"])["films/a/index.html"]
  }

  @Test(arguments: [
    (
      "{{page.title}}|{{page.url}}|{{page.permalink}}|{{page.kind}}",
      "A|/sub/films/a/|https://h.example/sub/films/a/|page"
    ),
    ("{{site.title}}|{{{site.title}}}|{{site.base_url}}", "S &amp; T|S &amp; T|https://h.example/sub/"),
    ("{{page.section.title}}|{{page.section.url}}", "Films|/sub/films/"), ("{{#page.date}}x{{/page.date}}", ""),
    ("{{#site.menus.main}}{{title}} {{url}}{{#active}} here{{/active}}{{/site.menus.main}}", "Films /sub/films/ here"),
    ("{{#site.params.a.b}}{{.}},{{/site.params.a.b}}", "x,y,"), ("{{^site.params.a.no}}no{{/site.params.a.no}}", "no"),
    ("{{site.params.a.text}}{{{site.params.a.text}}}{{site.params.none.at.all}}", "&lt;b&gt;&lt;b&gt;"),
    ("{{#page.gallery}}x{{/page.gallery}}{{^page.image}}none{{/page.image}}", "none"),
  ])
  func values(_ template: String, _ expected: String) async throws { #expect(try await page(template) == expected) }

  @Test func dates() async throws {
    #expect(
      try await page(
        "{{#page.date}}{{iso}}|{{ymd}}|{{long}}|{{rfc822}}|{{year}}-{{month}}-{{day}}{{/page.date}}",
        "date: 2026-06-02T01:30:00+02:00")
        == "2026-06-01T23:30:00Z|2026-06-02|2 June 2026|Mon, 01 Jun 2026 23:30:00 GMT|2026-06-02")
  }

  @Test func texts() async throws {
    let text = "One *two* three.\n\n## H\n\nFour\n\n## I\n"
    #expect(
      try await page("{{page.summary}}|{{page.word_count}}|{{page.reading_minutes}}", "title: A", text)
        == "One two three.|6|1")
    #expect(try await page("{{page.summary}}", "description: Own & words", text) == "Own &amp; words")
    #expect(
      try await page("{{page.toc}}", "title: A", text)
        == "<ul><li><a href=\"#h\">H</a></li><li><a href=\"#i\">I</a></li></ul>")
  }

  @Test func galleriesGoAfterTheContentUnlessTheyArePlaced() async throws {
    let front =
      "gallery: {feed: 'https://e.example/f.xml', limit: 1}\ngalleries: {t: {feed: 'https://e.example/f.xml', limit: 1}}"
    func figures(_ text: String) -> Int { text.split(separator: "<figure", omittingEmptySubsequences: false).count - 1 }
    let appended = try #require(try await page("{{page.content}}", front, "Text"))
    #expect(appended.hasPrefix("<p>Text</p>\n<figure class=\"embed embed-list\">"))
    #expect(figures(appended) == 2)
    #expect(figures(try #require(try await page("{{page.content}}", front, "Text\n\n[gallery t]\n\nMore"))) == 1)
    let own = "{{page.content}}{{#page.gallery}}{{#items}}{{title}};{{/items}}{{/page.gallery}}"
    #expect(try await page(own, front, "Text") == "<p>Text</p>\nPier;")
    #expect(figures(try #require(try await page("{{page.content}}{{galleries.t.embed}}", front, ""))) == 1)
  }

  @Test func itemsOfAGallery() async throws {
    let template = """
      {{#gallery}}{{title}} {{count}} {{feed_url}} {{#updated}}{{ymd}}{{/updated}}{{#items}}
      {{title}}|{{url}}|{{type}}|{{#date}}{{ymd}}{{/date}}|{{#duration}}{{clock}}{{/duration}}|{{#poster}}{{src}} {{width}}{{/poster}}|{{video}}|{{audio}}|{{#tags}}{{.}}{{/tags}}{{/items}}{{/gallery}}
      """
    #expect(
      try await page(template, "gallery: {feed: 'https://e.example/f.xml'}") == """
        Walks 2 https://e.example/f.xml 2026-06-02
        Pier|https://e.example/pier|video|2026-06-02|1:05|https://e.example/pier.jpg 600|https://e.example/pier.mp4||sea
        Bell|https://e.example/bell|audio|2026-06-01|0:05|||https://e.example/bell.mp3|
        """)
  }

  @Test func furtherListPages() async throws {
    let pages = Dictionary(
      uniqueKeysWithValues: (1...5).map { ("content/p/\($0).md", "---\ntitle: P\($0)\ndate: 2026-01-0\($0)\n---\n") })
    let files = try await build(
      "{{#pages}}{{title}} {{/pages}}{{#paginator}}{{number}}/{{count}}/{{total}} {{previous.url}} {{next.url}}{{/paginator}}",
      pages.merging(["templates/page.mustache": "x"]) { $1 })
    #expect(files["p/index.html"] == "P5 P4 1/3/5  /sub/p/page/2/")
    #expect(files["p/page/2/index.html"] == "P3 P2 2/3/5 /sub/p/ /sub/p/page/3/")
    #expect(files["p/page/3/index.html"] == "P1 3/3/5 /sub/p/page/2/ ")
    #expect(files["p/page/1/index.html"] == nil)
    #expect(files["index.html"] == "P5 P4 1/3/5  /sub/page/2/")
  }

  @Test func taxonomies() async throws {
    let files = try await build(
      "{{#terms}}{{title}} {{url}} {{count}};{{/terms}}{{#pages}}{{title}} {{#tags}}{{title}}{{/tags}}{{/pages}}",
      ["content/a.md": "---\ntitle: A\ntags: [Sea & Sun]\n---\n"])
    #expect(files["tags/index.html"] == "Sea &amp; Sun /sub/tags/sea-sun/ 1;")
    #expect(files["tags/sea-sun/index.html"] == "A Sea &amp; Sun")
  }

  @Test func headAndScriptsArePutInWhenATemplateDoesNotPlaceThem() async throws {
    let html = try #require(
      try await page(
        "<html><head></head><body>{{page.content}}</body></html>",
        "title: A\nimage: /a.jpg\ngallery: {fid: AEAAQdbniShi, feed: 'https://e.example/f.xml'}", "Text"))
    #expect(
      html.hasPrefix(
        """
        <html><head><link rel="canonical" href="https://h.example/sub/films/a/">
        <meta name="description" content="Text">
        <meta property="og:title" content="A">
        <meta property="og:type" content="article">
        <meta property="og:url" content="https://h.example/sub/films/a/">
        <meta property="og:site_name" content="S &amp; T">
        <meta property="og:description" content="Text">
        <meta property="og:image" content="https://h.example/sub/a.jpg">
        </head>
        """))
    #expect(html.hasSuffix("c.parentNode.insertBefore(cp, c); })();</script>\n</body></html>"))
  }

  @Test func theLoaderStandsOnceAndOnlyWhereAPlayerWaits() async throws {
    let template = "{{page.content}}{{scripts}}"
    func loaders(_ text: String?) -> Int {
      (text ?? "").split(separator: "libasync.js", omittingEmptySubsequences: false).count - 1
    }
    let feed = "feed: 'https://e.example/f.xml'"
    #expect(
      loaders(try await page(template, "galleries: {a: {fid: AEAAQdbniShi, \(feed)}, b: {fid: AEAAQdbniShi, \(feed)}}"))
        == 1)
    #expect(loaders(try await page(template, "gallery: {fid: AEAAQdbniShi, \(feed), embed: iframe}")) == 0)
    #expect(loaders(try await page(template, "gallery: {\(feed)}")) == 0)
    let own = "{{#page.gallery}}{{#items}}{{title}}{{/items}}{{/page.gallery}}{{scripts}}"
    #expect(try await page(own, "gallery: {fid: AEAAQdbniShi, \(feed)}") == "PierBell")
  }

  @Test func embedsOfAPageHaveIDsOfTheirOwn() async throws {
    let front = "gallery: {fid: AEAAQdbniShi, feed: 'https://e.example/f.xml'}"
    let template =
      "{{page.content}}{{page.gallery.embed}}{{#page.galleries}}{{embed}}{{/page.galleries}}{{gallery.embed}}"
    let html = try #require(try await page(template, front, "[cincopa AEAAQdbniShi]\n\n[cincopa AEAAQdbniShi]\n"))
    let ids = html.split(separator: "<div id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(ids == ["cp_widget_1", "cp_widget_2", "cp_widget_3", "cp_widget_4", "cp_widget_5"])
  }

  @Test func embedsOfAListPageHaveIDsOfTheirOwn() async throws {
    let page = "---\ntitle: A\ngallery: {fid: AEAAQdbniShi, feed: 'https://e.example/f.xml'}\n---\n"
    let files = try await build(
      "{{#pages}}{{gallery.embed}}{{/pages}}{{scripts}}", ["content/p/a.md": page, "content/p/b.md": page])
    let html = try #require(files["p/index.html"])
    let ids = html.split(separator: "<div id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(ids == ["cp_widget_1", "cp_widget_2"])
    #expect(html.split(separator: "libasync.js", omittingEmptySubsequences: false).count == 2)
  }
}
