import Cincopa
import Markup
import Synchronization
import Syndication
import Testing

@testable import Generator

/// Galleries that name the same feed share the request, and each keeps its own demands.
@Suite struct FeedLoaderTests {
  private static let feed = "https://e.example/f.xml"

  /// A page for each gallery; what is left out of a page writes nothing.
  private func build(_ keys: [String], _ retriever: ScriptedRetriever) async throws -> (
    problems: [String], pages: [Bool], sources: [SourceReport.Status]
  ) {
    var files = ["templates/page.mustache": "{{page.content}}"]
    for (index, key) in keys.enumerated() {
      files["content/p\(index).md"] = "---\ntitle: P\ngallery: { feed: '\(Self.feed)', \(key) }\n---\n"
    }
    let trial = try SiteTrial(files)
    trial.retriever = retriever
    let report = try await trial.build()
    let pages = keys.indices.map { (try? trial.sandbox.text("public/p\($0)/index.html"))?.contains("Pier") == true }
    return (report.diagnostics.map(\.line), pages, report.sources.map(\.status))
  }

  @Test(arguments: [
    ["min_items: 1", "min_items: 3, on_error: skip"], ["min_items: 3, on_error: skip", "min_items: 1"],
  ])
  func eachIsHeldToItsOwnRule(keys: [String]) async throws {
    let result = try await build(keys, ScriptedRetriever(answers: [Self.feed: .fresh(SampleFeed.rss)]))
    let strict = keys.firstIndex { $0.hasPrefix("min_items: 3") } ?? 0
    #expect(
      result.problems == [
        "content/p\(strict).md:3:18: warning[feed-skipped]: the feed of '\(Self.feed)' cannot be had: "
          + "the feed has 2 items, and min_items is 3; the gallery is left out"
      ])
    #expect(result.pages == [strict == 1, strict == 0])
  }

  @Test(arguments: [["on_error: skip", "on_error: fail"], ["on_error: fail", "on_error: skip"]])
  func eachFailsInItsOwnWay(keys: [String]) async throws {
    let result = try await build(keys, ScriptedRetriever())
    let failed = keys.firstIndex(of: "on_error: fail") ?? 0
    #expect(result.problems.count == 2)
    #expect(result.problems[failed].contains("error[feed-failed]"))
    #expect(result.problems[1 - failed].contains("warning[feed-skipped]"))
    #expect(result.sources == [.failed])
  }

  @Test func oneRequestIsAsPatientAsAnyWantsIt() async throws {
    let site = try await SiteTrial([
      "site.yml": "title: S\nbase_url: https://h.example/\nsources: { talks: { url: '\(Self.feed)', retries: 9 } }\n",
      "content/a.md": "---\ngallery: { feed: '\(Self.feed)', timeout: 40s, ttl: 5h }\n---\n",
      "content/b.md": "---\ngallery: { source: talks, ttl: 2h, max_size: 50MB, allow_private_networks: true }\n---\n",
    ]).site().site
    var options = BuildOptions()
    options.refreshed = .only(["talks"])
    let asked = RecordingRetriever()
    _ = await FeedLoader(options: options, retriever: asked) { _ in }.load(site.pages.flatMap(\.galleries))
    let policy = try #require(asked.policies.first)
    #expect(asked.policies.count == 1)
    #expect(policy.timeout == 40 && policy.retries == 9 && policy.ttl == 7200 && policy.maxSize == 50_000_000)
    #expect(policy.allowPrivateNetworks && policy.mode == .refresh)
  }

  @Test func theStrictestDecidesWhatIsKept() async throws {
    let trial = try SiteTrial([
      "content/a.md": "---\ngallery: { feed: '\(Self.feed)', max_shrink: 90%, min_items: 1 }\n---\n",
      "content/b.md": "---\ngallery: { feed: '\(Self.feed)', max_shrink: 10%, min_items: 3, on_error: skip }\n---\n",
    ])
    let asked = RecordingRetriever(body: SampleFeed.rss)
    _ = await FeedLoader(options: trial.options, retriever: asked) { _ in }
      .load(try await trial.site().site.pages.flatMap(\.galleries))
    #expect(asked.requests.map(\.replacesCopy) == [true, false, false])
  }

  /// The demands on a feed are the same whatever it is read as: the server's answer has one last good copy.
  @Test(arguments: [("format: auto, min_items: 1", "format: rss, min_items: 3"), ("format: rss", "min_items: 3")])
  func theStrictestDecidesForAllFormats(keys: (String, String)) async throws {
    let trial = try SiteTrial([
      "content/a.md": "---\ngallery: { feed: '\(Self.feed)', \(keys.0) }\n---\n",
      "content/b.md": "---\ngallery: { feed: '\(Self.feed)', \(keys.1), on_error: skip }\n---\n",
    ])
    let asked = RecordingRetriever(body: SampleFeed.rss)
    let outcomes = await FeedLoader(options: trial.options, retriever: asked) { _ in }
      .load(try await trial.site().site.pages.flatMap(\.galleries))
    #expect(asked.requests.map(\.replacesCopy) == [true, false, false])
    #expect(Set(outcomes.values.map(\.status)) == [.fresh, .failed])
  }

  /// Who asks for another format than the feed has cannot read it, and has no say in whether it is good.
  @Test func aWrongFormatFailsAlone() async throws {
    let trial = try SiteTrial([
      "content/a.md": "---\ngallery: { feed: '\(Self.feed)' }\n---\n",
      "content/b.md": "---\ngallery: { feed: '\(Self.feed)', format: xspf, on_error: skip }\n---\n",
    ])
    let asked = RecordingRetriever(body: SampleFeed.rss)
    let outcomes = await FeedLoader(options: trial.options, retriever: asked) { _ in }
      .load(try await trial.site().site.pages.flatMap(\.galleries))
    #expect(asked.requests.map(\.replacesCopy) == [true, false])
    let reasons = outcomes.values.compactMap(\.reason)
    #expect(reasons == ["this is RSS, and xspf was asked for (line 1)"])
  }

  /// What the platform says has changed, and which feeds are asked for then.
  @Test(arguments: [
    ("gallery AwOne", ["one", "elsewhere"]), ("gallery AwTwo", ["two"]), ("gallery AwSix", []),
    ("asset AvOne", ["asset", "one"]), ("asset AvTwo", []), ("asset AvOld", ["named"]),
    ("unknown", ["one", "two", "asset", "elsewhere", "named"]), ("", []),
  ])
  func onlyWhatIsConcernedIsAskedFor(change: String, expected: [String]) async throws {
    let site = try await SiteTrial([
      "site.yml": "title: S\nbase_url: https://h.example/\n"
        + "sources: { named: { url: 'https://www.cincopa.com/media-platform/runtime/rss200.aspx?fid=AwTen' } }\n",
      "content/a.md": "---\ngalleries: { one: { fid: AwOne }, two: { fid: AwTwo }, named: { source: named } }\n---\n",
      "content/b.md": "---\ngallery: { asset: AvOne, template: AxTemplate }\n---\n",
      "content/c.md": "---\ngallery: { fid: AwOne, feed: '\(Self.feed)' }\n---\n",
      "content/d.md": "---\ngallery: { feed: 'https://e.example/other.xml' }\n---\n",
    ]).site().site
    let names = [
      "https://rtcdn.cincopa.com/jsonv2.aspx?fid=AwOne": "one",
      "https://rtcdn.cincopa.com/jsonv2.aspx?fid=AwTwo": "two",
      "https://rtcdn.cincopa.com/jsonv2.aspx?fid=AxTemplate!AvOne": "asset", Self.feed: "elsewhere",
      "https://www.cincopa.com/media-platform/runtime/rss200.aspx?fid=AwTen": "named",
    ]
    var bodies = names.mapValues { _ in #"{"items":[{"rid":"AvSix","content_url":"https://h/x.mp4"}]}"# }
    bodies["https://rtcdn.cincopa.com/jsonv2.aspx?fid=AwOne"] = #"{"items":[{"rid":"AvOne"}]}"#
    bodies["https://www.cincopa.com/media-platform/runtime/rss200.aspx?fid=AwTen"] = #"{"items":[{"rid":"AvOld"}]}"#
    var options = BuildOptions()
    options.refreshed = .changed(try MediaChanges(change))
    let asked = RecordingRetriever(bodies: bodies)
    _ = await FeedLoader(options: options, retriever: asked) { _ in }.load(site.pages.flatMap(\.galleries))
    let refreshed = asked.requests.filter { $0.policy.mode == .refresh }.compactMap { names[$0.url.string] }
    #expect(Set(refreshed) == Set(expected))
    #expect(asked.requests.allSatisfy { [.refresh, .kept, .offline].contains($0.policy.mode) })
  }
}

/// Notes what it is asked, and answers with one body or not at all.
private final class RecordingRetriever: Retriever {
  private let noted = Mutex<[RetrievalRequest]>([])
  private let body: String?
  private let bodies: [String: String]

  init(body: String? = nil, bodies: [String: String] = [:]) { (self.body, self.bodies) = (body, bodies) }

  var requests: [RetrievalRequest] { noted.withLock { $0 } }
  var policies: [RequestPolicy] { requests.map(\.policy) }

  func retrieve<Value: Sendable>(
    _ request: RetrievalRequest,
    read: @escaping @Sendable (_ body: RetrievedBody, _ previous: Value?) throws(RetrievalRefusal) -> Value
  ) async -> Retrieval<Value> {
    noted.withLock { $0.append(request) }
    let answers =
      (body ?? bodies[request.url.string]).map { [request.url.string: ScriptedRetriever.Answer.fresh($0)] } ?? [:]
    return await ScriptedRetriever(answers: answers).retrieve(request, read: read)
  }
}

extension MediaChanges {
  /// `gallery AwOne`, `asset AvOne`, `unknown`, or nothing.
  fileprivate init(_ text: String) throws {
    self.init()
    let words = text.split(separator: " ").map(String.init)
    switch words.first {
    case "gallery": insert(.gallery(try FID(words[1])))
    case "asset": insert(.asset(try RID(words[1])))
    case "unknown": insert(.unknown)
    default: break
    }
  }
}
