import Markup
import Syndication
import Testing

@testable import Generator

/// SPEC section 4: what happens when a feed cannot be had, and section 9.
@Suite struct GalleryLoadingTests {
  private static let feed = "https://e.example/f.xml"
  private static let reason = "cannot be had: nobody answers"

  private func build(
    _ gallery: String, _ files: [String: String] = [:], answers: [String: ScriptedRetriever.Answer] = [:],
    _ network: BuildOptions.Network = .normal
  )
    async throws -> (problems: [String], lacksFeed: Bool, page: String?, sources: [SourceReport])
  {
    let trial = try SiteTrial(
      ["content/a.md": "---\ntitle: A\ngallery: \(gallery)\n---\n", "templates/page.mustache": "{{page.content}}"]
        .merging(files) { $1 })
    trial.retriever.answers = answers
    trial.options.network = network
    let report = try await trial.build()
    let page = try? trial.sandbox.text("public/a/index.html")
    return (report.diagnostics.map(\.line), report.lacksFeed, page, report.sources)
  }

  @Test(arguments: ["stale", "skip"])
  func anIdentityIsEmbeddedWithoutItems(_ onError: String) async throws {
    let (problems, lacksFeed, page, _) = try await build("{fid: AEAAQdbniShi, on_error: \(onError)}")
    #expect(
      problems == [
        "content/a.md:3:16: warning[feed-missing]: the feed of 'AEAAQdbniShi' \(Self.reason); the embed is written without items"
      ])
    #expect(!lacksFeed)
    #expect(page?.contains("cpo[\"_fid\"] = \"AEAAQdbniShi\";") == true)
  }

  @Test func anIdentityThatFails() async throws {
    let (problems, lacksFeed, page, _) = try await build("{fid: AEAAQdbniShi, on_error: fail}")
    #expect(problems == ["content/a.md:3:16: error[feed-failed]: the feed of 'AEAAQdbniShi' \(Self.reason)"])
    #expect(lacksFeed)
    #expect(page == nil)
  }

  @Test func onlyAFeedThatIsSkipped() async throws {
    let (problems, lacksFeed, page, _) = try await build("{feed: '\(Self.feed)', on_error: skip}")
    #expect(
      problems == [
        "content/a.md:3:17: warning[feed-skipped]: the feed of '\(Self.feed)' \(Self.reason); the gallery is left out"
      ])
    #expect(!lacksFeed)
    #expect(page == "")
  }

  @Test(arguments: ["stale", "fail"])
  func onlyAFeedThatIsRequired(_ onError: String) async throws {
    let (problems, lacksFeed, page, sources) = try await build("{feed: '\(Self.feed)', on_error: \(onError)}")
    #expect(problems == ["content/a.md:3:17: error[feed-failed]: the feed of '\(Self.feed)' \(Self.reason)"])
    #expect(lacksFeed)
    #expect(page == nil)
    #expect(sources.map(\.status) == [.failed])
  }

  @Test func aStaleCopyIsUsedVisibly() async throws {
    let (problems, _, page, sources) = try await build(
      "{feed: '\(Self.feed)'}", answers: [Self.feed: .stale(SampleFeed.rss, reason: "status 503", age: 7300)])
    #expect(
      problems == [
        "content/a.md:3:17: warning[feed-stale]: the last good copy of '\(Self.feed)', 2 hours old, is used: status 503"
      ])
    #expect(page?.contains("Pier") == true)
    #expect(sources.map(\.items) == [2])
  }

  @Test(arguments: [
    ("<html><body>503</body></html>", "line 1"),
    ("<rss version='2.0'><channel><title>x</title></channel></rss>", "the feed has no items"),
  ])
  func whatIsNoGoodIsRefused(_ body: String, _ words: String) async throws {
    let problems = try await build("{feed: '\(Self.feed)'}", answers: [Self.feed: .fresh(body)]).problems
    #expect(
      problems.count == 1 && problems[0].contains("error[feed-failed]") && problems[0].contains(words), "\(problems)")
  }

  @Test func aFilterThatLeavesNothing() async throws {
    let problems = try await build(
      "{feed: '\(Self.feed)', filter: {tag: town}}", answers: [Self.feed: .fresh(SampleFeed.rss)]
    ).problems
    #expect(
      problems == ["content/a.md:3:17: warning[gallery-empty]: the filter leaves none of the 2 items of '\(Self.feed)'"]
    )
  }

  @Test func oneFeedOfManyPagesIsAskedOnceAndWarnsOnce() async throws {
    let page = "---\ngallery: {feed: '\(Self.feed)'}\n---\n"
    let trial = try SiteTrial(["content/a.md": page, "content/b.md": page, "content/c.md": page])
    trial.retriever.answers = [Self.feed: .stale(SampleFeed.rss, reason: "status 503", age: 60)]
    let report = try await trial.build()
    #expect(report.diagnostics.map(\.id) == ["feed-stale"])
    #expect(report.sources.count == 1)
  }

  @Test func everyShortCodeWithABadIDIsAnErrorWhereItStands() async throws {
    let trial = try SiteTrial([
      "content/a.md": "---\ntitle: A\n---\né [cincopa a\"b]\n\n`[cincopa a\"b]` \\[cincopa a\"b]\n\n[gallery x]\n"
    ])
    #expect(
      try await trial.problems() == [
        "content/a.md:4:3: error[invalid-identifier]: 'a\"b' is no gallery id: '\"' cannot stand in it",
        "content/a.md:8:1: error[unknown-gallery]: the page has no gallery 'x'",
      ])
  }
}

// MARK: - Files and snapshots

extension GalleryLoadingTests {
  private static let snapshot = """
    {"version": "https://jsonfeed.org/version/1.1", "title": "Snap", "items": [{"id": "a", "title": "Frozen pier", "url": "https://e.example/a"}]}
    """

  @Test(arguments: [
    ("AEAAQdbniShi", "snapshots/AEAAQdbniShi.json"),
    ("{fid: AEAAQdbniShi, format: rss}", "snapshots/AEAAQdbniShi.json"),
    ("{feed: 'https://e.example/f.xml'}", "snapshots/https___e.example_f.xml-897116db.json"),
  ])
  func frozenReadsSnapshots(_ gallery: String, _ file: String) async throws {
    let (problems, _, page, sources) = try await build(gallery, [file: Self.snapshot], .frozen)
    #expect(problems == [])
    #expect(page?.contains("Frozen pier") == true)
    #expect(sources.map(\.status) == [.local])
  }

  @Test(arguments: ["stale", "skip", "fail"])
  func frozenWithoutASnapshotFails(_ onError: String) async throws {
    let (problems, lacksFeed, _, _) = try await build("{fid: AEAAQdbniShi, on_error: \(onError)}", .frozen)
    #expect(
      problems == [
        "content/a.md:3:16: error[feed-failed]: the feed of 'AEAAQdbniShi' cannot be had: snapshots/AEAAQdbniShi.json: no such file"
      ])
    #expect(lacksFeed)
  }

  private static let own = """
    <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Own</title>
    <item><title>A</title><guid isPermaLink="false">a</guid><link>/media/a/</link>
    <media:content url="/media/a.mp4" type="video/mp4"/><media:thumbnail url="/media/a.jpg"/></item>
    <item><title>B</title><guid isPermaLink="false">b</guid><link>https://e.example/b</link></item></channel></rss>
    """

  @Test func addressesOfAFileOfTheSiteTakeThePathOfTheBaseURL() async throws {
    let (problems, _, page, _) = try await build(
      "{feed: feeds/own.xml}", ["site.yml": "title: S\nbase_url: https://h.example/sub/\n", "feeds/own.xml": Self.own])
    #expect(problems == [])
    #expect(page?.contains("<a href=\"/sub/media/a/\"><img src=\"/sub/media/a.jpg\"") == true)
    #expect(page?.contains("<a href=\"https://e.example/b\">") == true)
  }

  @Test func aFileThatIsNotThere() async throws {
    let problems = try await build("{feed: feeds/none.xml}").problems
    #expect(
      problems == [
        "content/a.md:3:17: error[feed-failed]: the feed of 'feeds/none.xml' cannot be had: feeds/none.xml: no such file"
      ])
  }

  private func build(_ gallery: String, _ network: BuildOptions.Network) async throws -> (
    problems: [String], lacksFeed: Bool, page: String?, sources: [SourceReport]
  ) {
    try await build(gallery, [:], answers: [:], network)
  }

  private func build(_ gallery: String, _ files: [String: String], _ network: BuildOptions.Network) async throws -> (
    problems: [String], lacksFeed: Bool, page: String?, sources: [SourceReport]
  ) {
    try await build(gallery, files, answers: [:], network)
  }
}
