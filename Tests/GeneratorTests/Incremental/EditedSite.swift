import Foundation
import Syndication
import Testing

@testable import Generator

/// A site that somebody works on: small random edits of every kind, the same ones for the same seed.
struct EditedSite {
  var sandbox: Sandbox
  var options = BuildOptions()
  var chance: Dice
  private var count = 0

  init(seed: UInt64) throws {
    sandbox = try Sandbox()
    chance = Dice(seed: seed)
    options.source = sandbox.path
    options.now = .init(seconds: 1_780_000_000)
    options.program = "one"
    for (name, text) in Self.start { try sandbox.put(name, text) }
    for number in 0..<12 {
      let isLinked = number == 1 || number == 2
      try sandbox.put("content/posts/p\(number).md", isLinked ? "---\ntitle: First\n---\n\(text())" : page(number))
    }
  }

  private static let start = [
    "site.yml": site("A site"), "content/_index.md": "---\ntitle: Home\n---\nWelcome\n",
    "content/about.md": "---\ntitle: About\nmenus: main\nweight: 3\n---\nSee [the first](posts/p1.md).\n",
    "content/trip/index.md":
      "---\ntitle: Trip\nimage: pier.jpg\ntags: [sea]\n---\n![Pier](pier.jpg) [notes](notes.txt)\n",
    "content/trip/pier.jpg": "picture", "content/trip/notes.txt": "notes", "static/robots-extra.txt": "static",
    "feeds/walks.xml": SampleFeed.rss, "templates/own.mustache": "{{page.title}} {{{page.content}}} {{site.title}}\n",
  ]

  private static func site(_ title: String, _ more: String = "") -> String {
    "title: \(title)\nbase_url: https://h.example/\ntaxonomies: [tags]\npagination: 5\n\(more)"
  }
}

// MARK: - Pages

extension EditedSite {
  private static let words = ["sea", "light", "boat", "pier", "night", "film"]

  private mutating func page(_ number: Int) -> String {
    var front = ["title: Page \(number)"]
    if chance.roll(4) > 0 { front.append("date: 2026-0\(1 + chance.roll(6))-1\(chance.roll(9))") }
    if chance.roll(2) == 0 { front.append("tags: [\(chance.pick(Self.words)), \(chance.pick(Self.words))]") }
    front.append(
      chance.pick([
        "weight: \(chance.roll(3))", "description: About \(chance.pick(Self.words))", "draft: true", "menus: main",
        "aliases: [/old-\(number)/]", "template: own", "slug: slug-\(number)", "params: { a: \(chance.roll(3)) }",
        "date: 2026-05-28T\(chance.roll(9) + 10):00:00Z\nupdated: 2026-06-01", "expires: 2026-05-30", "robots: noindex",
        "gallery: { feed: feeds/walks.xml, limit: \(1 + chance.roll(3)) }",
        "gallery: { fid: AEAAQdbniShi, feed: none.xml }",
        "gallery: { fid: AEAAQdbniShi, feed: feeds/walks.xml, poster: note.pdf, embed: { load: click } }",
      ]))
    var seen: Set<Substring> = []
    let lines = front.joined(separator: "\n").split(separator: "\n").filter { line in
      seen.insert(line.prefix { $0 != ":" }).inserted
    }
    return "---\n\(lines.joined(separator: "\n"))\n---\n\(text())\n"
  }

  private mutating func text() -> String {
    let link = chance.pick([
      "p1.md", "p2.md", "../about.md", "../trip/index.md", "note.pdf", "/posts/", "https://e.example/",
    ])
    let extra = chance.pick([
      "![x](none.png)", "[cincopa AEAAQdbniShi]", "<b>raw</b>", "## Part\n\n## Other", "\\[gallery none]", "text",
    ])
    return "The \(chance.pick(Self.words)) and the \(chance.pick(Self.words)).\n\n[one](\(link)) \(extra)\n\n\(count)"
  }
}

// MARK: - Edits

extension EditedSite {
  /// Does one thing to the site; says what.
  mutating func edit() throws -> String {
    count += 1
    let edits: [(String, (inout EditedSite) throws -> Void)] = [
      ("text", { try $0.editText() }), ("front matter", { try $0.rewritePage() }), ("new page", { try $0.addPage() }),
      ("gone", { try $0.removePage() }), ("renamed", { try $0.renamePage() }), ("section", { try $0.addSection() }),
      ("template", { try $0.editTemplate() }), ("theme", { try $0.editTheme() }), ("feed", { try $0.editFeed() }),
      ("configuration", { try $0.editConfiguration() }), ("static", { try $0.editStatic() }),
      ("bundle", { try $0.editBundle() }), ("output", { try $0.editOutput() }),
      ("no output", { try $0.removeOutput() }),
      ("now", { $0.moveTime() }), ("flags", { $0.turnFlag() }), ("program", { $0.options.program += "+" }),
      ("times", { try $0.touchAll() }), ("same time", { try $0.editUnseen() }), ("nothing", { _ in }),
      ("twice", { try $0.editTwice() }), ("state", { try $0.loseState() }), ("asset", { try $0.moveAsset() }),
      ("mended", { try $0.mendLinks() }), ("mended", { try $0.mendLinks() }),
    ]
    let (name, edit) = chance.pick(edits)
    try edit(&self)
    return name
  }

  private var pages: [String] {
    get throws {
      try FileSystem.list(sandbox.path + "/content").map(\.path).filter {
        $0.hasSuffix(".md") && !$0.hasSuffix("index.md") && !["about.md", "posts/p1.md", "posts/p2.md"].contains($0)
      }
    }
  }

  mutating func anyPage() throws -> String { "content/" + chance.pick(try pages) }

  private mutating func editText() throws {
    let path = try anyPage()
    try sandbox.put(path, try sandbox.text(path) + "\(chance.pick(Self.words)) \(chance.pick(["", "\n\n# Head\n"]))")
  }

  private mutating func rewritePage() throws {
    let path = try anyPage()
    try sandbox.put(path, page(count + 100))
  }

  private mutating func addPage() throws { try sandbox.put("content/posts/n\(count).md", page(count)) }

  private mutating func removePage() throws {
    if try pages.count > 8 { try Directory.current.unlink(sandbox.path + "/" + anyPage()) }
  }

  private mutating func renamePage() throws {
    let path = try anyPage()
    let target = path.split(separator: "/").dropLast().joined(separator: "/") + "/r\(count).md"
    try Directory.current.rename(sandbox.path + "/" + path, to: sandbox.path + "/" + target)
  }

  private mutating func addSection() throws {
    let name = "content/s\(chance.roll(4))"
    if sandbox.exists(name), chance.roll(2) == 0 { return try Directory.current.removeTree(sandbox.path + "/" + name) }
    try sandbox.put(name + "/a\(count).md", page(count))
    try sandbox.put(name + "/_index.md", "---\ntitle: \(chance.pick(Self.words))\nmenus: main\n---\nAll of it\n")
  }

  /// Pages of new sections may have links that lead nowhere; errors are not to stay for good.
  private mutating func mendLinks() throws {
    for path in try pages where !path.hasPrefix("posts/") {
      let text = try sandbox.text("content/" + path)
      try sandbox.put("content/" + path, text.replacing("](p", with: "](../posts/p"))
    }
  }

  private mutating func editTemplate() throws {
    try sandbox.put(
      "templates/own.mustache",
      "\(count) {{page.title}} {{{page.content}}} {{#site.menus.main}}{{title}}{{/site.menus.main}}\n")
  }

  /// Lays a part of the theme over, and takes it away again.
  private mutating func editTheme() throws {
    let name = chance.pick(["footer", "card", "term"])
    let path = "templates/\(name).mustache"
    if sandbox.exists(path) { return _ = try Directory.current.unlink(sandbox.path + "/" + path) }
    let shown = ["footer": "{{site.title}}{{site.build_date.ymd}}", "card": "{{title}}{{word_count}}{{image}}"]
    try sandbox.put(
      path,
      shown[name] ?? "{{page.title}}{{#page.terms.tags}}{{count}}{{/page.terms.tags}}{{#pages}}{{title}}{{/pages}}")
  }

  private mutating func editFeed() throws {
    let path = "feeds/walks.xml"
    guard chance.roll(4) > 0 else { return try sandbox.put("none.xml", SampleFeed.rss) }
    try sandbox.put(path, SampleFeed.rss.replacing("Pier", with: "Pier \(chance.roll(9))"))
  }

  private mutating func editConfiguration() throws {
    let more = chance.pick([
      "", "description: \(count)\n", "ignore: [missing-file]\n", "permalinks: { posts: /:slug/ }\n",
      "menus: { main: [ { title: Films, url: /posts/ } ] }\n", "outputs: { sitemap: false, redirects: false }\n",
      "language: de\n", "params: { x: \(count) }\n",
    ])
    try sandbox.put("site.yml", Self.site("Site \(chance.roll(3))", more))
  }

  private mutating func editStatic() throws {
    let name = "static/f\(chance.roll(3)).txt"
    if sandbox.exists(name), chance.roll(3) == 0 { return _ = try Directory.current.unlink(sandbox.path + "/" + name) }
    try sandbox.put(name, "\(chance.roll(5))")
  }

  private mutating func editBundle() throws {
    try sandbox.put("content/trip/\(chance.pick(["pier.jpg", "extra.txt", "more/deep.txt"]))", "\(chance.roll(5))")
  }

  /// A file that pages link to, there and not there.
  private mutating func moveAsset() throws {
    let path = "content/posts/note.pdf"
    if sandbox.exists(path) { return _ = try Directory.current.unlink(sandbox.path + "/" + path) }
    try sandbox.put(path, "\(count)")
  }
}
