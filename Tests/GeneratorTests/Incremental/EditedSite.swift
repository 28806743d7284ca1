import Foundation
import Syndication
import Testing

@testable import Generator

/// A site that somebody works on: small random edits of every kind, the same ones for the same seed.
struct EditedSite {
  var sandbox: Sandbox
  var options = BuildOptions()
  private var chance: Dice
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

  private mutating func anyPage() throws -> String { "content/" + chance.pick(try pages) }

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

  private mutating func editTemplate() throws {
    try sandbox.put(
      "templates/own.mustache", "\(count) {{page.title}} {{{page.content}}} {{site.menus.main.0.title}}\n")
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

  private mutating func anyOutput() throws -> String? {
    let files = try sandbox.files().keys.sorted()
    return files.isEmpty ? nil : chance.pick(files)
  }

  private mutating func editOutput() throws {
    guard let path = try anyOutput() else { return }
    let text = try sandbox.text("public/" + path)
    try sandbox.put("public/" + path, chance.roll(2) == 0 ? text + "x" : String(text.reversed()))
  }

  private mutating func removeOutput() throws {
    guard let path = try anyOutput() else { return }
    try Directory.current.unlink(sandbox.output + "/" + path)
  }

  private mutating func moveTime() {
    options.now.seconds += Int64(chance.roll(7) - 3) * 86_400 / 2
    options.nowIsSaid = chance.roll(3) == 0
  }

  private mutating func turnFlag() {
    switch chance.roll(3) {
    case 0: options.drafts.toggle()
    case 1: options.future.toggle()
    default: options.expired.toggle()
    }
  }

  private mutating func editTwice() throws {
    let path = try anyPage()
    let text = try sandbox.text(path)
    try sandbox.put(path, "x")
    try sandbox.put(path, text)
  }

  /// As after a fresh checkout with a restored output.
  private mutating func touchAll() throws {
    let names = try FileSystem.list(sandbox.path).filter { $0.kind == .file && !$0.path.contains(".sitegen") }
    for entry in names { try sandbox.put(entry.path, try sandbox.text(entry.path)) }
  }

  /// Other bytes, of the same number, under the same time.
  private mutating func editUnseen() throws {
    let path = sandbox.path + "/" + (try anyPage())
    let before = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    let text = try FileSystem.read(path)
    try handle.seek(toOffset: UInt64(text.count - 1))
    try handle.write(contentsOf: Data("\(chance.roll(9))".utf8))
    try handle.close()
    if let before { try FileManager.default.setAttributes([.modificationDate: before], ofItemAtPath: path) }
  }

  private mutating func loseState() throws {
    let name = chance.pick([".sitegen/record", ".sitegen/manifest", "public/.sitegen", ".sitegen"])
    try Directory.current.removeTree(sandbox.path + "/" + name)
  }
}
