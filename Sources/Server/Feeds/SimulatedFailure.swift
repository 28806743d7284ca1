public import Generator
internal import Synchronization

/// How a source can be made to seem to fail (`--simulate ID=KIND`).
public enum SimulatedFailure: String, Sendable, CaseIterable {
  case serverError = "503"
  case timeout
  /// A feed without items.
  case empty
  /// A page for people where the feed should be.
  case html
  /// A feed of which one item is left.
  case shrink
}

/// Lets sources fail without asking anybody: what stands in for their answer is what stands in when they really fail.
public struct SimulatingRetriever<Source: Retriever>: Retriever {
  private let failures: [String: SimulatedFailure]
  private let source: Source

  /// `failures` by the ID of a source.
  public init(_ failures: [String: SimulatedFailure], before source: Source) {
    self.failures = failures
    self.source = source
  }

  public var warnings: [String] {
    get async { await source.warnings }
  }

  public func retrieve<Value: Sendable>(
    _ request: RetrievalRequest,
    read: @escaping @Sendable (_ body: RetrievedBody, _ previous: Value?) throws(RetrievalRefusal) -> Value
  ) async -> Retrieval<Value> {
    guard let failure = request.names.lazy.compactMap({ failures[$0] }).first else {
      return await source.retrieve(request, read: read)
    }
    var stored = request
    stored.policy.mode = .offline
    let seen = Mutex(FeedSpecimen.rss)
    let copy = await source.retrieve(stored) { body, previous throws(RetrievalRefusal) -> Value in
      seen.withLock { $0 = FeedSpecimen(like: body.bytes) }
      return try read(body, previous)
    }
    let reason: String
    switch failure {
    case .serverError: reason = "HTTP 503"
    case .timeout: reason = "timed out"
    case .empty, .html, .shrink:
      let specimen = seen.withLock { $0 }
      let bytes = Array(specimen.text(failure).utf8)
      do throws(RetrievalRefusal) {
        let type = failure == .html ? "text/html" : nil
        let value = try read(RetrievedBody(bytes: bytes, contentType: type, url: request.url), copy.value)
        return Retrieval(value: value, status: .fresh, age: 0)
      } catch { reason = error.reason }
    }
    return copy.standingIn(because: "simulated: \(reason)", within: request.policy.staleIfError)
  }
}

extension Retrieval {
  /// The last good copy, unless it is too old or there is none.
  fileprivate func standingIn(because reason: String, within limit: Double) -> Retrieval {
    guard let value, let age, age <= limit else {
      return Retrieval(value: nil, status: .failed(reason: reason), age: nil)
    }
    return Retrieval(value: value, status: .stale(reason: reason), age: age, checked: checked)
  }
}

/// Feeds that are too short, in the format that a source speaks.
private enum FeedSpecimen: Sendable {
  case rss, json, xspf

  init(like body: [UInt8]) {
    let start = String(decoding: body.prefix(2_000), as: UTF8.self)
    let first = start.first { !$0.isWhitespace && $0 != "\u{FEFF}" }
    self = first != "<" ? .json : start.contains("xspf.org") ? .xspf : .rss
  }

  func text(_ failure: SimulatedFailure) -> String {
    if failure == .html {
      return "<!DOCTYPE html><html><head><title>Maintenance</title></head><body><p>Back soon.</p></body></html>"
    }
    let hasItem = failure == .shrink
    switch self {
    case .rss:
      let item = "<item><title>The only item left</title><guid>simulated</guid></item>"
      return "<rss version=\"2.0\"><channel><title>Simulated</title>\(hasItem ? item : "")</channel></rss>"
    case .json:
      let item = #"{"id": "simulated", "title": "The only item left", "content_text": ""}"#
      let version = "https://jsonfeed.org/version/1.1"
      return "{\"version\": \"\(version)\", \"title\": \"Simulated\", \"items\": [\(hasItem ? item : "")]}"
    case .xspf:
      let track = "<track><identifier>urn:simulated</identifier><title>The only item left</title></track>"
      return "<playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\"><trackList>\(hasItem ? track : "")"
        + "</trackList></playlist>"
    }
  }
}
