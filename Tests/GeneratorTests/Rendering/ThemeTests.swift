import Markup
import Syndication
import Testing

@testable import Generator

/// The built-in theme with hostile content.
@Suite struct ThemeTests {
  private static let bad = "\\\"><script>alert(1)</script>"

  private static let page = """
    ---
    title: "\(bad)"
    date: 2026-01-01
    tags: ["\(bad)"]
    description: "\(bad)"
    image: "/a\(bad)"
    robots: "\(bad)"
    params: {a: "\(bad)"}
    menus: {main: {title: "\(bad)"}}
    gallery: {feed: 'https://e.example/f.xml', embed: video}
    galleries:
      a: {fid: AEAAQdbniShi, feed: 'https://e.example/f.xml'}
      b: {rrid: "\(bad)", uid: AUIDUIDUIDUI, template: ATEMPLATETEM}
      c: {rrid: "\(bad)", uid: AUIDUIDUIDUI, template: ATEMPLATETEM, embed: iframe}
    ---
    # "><script>alert(1)</script>

    [x](/"><script>) ![a"><script>](/b.png "t\\"><script>")

    [gallery a] [gallery b] [gallery c]

    """

  private static let feed: String = {
    let bad = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
    return """
      <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>&amp;lt;script&amp;gt;\(bad)</title>
      <description>\(bad)</description><item><title>\(bad)</title><guid>\(bad)</guid><link>https://e.example/\(bad)</link>
      <description>\(bad)</description><category>\(bad)</category>
      <media:content url="https://e.example/\(bad).mp4" type="video/mp4" duration="5"/>
      <media:thumbnail url="https://e.example/\(bad).jpg" width="10" height="10"/></item></channel></rss>
      """
  }()

  @Test func nothingComesOutRaw() async throws {
    let trial = try SiteTrial([
      "site.yml": """
      title: "\(Self.bad)"
      base_url: https://h.example/
      description: "\(Self.bad)"
      author: {name: "\(Self.bad)", url: "/\(Self.bad)"}
      taxonomies: [tags]
      menus: {main: [{title: "\(Self.bad)", url: "/\(Self.bad)"}]}
      ignore: [unsafe-reference, dropped-html, term-merged]

      """,
      "content/films/a.md": Self.page, "content/_index.md": Self.page,
    ])
    trial.retriever.answers["https://e.example/f.xml"] = .fresh(Self.feed)
    #expect(try await trial.build().errorCount == 0)
    let files = try trial.sandbox.files()
    #expect(files.count > 8)
    for (name, text) in files {
      #expect(!text.contains("<script>alert"), "\(name)")
      #expect(!text.contains("\"><script"), "\(name)")
    }
  }

  @Test func theNotFoundPageOfTheAuthor() async throws {
    let trial = try SiteTrial(["content/404.md": "---\ntitle: Lost\n---\nGone fishing\n"])
    let html = try await trial.page("404.html")
    #expect(html.contains("Gone fishing") && html.contains("Lost"))
    #expect(html.contains("<meta name=\"robots\" content=\"noindex\">"))
  }

  @Test func aSiteWithoutContent() async throws {
    let site = "title: Site\nbase_url: https://h.example/\nignore: [no-content]\n"
    #expect(try await SiteTrial(["site.yml": site]).page("index.html").contains("<title>Site</title>"))
  }

  @Test func feedsOfSections() async throws {
    let trial = try SiteTrial(["content/posts/a.md": "---\ntitle: A & B\ndate: 2026-06-01\n---\nFirst < words\n"])
    let feed = try await trial.page("posts/rss.xml")
    #expect(feed.contains("<title>A &amp; B</title>"))
    #expect(feed.contains("<link>https://h.example/posts/a/</link>"))
    #expect(feed.contains("First &amp;lt; words"))
    #expect(trial.sandbox.exists("public/rss.xml"))
  }
}
