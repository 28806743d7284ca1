import Markup
import Syndication
import Testing

@testable import Generator

/// A site of a few files that is built with a retriever of the test's own.
final class SiteTrial {
  let sandbox: Sandbox
  var options = BuildOptions()
  var retriever = ScriptedRetriever()

  /// A `site.yml` that gives rise to no warning is put there when the files have none.
  init(_ files: [String: String]) throws {
    sandbox = try Sandbox()
    options.source = sandbox.path
    options.now = Timestamp(seconds: 1_790_000_000)
    for (name, text) in files { try sandbox.put(name, text) }
    if files["site.yml"] == nil { try sandbox.put("site.yml", "title: Site\nbase_url: https://h.example/\n") }
  }

  func build() async throws -> BuildReport { try await Build(options, retriever: retriever).run() }

  /// What is wrong, as `file:line:column: severity[id]: message`.
  func problems() async throws -> [String] { try await build().diagnostics.map(\.line) }

  /// Builds without a problem and gives the text of a file of the output.
  func page(_ path: String) async throws -> String {
    #expect(try await problems() == [])
    return try sandbox.text("public/" + path)
  }

  /// The pages of the site, not built.
  func site() async throws -> (site: Site, problems: [String]) {
    let configuration = try ConfigurationReader.read(options).site
    let result = await SiteReading(configuration: configuration, options: options).read()
    return (result.site, result.diagnostics.map(\.line))
  }
}

extension Diagnostic {
  /// As people read it, without help.
  var line: String {
    let place = location.map { ":\($0.line):\($0.column)" } ?? ""
    return (file.map { $0 + place + ": " } ?? "") + "\(severity.rawValue)[\(id)]: \(message)"
  }
}

/// Answers from a table, and fails for what is not in it.
struct ScriptedRetriever: Retriever {
  enum Answer {
    case fresh(String)
    case stale(String, reason: String, age: Double)
    case failed(String)
  }

  var answers: [String: Answer] = [:]

  func retrieve<Value: Sendable>(
    _ request: RetrievalRequest,
    read: @escaping @Sendable (_ body: RetrievedBody, _ previous: Value?) throws(RetrievalRefusal) -> Value
  ) async -> Retrieval<Value> {
    let (text, status, age): (String, Retrieval<Value>.Status, Double)
    switch answers[request.url.string] {
    case .fresh(let body): (text, status, age) = (body, .fresh, 0)
    case .stale(let body, let reason, let seconds): (text, status, age) = (body, .stale(reason: reason), seconds)
    case .failed(let reason): return Retrieval(value: nil, status: .failed(reason: reason), age: nil)
    case nil: return Retrieval(value: nil, status: .failed(reason: "nobody answers"), age: nil)
    }
    do {
      let body = RetrievedBody(bytes: Array(text.utf8), contentType: nil, url: request.url)
      return Retrieval(value: try read(body, nil), status: status, age: age)
    } catch {
      return Retrieval(value: nil, status: .failed(reason: error.reason), age: nil)
    }
  }
}

/// Feeds as short as they can be.
enum SampleFeed {
  static let rss = """
    <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Walks</title>
    <link>https://e.example/</link><description>By the sea</description>
    <item><title>Pier</title><guid>pier</guid><link>https://e.example/pier</link>
    <pubDate>Tue, 02 Jun 2026 10:00:00 GMT</pubDate><category>sea</category>
    <media:content url="https://e.example/pier.mp4" type="video/mp4" duration="65" width="1280" height="720"/>
    <media:thumbnail url="https://e.example/pier.jpg" width="600" height="450"/></item>
    <item><title>Bell</title><guid>bell</guid><link>https://e.example/bell</link>
    <pubDate>Mon, 01 Jun 2026 10:00:00 GMT</pubDate>
    <media:content url="https://e.example/bell.mp3" type="audio/mpeg" duration="5"/></item>
    </channel></rss>
    """
}
