import Foundation
import Markup
import Syndication
import Testing

@testable import Generator

/// A build onto the disk forgets galleries with their pages, a build into memory keeps them: nobody may see a difference.
@Suite struct PassingGalleriesTests {
  private static let files = [
    "site.yml": "title: S\nbase_url: https://h.example/sub/\n",
    "feeds/own.xml": SampleFeed.rss, "feeds/shared.xml": SampleFeed.rss, "feeds/other.xml": SampleFeed.rss,
    "feeds/third.xml": SampleFeed.rss, "feeds/broken.xml": "<rss",
    "content/a.md": "---\ntitle: A\ngallery: {feed: feeds/own.xml, embed: list}\n---\nText\n",
    "content/b.md": "---\ntitle: B\ngallery: {feed: feeds/shared.xml, embed: list}\n---\n",
    "content/c.md": "---\ntitle: C\ngallery: {feed: feeds/shared.xml, embed: list, limit: 1}\n---\n",
    "content/d.md": "---\ntitle: D\ngallery: {feed: 'https://e.example/f.xml', embed: list}\n---\n",
    "content/e.md":
      "---\ntitle: E\ngalleries:\n  one: {feed: feeds/other.xml, filter: {type: image}, embed: list}\n---\n[gallery one]\n",
    "content/f.md": "---\ntitle: F\ngallery: {feed: feeds/broken.xml, on_error: skip}\n---\n",
    "feeds/untitled.xml": untitled,
    "content/h.md":
      "---\ntitle: H\ngalleries:\n  one: {fid: AIBASXc7-7zv!Ag0Cqq6ltcaH, feed: feeds/untitled.xml, embed: list}\n---\n[gallery one]\n",
    "content/g.md": "---\ntitle: G\ngallery: {fid: AEAAQdbniShi, feed: feeds/third.xml, embed: script}\n---\n",
  ]

  /// Without a title of its own, and the first of its items without a picture.
  private static let untitled = """
    <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><link>https://e.example/</link>
    <item><title>First</title><link>https://e.example/1</link></item>
    <item><title>Second</title><link>https://e.example/2</link>
    <media:thumbnail url="https://e.example/2.jpg"/></item>
    </channel></rss>
    """

  private static let list = """
    {{#pages}}{{title}} {{image}}{{#galleries}}: {{count}} of {{title}}{{/galleries}}
    {{/pages}}
    """

  private func built(
    _ destination: BuildOptions.Destination, _ files: [String: String] = [:]
  ) async throws -> (texts: [String: String], report: BuildReport) {
    let trial = try SiteTrial(Self.files.merging(files) { $1 })
    trial.retriever.answers["https://e.example/f.xml"] = .fresh(SampleFeed.rss)
    trial.options.destination = destination
    let report = try await trial.build()
    guard destination == .memory else { return (try trial.sandbox.files(), report) }
    var texts: [String: String] = [:]
    for case (let path, .bytes(let bytes)) in try #require(report.preview).files {
      texts[path.text] = String(decoding: bytes, as: UTF8.self)
    }
    return (texts, report)
  }

  @Test(arguments: [[:], ["templates/list.mustache": list, "templates/home.mustache": list]])
  func theSameFilesAndWords(_ files: [String: String]) async throws {
    let (passing, kept) = (try await built(.disk, files), try await built(.memory, files))
    #expect(passing.texts == kept.texts)
    #expect(passing.report.diagnostics.map(\.line) == kept.report.diagnostics.map(\.line))
    #expect(passing.report.sources.map(\.line) == kept.report.sources.map(\.line))
  }

  @Test func sourcesAreToldInTheOrderOfPages() async throws {
    #expect(
      try await built(.disk).report.sources.map(\.line) == [
        "feeds/own.xml local 2", "feeds/shared.xml local 2", "https://e.example/f.xml fresh 2",
        "feeds/other.xml local 2", "feeds/broken.xml failed", "AEAAQdbniShi local 2", "Ag0Cqq6ltcaH local 2",
      ])
  }

  @Test func feedsStillHaveTheTitleOfTheFirstItem() async throws {
    let rss = try #require(try await built(.disk).texts["rss.xml"])
    #expect(rss.contains("alt=&quot;First&quot;") || rss.contains("alt=\"First\""), "\(rss)")
  }

  @Test func listsStillHaveThePicture() async throws {
    let list = "{{#pages}}{{title}} {{image}}\n{{/pages}}"
    let files = ["templates/list.mustache": list, "templates/home.mustache": list]
    #expect(
      try await built(.disk, files).texts["index.html"] == """
        A https://e.example/pier.jpg
        B https://e.example/pier.jpg
        C https://e.example/pier.jpg
        D https://e.example/pier.jpg
        E 
        F 
        G https://e.example/pier.jpg
        H https://e.example/2.jpg

        """)
  }

  /// Descriptions are made only for templates that show them, and such a template may come later.
  @Test func descriptionsAreThereWhenATemplateShowsThem() async throws {
    let feed = """
      <rss version="2.0"><channel><title>T</title><item><title>A</title>
      <description>&lt;p&gt;Low &lt;b&gt;tide&lt;/b&gt;&lt;/p&gt;</description></item></channel></rss>
      """
    let trial = try SiteTrial([
      "content/a.md": "---\ntitle: A\ngallery: {feed: feeds/a.xml, embed: none}\n---\n", "feeds/a.xml": feed,
      "templates/page.mustache": "{{#gallery}}{{#items}}{{summary}}{{/items}}{{/gallery}}",
    ])
    trial.options.program = "test"
    _ = try await trial.build()
    #expect(try trial.sandbox.text("public/a/index.html") == "Low tide")
    try trial.sandbox.put(
      "templates/page.mustache", "{{#gallery}}{{#items}}{{description}} {{summary}}{{/items}}{{/gallery}}")
    _ = try await trial.build()
    #expect(try trial.sandbox.text("public/a/index.html") == "<p>Low <b>tide</b></p> Low tide")
  }

  @Test func aPipeThatBecameAFileIsSeen() async throws {
    let trial = try SiteTrial([
      "content/a.md": "---\ntitle: A\ngallery: {feed: feeds/pipe, on_error: skip, embed: list}\n---\n",
      "feeds/own.xml": SampleFeed.rss,
    ])
    trial.options.program = "test"
    #expect(mkfifo(trial.sandbox.path + "/feeds/pipe", 0o600) == 0)
    _ = try await trial.build()
    #expect(unlink(trial.sandbox.path + "/feeds/pipe") == 0)
    try trial.sandbox.put("feeds/pipe", SampleFeed.rss)
    #expect(try await trial.build().isUnchanged == false)
    #expect(try trial.sandbox.text("public/a/index.html").contains("Pier"))
  }

  @Test func aPipeIsNoFeed() async throws {
    let trial = try SiteTrial([
      "content/a.md": "---\ntitle: A\ngallery: {feed: feeds/pipe, on_error: skip}\n---\n",
      "feeds/own.xml": SampleFeed.rss,
    ])
    #expect(mkfifo(trial.sandbox.path + "/feeds/pipe", 0o600) == 0)
    #expect(
      try await trial.problems() == [
        "content/a.md:3:17: warning[feed-skipped]: the feed of 'feeds/pipe' cannot be had: feeds/pipe: a pipe or a device, not a file; the gallery is left out"
      ])
  }

  @Test func whatAFeedSaysIsNoticedByTheNextBuild() async throws {
    let trial = try SiteTrial(Self.files)
    trial.retriever.answers["https://e.example/f.xml"] = .fresh(SampleFeed.rss)
    trial.options.program = "test"
    _ = try await trial.build()
    try trial.sandbox.put("feeds/own.xml", SampleFeed.rss.replacing("Pier", with: "Quay"))
    let report = try await trial.build()
    #expect(report.made.map(\.text) == ["a/index.html", "index.html", "rss.xml"])
    #expect(try trial.sandbox.text("public/a/index.html").contains("Quay"))
  }
}

extension SourceReport {
  fileprivate var line: String { "\(id) \(status)" + (items.map { " \($0)" } ?? "") }
}
