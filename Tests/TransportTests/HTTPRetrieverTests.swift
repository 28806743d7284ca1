import Generator
import Syndication
import Testing

@testable import Transport

/// What a build gets, and what it asks for it.
struct HTTPRetrieverTests {
  private var trial = Trial()

  @Test func firstAnswerIsFreshAndThenCached() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .ok("one") }
    let url = "http://127.0.0.1:\(server.port)/feed.xml"
    let first = try await trial.get(url)
    trial.clock.advance(by: 3599)
    let second = try await trial.get(url)
    #expect(first.value == "one" && first.status == .fresh && first.age == 0)
    #expect(second.value == "one" && second.status == .cached && second.age == 3599)
    #expect(server.requests.map(\.line) == ["GET /feed.xml HTTP/1.1"])
    await server.stop()
  }

  @Test func whatIsKeptIsNotAskedForHoweverOldItIs() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { .ok("\($0.index)") }
    let url = "http://127.0.0.1:\(server.port)/feed.xml"
    var kept = trial
    kept.policy.mode = .kept
    #expect(try await kept.get(url).status == .fresh)
    trial.clock.advance(by: 86_400)
    #expect(try await kept.get(url).status == .cached)
    trial.clock.advance(by: 6 * 86_400 + 1)
    #expect(try await kept.get(url).status == .fresh)
    #expect(server.requests.count == 2)
    await server.stop()
  }

  @Test func saysWhoAsksForWhat() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .ok("one") }
    _ = try await trial.get("http://127.0.0.1:\(server.port)/a%20b?c=%26d&e=%3D#f")
    let request = try #require(server.requests.first)
    #expect(request.line == "GET /a%20b?c=%26d&e=%3D HTTP/1.1")
    #expect(request["User-Agent"] == "sitegen/1.2.3 (+feed fetcher)")
    #expect(request["Host"] == "127.0.0.1:\(server.port)")
    #expect(request["Accept-Encoding"] == "gzip, deflate")
    #expect(request["Accept"]?.hasPrefix("application/rss+xml, application/atom+xml, ") == true)
    #expect(request["Authorization"] == nil && request["If-None-Match"] == nil)
    await server.stop()
  }

  @Test func readersGetTypeAddressAndWhatWasBefore() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { .ok("\($0.index)", ["Content-Type: text/xml; charset=latin1"]) }
    let url = try #require(WebURL("http://127.0.0.1:\(server.port)/a"))
    let request = RetrievalRequest(url: url, policy: trial.policy)
    for _ in 0..<2 {
      let seen = try await trial.build {
        await $0.retrieve(request) { (body, previous: [String]?) throws(RetrievalRefusal) -> [String] in
          (previous ?? []) + [String(decoding: body.bytes, as: UTF8.self), body.contentType ?? "", body.url.string]
        }
      }
      #expect(seen.value?.suffix(2) == ["text/xml; charset=latin1", url.string])
      trial.clock.advance(by: 3600)
    }
    let value = try await trial.build {
      await $0.retrieve(request) { (body, previous: [String]?) throws(RetrievalRefusal) -> [String] in
        (previous ?? []) + [String(decoding: body.bytes, as: UTF8.self)]
      }
    }
    #expect(value.value == ["1", "2"])
    await server.stop()
  }

  @Test func asksOncePerURLAndBuild() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .slow("one", milliseconds: 50) }
    let url = "http://127.0.0.1:\(server.port)/"
    let results = try await trial.build { retriever in
      let together = try await trial.getAll([url, url + "#part", url], retriever)
      var again = trial
      again.policy.ttl = 0
      return together + [try await again.get(url, retriever)]
    }
    #expect(results.map(\.value) == ["one", "one", "one", "one"])
    #expect(results.map(\.status) == [.fresh, .fresh, .fresh, .fresh])
    #expect(server.requests.count == 1)
    await server.stop()
  }

  @Test func asksOnceEvenWhenItFailsOrCannotBeStored() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { $0.path == "/gone" ? .answer("404 Not Found") : .ok("one") }
    var uncached = trial
    uncached.settings.cache = nil
    let url = "http://127.0.0.1:\(server.port)/"
    let reasons = try await uncached.build { retriever in
      for _ in 0..<2 { #expect(try await uncached.get(url, retriever).status == .fresh) }
      return [
        try await uncached.get(url + "gone", retriever).reason, try await uncached.get(url + "gone", retriever).reason,
      ]
    }
    #expect(reasons == ["HTTP 404", "HTTP 404"])
    #expect(server.requests.map(\.path) == ["/", "/gone"])
    await server.stop()
  }

  /// Readers judge the one answer each for itself, by what was there before; a lenient one leaves the copy to the strict.
  @Test func readersOfOneAnswerJudgeForThemselves() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { .ok($0.index == 0 ? "long enough" : "short") }
    let url = try #require(WebURL("http://127.0.0.1:\(server.port)/"))
    let read = { @Sendable (body: RetrievedBody, previous: String?) throws(RetrievalRefusal) -> String in
      if body.bytes.count < (previous ?? "").utf8.count { throw RetrievalRefusal(reason: "shrank") }
      return String(decoding: body.bytes, as: UTF8.self)
    }
    var strict = RetrievalRequest(url: url, policy: trial.policy)
    _ = await HTTPRetriever(trial.settings).retrieve(strict, read: read)
    strict.policy.ttl = 0
    var lenient = strict
    lenient.replacesCopy = false
    let (kept, new, again) = try await trial.build { [strict, lenient] in
      (
        await $0.retrieve(strict, read: read), await $0.retrieve(lenient, read: readText),
        await $0.retrieve(strict, read: read)
      )
    }
    #expect(kept.value == "long enough" && kept.status == .stale(reason: "shrank"))
    #expect(new.value == "short" && new.status == .fresh)
    #expect(again.value == "long enough" && again.status == .stale(reason: "shrank"))
    #expect(server.requests.count == 2)
    #expect(try await trial.get(url.string).value == "long enough")
    await server.stop()
  }

  @Test func refreshAsksPastEveryCache() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { .ok("\($0.index)", ["ETag: \"1\""]) }
    let url = "http://127.0.0.1:\(server.port)/"
    _ = try await trial.get(url)
    var refreshing = trial
    refreshing.policy.mode = .refresh
    let second = try await refreshing.get(url)
    #expect(second.value == "1" && second.status == .fresh)
    #expect(server.requests.map { $0["If-None-Match"] } == [nil, nil])
    #expect(server.requests.map { $0["Cache-Control"] } == [nil, "no-cache"])
    await server.stop()
  }

  @Test func offlineUsesOnlyTheCache() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .ok("one") }
    let url = "http://127.0.0.1:\(server.port)/"
    _ = try await trial.get(url)
    var offline = trial
    offline.policy.mode = .offline
    let fresh = try await offline.get(url)
    trial.clock.advance(by: 30 * 86_400)
    let old = try await offline.get(url)
    let missing = try await offline.get(url + "other")
    #expect(fresh.value == "one" && fresh.status == .cached)
    #expect(old.value == "one" && old.status == .stale(reason: "offline") && old.age == 30 * 86_400)
    #expect(missing.value == nil && missing.status == .failed(reason: "not in the cache") && missing.age == nil)
    #expect(server.requests.count == 1)
    await server.stop()
  }

  @Test func sendsCredentialsOfTheAddress() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer {
      $0["Authorization"] == "Basic YWRhOnA6dw==" ? .ok("one") : .answer("401 No")
    }
    #expect(try await trial.get("http://ada:p%3Aw@127.0.0.1:\(server.port)/").value == "one")
    #expect(try await trial.get("http://127.0.0.1:\(server.port)/").reason == "HTTP 401")
    await server.stop()
  }

  @Test(arguments: [1e300, .infinity])
  func boundlessPatienceIsNoTrouble(seconds: Double) async throws {
    defer { trial.remove() }
    var patient = trial
    patient.policy.timeout = seconds
    patient.policy.budget = seconds
    patient.policy.ttl = seconds
    let server = try await LoopbackServer { _ in .ok("one") }
    let url = "http://127.0.0.1:\(server.port)/"
    #expect(try await patient.get(url).status == .fresh)
    trial.clock.advance(by: 1e9)
    #expect(try await patient.get(url).status == .cached)
    await server.stop()
  }

  @Test func withoutPatienceNothingIsAsked() async throws {
    defer { trial.remove() }
    var impatient = trial
    impatient.policy.budget = -1
    #expect(try await impatient.get("http://127.0.0.1:9/").reason == "the build's 0 s for fetching are used up")
    #expect(try await trial.get("feed.xml").reason == "is no http or https address")
  }
}
