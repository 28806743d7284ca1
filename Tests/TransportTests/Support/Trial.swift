import FoundationEssentials
import Generator
import Synchronization
import Syndication
import Testing

@testable import Transport

/// A folder that goes with the last trial that uses it.
final class TrialGround: Sendable {
  let path =
    FileManager.default.temporaryDirectory.path + "/transport-\(String(UInt64.random(in: 0 ... .max), radix: 36))"

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A retriever with an empty cache of its own, a clock that stands still, and everything on loopback.
///
/// Bodies are read as text; `<html` is refused, and so is what is empty.
struct Trial: Sendable {
  private let ground = TrialGround()
  /// Of the cache.
  var folder: String { ground.path + "/cache" }
  let clock: StoppedClock
  var settings: RetrieverSettings
  var policy: RequestPolicy

  init() {
    let clock = StoppedClock(1_780_000_000)
    self.clock = clock
    settings = RetrieverSettings(version: "1.2.3", cache: ResponseCache(folder: ground.path + "/cache"))
    settings.now = { clock.now }
    settings.random = { 0 }
    settings.resolve = { name in
      guard name.hasSuffix(".test") else { throw CancellationError() }
      return ["127.0.0.1"]
    }
    policy = RequestPolicy()
    policy.allowPrivateNetworks = true
  }

  /// The retriever of one build; it is shut down afterwards.
  /// - Parameter tells: whether the build succeeds.
  func build<Result>(
    tells: Bool = true, _ body: (HTTPRetriever) async throws -> Result
  ) async throws -> Result {
    let retriever = HTTPRetriever(settings)
    do {
      let result = try await body(retriever)
      if tells { await retriever.hasTold() }
      await retriever.shutdown()
      return result
    } catch {
      await retriever.shutdown()
      throw error
    }
  }

  /// What a build of its own gets for one URL.
  func get(_ url: String) async throws -> Retrieval<String> {
    try await build { try await get(url, $0) }
  }

  func get(_ url: String, _ retriever: HTTPRetriever) async throws -> Retrieval<String> {
    let url = try #require(WebURL(url))
    return await retriever.retrieve(RetrievalRequest(url: url, policy: policy), read: readText)
  }

  /// Results of many URLs that are asked for at once, in the order asked.
  func getAll(_ urls: [String], _ retriever: HTTPRetriever) async throws -> [Retrieval<String>] {
    try await withThrowingTaskGroup(of: (Int, Retrieval<String>).self) { group in
      for (index, url) in urls.enumerated() { group.addTask { (index, try await get(url, retriever)) } }
      return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// The files of the cache, without their folder.
  var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  func remove() { try? FileManager.default.removeItem(atPath: String(folder.dropLast("/cache".count))) }
}

@Sendable func readText(_ body: RetrievedBody, _ previous: String?) throws(RetrievalRefusal) -> String {
  let text = String(decoding: body.bytes, as: UTF8.self)
  if text.isEmpty { throw RetrievalRefusal(reason: "is empty") }
  if text.hasPrefix("<html") { throw RetrievalRefusal(reason: "is a web page") }
  return text
}

/// A clock that goes only when told.
final class StoppedClock: Sendable {
  private let seconds: Mutex<Double>

  init(_ seconds: Double) { self.seconds = Mutex(seconds) }

  var now: Double { seconds.withLock { $0 } }

  func advance(by step: Double) { seconds.withLock { $0 += step } }
}

extension Retrieval {
  /// Why it is stale or failed.
  var reason: String? {
    switch status {
    case .fresh, .cached: nil
    case .stale(let reason), .failed(let reason): reason
    }
  }
}
