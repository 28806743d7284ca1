import Cincopa
import Markup
import Syndication
import Testing

@testable import Generator

@Suite struct FrontMatterTests {
  private func read(_ text: String) -> (page: PageSource, problems: [String]) {
    var site = SiteConfiguration()
    site.taxonomies = ["tags"]
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "posts/a.md")
    let page = PageSourceReader(site: site).read(file, Array(text.utf8), &diagnostics)
    return (page, diagnostics.map(\.line))
  }

  private func body(_ page: PageSource) -> String { String(decoding: page.body, as: UTF8.self) }

  @Test func everyKey() {
    let (page, problems) = read(
      """
      ---
      title: First
      date: 2026-06-01
      updated: 2026-06-02T10:00:00+02:00
      expires: 2027-01-01
      draft: true
      description: A page
      slug: erste
      url: /first/
      aliases: [/old/, /older.html]
      template: wide
      weight: -3
      tags: [sea, sea, ""]
      image: /a.jpg
      menus: {main: {title: Start}, foot: {}}
      params: {a: b}
      language: de
      robots: noindex
      gallery: AEAAQdbniShi
      galleries: {trailer: {fid: AEAAQdbniShi}}
      ---
      Text
      """)
    let front = page.frontMatter
    #expect(problems == [])
    #expect(front.title == "First")
    #expect(front.date?.ymd == "2026-06-01")
    #expect(front.updated?.moment.rfc3339 == "2026-06-02T08:00:00Z")
    #expect(front.draft)
    #expect(front.slug == "erste")
    #expect(front.url?.string == "/first/")
    #expect(front.aliases.map(\.string) == ["/old/", "/older.html"])
    #expect(front.template?.name == "wide")
    #expect(front.weight == -3)
    #expect(front.terms == [["sea"]])
    #expect(front.menus.map(\.menu) == ["main", "foot"])
    #expect(front.menus.map(\.title) == ["Start", nil])
    #expect(front.language == "de")
    #expect(front.galleries.map(\.name) == [nil, "trailer"])
    #expect(body(page) == "Text")
    #expect(page.bodyLine == 22)
  }

  @Test(arguments: [
    ("Text\n", "Text\n", 1), ("---\n---\nText\n", "Text\n", 3), ("---\ntitle: x\n---", "", 4),
    ("--- \t\ntitle: x\n---  \nText", "Text", 4),
    ("\u{FEFF}---\r\ntitle: x\r\n---\r\nText\r\n", "Text\r\n", 4), ("\u{FEFF}Text", "Text", 1),
    ("----\nText", "----\nText", 1),
    (" ---\nText", " ---\nText", 1), ("", "", 1), ("---\na: |\n  ---\n---\n", "", 5),
  ])
  func whereTheTextBegins(_ text: String, _ expected: String, _ line: Int) {
    let page = read(text).page
    #expect(body(page) == expected)
    #expect(page.bodyLine == line)
  }

  @Test(arguments: [
    ("---\ntitle: x\n", "1:1: error[front-matter-unclosed]: the front matter that begins here has no end"),
    ("---\n- a\n---\n", "2:1: error[wrong-type]: this must be a mapping, not a list"),
    ("---\njust text\n---\n", "2:1: error[wrong-type]: this must be a mapping, not a single value"),
    ("---\ntitle: [a]\n---\n", "2:8: error[wrong-type]: 'title' must be a single value, not a list"),
    ("---\r\ntitel: x\r\n---\r\n", "2:1: error[unknown-key]: unknown key 'titel'; did you mean 'title'?"),
    (
      "---\ntitle: x\ndate: today\n---\n",
      "3:7: error[bad-value]: 'date' must be a date such as 2026-06-01 or 2026-06-01T10:00:00+02:00, not 'today'"
    ),
    (
      "---\nslug: a/b\n---\n",
      "2:7: error[bad-value]: 'slug' must be one part of an address, without slashes, not 'a/b'"
    ),
    (
      "---\nurl: ../x\n---\n",
      "2:6: error[bad-value]: 'url' must be a path within the site, such as /films/first/, not '../x'"
    ),
    (
      "---\naliases: [/ok/, https://e.example/]\n---\n",
      "2:17: error[bad-url]: the alias 'https://e.example/' must be a path within the site, such as /films/first/"
    ),
    ("---\ngalleries: [a]\n---\n", "2:12: error[wrong-type]: 'galleries' must be a mapping of names, not a list"),
    ("---\ngalleries: {\"a b\": {fid: AEAAQdbniShi}}\n---\n", "2:13: error[bad-value]: 'a b' cannot name a gallery"),
    ("---\napi_token: x\n---\n", "2:1: error[unknown-key]: unknown key 'api_token'"),
  ])
  func errors(_ text: String, _ expected: String) {
    #expect(read(text).problems.first == "content/posts/a.md:\(expected)")
  }

  @Test func textThatIsNotUTF8HasItsLine() {
    var diagnostics: [Diagnostic] = []
    let bytes = Array("---\ntitle: x\n---\nok\n".utf8) + [0xE9, 0x0A]
    _ = PageSourceReader(site: SiteConfiguration()).read(SourceFile(path: "a.md"), bytes, &diagnostics)
    #expect(diagnostics.map(\.line) == ["content/a.md:5:1: error[bad-encoding]: the page is not UTF-8 text"])
  }

  @Test(arguments: [
    ("menus: main", ["main"]), ("menus: [main, foot]", ["main", "foot"]), ("menus: {main: {}}", ["main"]),
  ])
  func menus(_ yaml: String, _ expected: [String]) {
    #expect(read("---\n\(yaml)\n---\n").page.frontMatter.menus.map(\.menu) == expected)
  }
}
