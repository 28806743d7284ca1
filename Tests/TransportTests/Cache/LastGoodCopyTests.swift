import FoundationEssentials
import Generator
import Syndication
import Testing

@testable import Transport

/// The last good answer is confirmed, replaced by a better one, or stands in; nothing else becomes of it.
struct LastGoodCopyTests {
  private let trial = Trial()

  /// What builds get one after the other, each when the last answer is no longer fresh.
  private func builds(_ count: Int, _ trial: Trial, _ server: LoopbackServer) async throws -> [Retrieval<String>] {
    var results: [Retrieval<String>] = []
    for _ in 0..<count {
      results.append(try await trial.get("http://127.0.0.1:\(server.port)/"))
      trial.clock.advance(by: 3600)
    }
    return results
  }

  @Test func isConfirmedByTheServer() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { request in
      request.index == 0
        ? .ok("one", ["ETag: W/\"7\"", "Last-Modified: Sat, 30 May 2026 10:00:00 GMT"]) : .answer("304 Not Modified")
    }
    let results = try await builds(3, trial, server)
    #expect(results.map(\.value) == ["one", "one", "one"])
    #expect(results.map(\.status) == [.fresh, .fresh, .fresh])
    #expect(server.requests.map { $0["If-None-Match"] } == [nil, "W/\"7\"", "W/\"7\""])
    #expect(server.requests[1]["If-Modified-Since"] == "Sat, 30 May 2026 10:00:00 GMT")
    trial.clock.advance(by: -1)
    #expect(try await builds(1, trial, server)[0].status == .cached)
    await server.stop()
  }

  @Test func isReplacedByANewOne() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { .ok("\($0.index)", ["ETag: \($0.index)"]) }
    #expect(try await builds(3, trial, server).map(\.value) == ["0", "1", "2"])
    #expect(server.requests.map { $0["If-None-Match"] } == [nil, "0", "1"])
    #expect(trial.files.count == 1)
    await server.stop()
  }

  @Test(arguments: [
    ("404 Not Found", "", "HTTP 404"), ("204 No Content", "", "HTTP 204"), ("200 OK", "<html>", "is a web page"),
    ("200 OK", "", "is empty"), ("304 Not Modified", "", "HTTP 304 though nothing was said of a copy"),
    ("300 Multiple Choices", "", "HTTP 300"),
  ])
  func standsInForWhatIsNoGood(status: String, body: String, reason: String) async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { $0.index == 1 ? .answer(status, body: body) : .ok("one") }
    let results = try await builds(3, trial, server)
    #expect(results.map(\.value) == ["one", "one", "one"])
    #expect(results.map(\.status) == [.fresh, .stale(reason: reason), .fresh])
    #expect(results.map(\.age) == [0, 3600, 0])
    await server.stop()
  }

  @Test func isNotUsedWhenTooOld() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { $0.index == 0 ? .ok("one") : .answer("410 Gone") }
    _ = try await builds(1, trial, server)
    trial.clock.advance(by: 7 * 86_400 - 3600)
    #expect(try await builds(1, trial, server)[0].status == .stale(reason: "HTTP 410"))
    let late = try await builds(1, trial, server)[0]
    #expect(late.status == .failed(reason: "HTTP 410; the stored copy is 7 days old") && late.value == nil)
    #expect(trial.files.filter { $0.hasSuffix(".answer") }.count == 1)
    await server.stop()
  }

  @Test func withoutOneThereIsFailure() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .ok("<html>") }
    let result = try await builds(1, trial, server)[0]
    #expect(result.value == nil && result.status == .failed(reason: "is a web page") && result.age == nil)
    #expect(trial.files == [])
    await server.stop()
  }

  @Test func tornOrEditedIsAMiss() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { .ok("body \($0.index)", ["ETag: 1"]) }
    _ = try await builds(1, trial, server)
    let path = trial.folder + "/" + (try #require(trial.files.first))
    var text = try String(contentsOfFile: path, encoding: .utf8)
    text.replace("body 0", with: "body x")
    try Data(text.utf8).write(to: URL(filePath: path))
    #expect(try await builds(1, trial, server)[0].value == "body 1")
    try Data(text.utf8.prefix(100)).write(to: URL(filePath: path))
    #expect(try await builds(1, trial, server)[0].value == "body 2")
    #expect(server.requests.map { $0["If-None-Match"] } == [nil, nil, nil])
    await server.stop()
  }

  /// A later version of the program may read more strictly; then the server must not say "not modified".
  @Test func whatTheReaderRefusesIsAskedForAnew() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer {
      $0["If-None-Match"] == nil ? .ok("\($0.index)", ["ETag: 1"]) : .answer("304 No")
    }
    _ = try await builds(1, trial, server)
    let url = try #require(WebURL("http://127.0.0.1:\(server.port)/"))
    let result = try await trial.build {
      await $0.retrieve(RetrievalRequest(url: url, policy: trial.policy)) {
        (body, _: String?) throws(RetrievalRefusal) -> String in
        let text = String(decoding: body.bytes, as: UTF8.self)
        if text == "0" { throw RetrievalRefusal(reason: "is old") }
        return text
      }
    }
    #expect(result.value == "1" && result.status == .fresh)
    await server.stop()
  }

  /// Without a network there is no better one: then it is said why this one is no good.
  @Test func offlineSaysWhyItIsRefused() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .ok("one") }
    let url = try #require(WebURL("http://127.0.0.1:\(server.port)/"))
    var request = RetrievalRequest(url: url, policy: trial.policy)
    request.policy.mode = .offline
    let asked = request
    func offline() async throws -> Retrieval<String> {
      try await trial.build {
        await $0.retrieve(asked) { (_, _: String?) throws(RetrievalRefusal) -> String in
          throw RetrievalRefusal(reason: "the feed has 1 item, and min_items is 3")
        }
      }
    }
    #expect(try await offline().reason == "not in the cache")
    _ = try await builds(1, trial, server)
    #expect(
      try await offline().reason
        == "what is in the cache is refused: the feed has 1 item, and min_items is 3")
    await server.stop()
  }

  @Test func aClockThatWentBackMakesNothingFreshForEver() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { .ok("\($0.index)") }
    _ = try await builds(1, trial, server)
    trial.clock.advance(by: -100_000)
    #expect(try await builds(1, trial, server)[0].status == .fresh)
    await server.stop()
  }

  @Test func aFullDiskOnlyMeansNoCaching() async throws {
    defer { trial.remove() }
    var blocked = trial
    try FileManager.default.createDirectory(atPath: trial.folder, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: trial.folder + "/file"))
    let folder = trial.folder + "/file/cache"
    blocked.settings.cache = ResponseCache(folder: folder)
    let server = try await LoopbackServer { _ in .ok("one") }
    let url = "http://127.0.0.1:\(server.port)/"
    let (results, warnings) = try await blocked.build { retriever in
      (try await blocked.getAll([url, url + "2", url], retriever), await retriever.warnings)
    }
    #expect(results.map(\.status) == [.fresh, .fresh, .fresh])
    #expect(warnings == ["answers are not kept, because the cache at \(folder) cannot be written"])
    #expect(server.requests.count == 2)
    await server.stop()
  }

  @Test func twoBuildsAtOnceShareAFolder() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { .ok("\($0.path) \(String(repeating: "x", count: 10_000))") }
    let urls = (0..<20).map { "http://127.0.0.1:\(server.port)/\($0)" }
    var asking = trial
    asking.policy.ttl = 0
    let trial = asking
    async let first = trial.build { try await trial.getAll(urls, $0) }
    async let second = trial.build { try await trial.getAll(urls, $0) }
    _ = try await (first, second)
    var offline = trial
    offline.policy.mode = .offline
    let read = offline
    let results = try await read.build { try await read.getAll(urls, $0) }
    #expect(results.map { $0.value?.split(separator: " ").first ?? "" } == (0..<20).map { "/\($0)" })
    #expect(trial.files.count == 20)
    await server.stop()
  }
}
