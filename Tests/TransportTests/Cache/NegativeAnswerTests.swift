import FoundationEssentials
import Generator
import Syndication
import Testing

@testable import Transport

/// A server's no is remembered for a while, so that builds in a row do not ask for it each time.
struct NegativeAnswerTests {
  private let trial = Trial()

  @Test func isNotAskedAgainForAMinute() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { $0.index == 0 ? .answer("404 Not Found") : .ok("one") }
    let url = "http://127.0.0.1:\(server.port)/"
    #expect(try await trial.get(url).reason == "HTTP 404")
    #expect(try await trial.get(url).reason == "HTTP 404, as just now; --refresh asks again")
    trial.clock.advance(by: 1)
    #expect(try await trial.get(url).reason == "HTTP 404, as 1 second ago; --refresh asks again")
    trial.clock.advance(by: 58)
    #expect(try await trial.get(url).reason == "HTTP 404, as 59 seconds ago; --refresh asks again")
    #expect(try await trial.get(url + "other").value == "one")
    trial.clock.advance(by: 1)
    #expect(try await trial.get(url).status == .fresh)
    #expect(server.requests.map(\.path) == ["/", "/other", "/"])
    #expect(trial.files.allSatisfy { $0.hasSuffix(".answer") })
    await server.stop()
  }

  @Test func theLastGoodCopyStandsIn() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { $0.index == 0 ? .ok("one") : .answer("410 Gone") }
    let url = "http://127.0.0.1:\(server.port)/"
    _ = try await trial.get(url)
    trial.clock.advance(by: 3600)
    #expect(try await trial.get(url).status == .stale(reason: "HTTP 410"))
    trial.clock.advance(by: 10)
    let again = try await trial.get(url)
    #expect(again.value == "one" && again.age == 3610)
    #expect(again.status == .stale(reason: "HTTP 410, as 10 seconds ago; --refresh asks again"))
    #expect(server.requests.count == 2)
    await server.stop()
  }

  @Test func refreshingAndAShortTTLAskAtOnce() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { $0.index < 3 ? .answer("404 Not Found") : .ok("one") }
    let url = "http://127.0.0.1:\(server.port)/"
    _ = try await trial.get(url)
    var impatient = trial
    impatient.policy.ttl = 0
    #expect(try await impatient.get(url).reason == "HTTP 404")
    var refreshing = trial
    refreshing.policy.mode = .refresh
    #expect(try await refreshing.get(url).reason == "HTTP 404")
    #expect(try await refreshing.get(url).value == "one")
    #expect(try await trial.get(url).status == .cached)
    await server.stop()
  }

  /// `Retry-After` outlives the build that it would have held up, but not by more than an hour or the `ttl`.
  @Test(arguments: [
    ("300", "5 minutes", 299.0, 1), ("300", "5 minutes", 300, 2), ("86400", "24 hours", 3599, 1),
    ("99999999999999999999999", "more than a year", 3600, 2),
  ])
  func retryAfterHoldsOverBuilds(header: String, words: String, later: Double, requests: Int) async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .answer("429 Too Many", ["Retry-After: \(header)"]) }
    var patient = trial
    patient.policy.ttl = 86_400
    let url = "http://127.0.0.1:\(server.port)/"
    #expect(try await patient.get(url).reason == "HTTP 429 and asks to wait \(words)")
    trial.clock.advance(by: later)
    _ = try await patient.get(url)
    #expect(server.requests.count == requests)
    await server.stop()
  }

  /// These may be over with the next build, or with the next edit of a feed.
  @Test(arguments: ["500 Trouble", "200 OK", "204 No Content", "302 Found"])
  func passingTroubleIsForgotten(status: String) async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .answer(status, body: "") }
    _ = try await trial.get("http://127.0.0.1:\(server.port)/")
    #expect(trial.files == [])
    await server.stop()
  }

  @Test func readsWhatItWrote() throws {
    let url = try #require(WebURL("https://h.test/?token=hush"))
    var failure = FetchFailure.final("HTTP 404\nfor https://h.test/?token=hush")
    failure.rest = 1e9
    let file = NegativeAnswer(failure, at: 7.5).file(for: url)
    let read = try #require(NegativeAnswer(file: file, for: url))
    #expect(read.at == 7.5 && read.rest == 3600)
    #expect(read.reason == "HTTP 404for https://h.test/?token=***")
    #expect(!String(decoding: file, as: UTF8.self).contains("hush"))
    #expect(NegativeAnswer(file: file, for: try #require(WebURL("https://h.test/"))) == nil)
    for end in file.indices { #expect(NegativeAnswer(file: Array(file[..<end]), for: url) == nil) }
    for index in file.indices {
      var edited = file
      edited[index] ^= 1
      #expect(NegativeAnswer(file: edited, for: url) == nil, "\(index)")
    }
  }

  @Test func aClockThatWentBackForgets() {
    var failure = FetchFailure.final("HTTP 404")
    failure.rest = 60
    #expect(NegativeAnswer(failure, at: 100).failure(now: 99, ttl: 3600) == nil)
    #expect(NegativeAnswer(failure, at: 100).failure(now: 100, ttl: 3600) != nil)
  }
}
