import Syndication
import Testing

@testable import Generator

/// What one change makes anew: what depends on it, and nothing else.
@Suite struct WhatIsMadeAgainTests {
  private let site = [
    "content/posts/a.md": "---\ntitle: A\ndate: 2026-05-01\ntags: [sea]\n---\nFirst words.\n\nMore.\n",
    "content/posts/b.md": "---\ntitle: B\ndate: 2026-05-02\n---\nSee [A](a.md).\n",
    "content/posts/c.md": "---\ntitle: C\ndate: 2026-05-03\n---\nText.\n",
    "content/films/d.md": "---\ntitle: D\ndate: 2026-05-04\ngallery: { feed: f.xml }\n---\nText.\n",
    "f.xml": SampleFeed.rss, "static/x.txt": "x",
    "templates/page.mustache":
      "{{page.title}} {{{page.content}}} {{page.next.title}} {{#gallery}}{{title}}{{/gallery}}",
    "templates/list.mustache": "{{page.title}} {{#pages}}{{title}} {{summary}}{{/pages}}",
    "templates/counts.mustache": "{{#pages}}{{title}} {{word_count}}{{/pages}}",
    "templates/taxonomy.mustache": "{{#terms}}{{title}} {{count}}{{/terms}}", "templates/404.mustache": "gone",
    "site.yml": "title: Site\nbase_url: https://h.example/\ntheme: none\ntaxonomies: [tags]\noutputs: { feeds: [] }\n",
  ]

  /// The files that are made again after these files have changed (nil: are gone).
  private func made(after change: [String: String?]) async throws -> [String] {
    let trial = try SiteTrial(site)
    trial.options.program = "one"
    trial.options.destination = .memory
    let first = try await trial.build()
    #expect(first.made.count == 10)
    for (path, text) in change {
      if let text {
        try trial.sandbox.put(path, text)
      } else {
        try Directory.current.unlink(trial.sandbox.path + "/" + path)
      }
    }
    let second = try await Build(trial.options, retriever: trial.retriever, past: first.past).run()
    #expect(second.diagnostics.map(\.line) == [])
    return second.made.map(\.text).sorted()
  }

  private func post(_ name: String, replacing old: String, with new: String) -> [String: String?] {
    ["content/posts/\(name).md": site["content/posts/\(name).md"]?.replacing(old, with: new)]
  }

  @Test func nothing() async throws {
    #expect(try await made(after: [:]) == [])
    #expect(try await made(after: ["static/x.txt": "y", "static/new.txt": "z"]) == [])
  }

  @Test func textThatNoListShows() async throws {
    #expect(try await made(after: post("a", replacing: "More.", with: "Much more.")) == ["posts/a/index.html"])
  }

  @Test func summary() async throws {
    #expect(
      try await made(after: post("a", replacing: "First", with: "Other")) == [
        "index.html", "posts/a/index.html", "posts/index.html", "tags/sea/index.html",
      ])
  }

  /// Pages whose words nobody wanted to know were not counted.
  @Test func countThatAPageShowsNow() async throws {
    let change = ["content/posts/_index.md": "---\ntemplate: counts\n---\n"]
    #expect(try await made(after: change).contains("posts/a/index.html"))
  }

  @Test func titleOfANeighbour() async throws {
    #expect(
      try await made(after: post("c", replacing: "title: C", with: "title: Z")) == [
        "index.html", "posts/b/index.html", "posts/c/index.html", "posts/index.html",
      ])
  }

  /// B links to A, and is A's neighbour.
  @Test func addressOfALinkedPage() async throws {
    #expect(
      try await made(after: post("a", replacing: "title: A", with: "title: A\nslug: new")) == [
        "index.html", "posts/b/index.html", "posts/index.html", "posts/new/index.html", "tags/sea/index.html",
      ])
  }

  @Test func term() async throws {
    #expect(
      try await made(after: post("c", replacing: "title: C", with: "title: C\ntags: [sea]")) == [
        "index.html", "posts/c/index.html", "posts/index.html", "tags/index.html", "tags/sea/index.html",
      ])
  }

  @Test func pageThatIsGone() async throws {
    #expect(
      try await made(after: ["content/posts/c.md": nil]) == ["index.html", "posts/b/index.html", "posts/index.html"])
  }

  @Test func feed() async throws {
    let feed = SampleFeed.rss.replacing("Pier", with: "Quay")
    #expect(
      try await made(after: ["f.xml": feed]) == ["films/d/index.html", "films/index.html", "index.html"])
  }

  @Test func templateAndConfiguration() async throws {
    #expect(try await made(after: ["templates/page.mustache": "{{page.title}}"]).count == 10)
    #expect(try await made(after: ["site.yml": (site["site.yml"] ?? "") + "language: de\n"]).count == 10)
  }
}
