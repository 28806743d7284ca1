import Generator
import Synchronization
import Syndication
import Testing

/// Answers in the order of a script, and counts how often it is asked.
final class ScriptedRetriever: Retriever {
  enum Answer: Sendable {
    case fresh(String)
    /// The last good copy, seconds old.
    case stale(String, Double)
    case failed(String)
  }

  private let script: Mutex<[Answer]>
  let warnings: [String]
  private let asked = Mutex<[RetrievalRequest]>([])

  init(_ script: [Answer], warnings: [String] = []) {
    self.script = Mutex(script)
    self.warnings = warnings
  }

  var requests: [RetrievalRequest] { asked.withLock { $0 } }

  func retrieve<Value: Sendable>(
    _ request: RetrievalRequest,
    read: @escaping @Sendable (_ body: RetrievedBody, _ previous: Value?) throws(RetrievalRefusal) -> Value
  ) async -> Retrieval<Value> {
    asked.withLock { $0.append(request) }
    let answer = script.withLock { $0.isEmpty ? .failed("nobody answers") : $0.removeFirst() }
    do throws(RetrievalRefusal) {
      switch answer {
      case .fresh(let text): return Retrieval(value: try read(body(text, request), nil), status: .fresh, age: 0)
      case .stale(let text, let age):
        return Retrieval(value: try read(body(text, request), nil), status: .stale(reason: "offline"), age: age)
      case .failed(let reason): return Retrieval(value: nil, status: .failed(reason: reason), age: nil)
      }
    } catch {
      return Retrieval(value: nil, status: .failed(reason: error.reason), age: nil)
    }
  }

  private func body(_ text: String, _ request: RetrievalRequest) -> RetrievedBody {
    RetrievedBody(bytes: Array(text.utf8), contentType: nil, url: request.url)
  }
}

extension Retriever {
  /// Retrieves the number of items of a feed, as a site would with `min_items: 1` and `max_shrink: 50%`:
  /// `fresh 3`, `stale(HTTP 503) 3`, `failed(HTTP 503)`.
  func count(_ url: String = "https://h.example/f", names: Set<String> = []) async throws -> String {
    var request = RetrievalRequest(url: try #require(WebURL(url)), policy: RequestPolicy())
    request.names = names
    let answer: Retrieval<Int> = await retrieve(request) { body, previous throws(RetrievalRefusal) in
      guard let feed = try? FeedReading().parse(body.bytes, contentType: body.contentType, base: nil) else {
        throw RetrievalRefusal(reason: "not a feed")
      }
      let count = feed.entries.count
      if count == 0 { throw RetrievalRefusal(reason: "no items") }
      if let previous, count * 2 < previous { throw RetrievalRefusal(reason: "shrank from \(previous) to \(count)") }
      return count
    }
    let value = answer.value.map { " \($0)" } ?? ""
    switch answer.status {
    case .fresh: return "fresh\(value)"
    case .cached: return "cached\(value)"
    case .stale(let reason): return "stale(\(reason))\(value)"
    case .failed(let reason): return "failed(\(reason))\(value)"
    }
  }
}

enum SampleFeed {
  static let rss = "<rss version=\"2.0\"><channel><title>T</title>\(items)</channel></rss>"
  static let json =
    #"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1"},{"id":"2"},{"id":"3"}]}"#
  static let xspf =
    "<playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\"><trackList>\(tracks)</trackList></playlist>"

  private static let items = [1, 2, 3].map { "<item><title>\($0)</title><guid>\($0)</guid></item>" }.joined()
  private static let tracks = [1, 2, 3].map { "<track><identifier>urn:\($0)</identifier></track>" }.joined()
}
