import Generator
import Synchronization
import Testing

@testable import Transport

struct TriesTests {
  private var trial = Trial()

  private func result(
    _ trial: Trial, _ script: @escaping LoopbackServer.Script
  ) async throws -> (Retrieval<String>, [LoopbackServer.Request]) {
    let server = try await LoopbackServer(script)
    let result = try await trial.get("http://127.0.0.1:\(server.port)/")
    await server.stop()
    trial.remove()
    return (result, server.requests)
  }

  @Test(arguments: [408, 425, 429, 500, 502, 503, 504, 599])
  func passingTroubleIsTriedAgain(status: Int) async throws {
    let (healed, _) = try await result(trial) { $0.index < 3 ? .answer("\(status) Trouble") : .ok("one") }
    #expect(healed.value == "one" && healed.status == .fresh)
    let (broken, requests) = try await result(trial) { _ in .answer("\(status) Trouble") }
    #expect(broken.reason == "HTTP \(status) after 4 tries")
    #expect(requests.count == 4)
  }

  @Test(arguments: [400, 401, 403, 404, 410, 451])
  func lastingTroubleIsNot(status: Int) async throws {
    let (result, requests) = try await result(trial) { _ in .answer("\(status) Trouble") }
    #expect(result.reason == "HTTP \(status)")
    #expect(requests.count == 1)
  }

  @Test func withoutRetriesThereIsOneTry() async throws {
    var once = trial
    once.policy.retries = 0
    let (result, requests) = try await result(once) { _ in .answer("503 Trouble") }
    #expect(result.reason == "HTTP 503")
    #expect(requests.count == 1)
  }

  /// It was asked, and what it said is told: another request of the same host was answered with the wish.
  @Test func whatWasSaidBeforeTheHostAskedToWaitIsTold() async throws {
    var policy = RequestPolicy()
    policy.retries = 3
    let tries = Tries(policy: policy, deadline: .now + .seconds(60)) { 0 }
    let failures = Mutex([FetchFailure.heldBack(7200), FetchFailure.retry("HTTP 503")])
    let failure = await #expect(throws: FetchFailure.self) {
      let _: Int = try await tries.run { throw failures.withLock { $0.removeLast() } }
    }
    #expect(failure?.reason == "HTTP 503, and its host asks to wait 2 hours")
    #expect(failure?.rest == 7200)
  }

  @Test func resetsAreTriedAgain() async throws {
    let (healed, _) = try await result(trial) { $0.index < 2 ? [.reset] : .ok("one") }
    #expect(healed.value == "one")
    let (broken, requests) = try await result(trial) { _ in [.close] }
    #expect(broken.reason == "the connection was closed before the answer was complete after 4 tries")
    #expect(requests.count == 4)
  }

  @Test func closedPortsAreTriedAgain() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .ok("one") }
    await server.stop()
    #expect(try await trial.get("http://127.0.0.1:\(server.port)/").reason == "connection refused after 4 tries")
  }

  @Test func unknownNamesAreTriedAgain() async throws {
    defer { trial.remove() }
    let names = Mutex(0)
    var settings = trial
    settings.settings.resolve = { _ in
      let count = names.withLock {
        $0 += 1
        return $0
      }
      return count < 3 ? [] : ["127.0.0.1"]
    }
    let server = try await LoopbackServer { _ in .ok("one") }
    #expect(try await settings.get("http://feeds.test:\(server.port)/").value == "one")
    await server.stop()
  }

  /// Full jitter: any share of ½, 1, 2, … 8 seconds.
  @Test func waitsLongerEachTime() async throws {
    var policy = RequestPolicy()
    policy.retries = 6
    let delays = Mutex<[Double]>([])
    // The share is chosen so that the waits are short and still tell the ceilings apart.
    let tries = Tries(policy: policy, deadline: .now + .seconds(3600)) { 0.001 }
    let started = ContinuousClock.now
    await #expect(throws: FetchFailure.final("HTTP 503 after 7 tries")) {
      try await tries.run { () async throws -> Int in
        delays.withLock { $0.append(started.secondsUntilNow) }
        throw FetchFailure.retry("HTTP 503")
      }
    }
    let times = delays.withLock { $0 }
    try #require(times.count == 7)
    for (index, ceiling) in [0.5, 1, 2, 4, 8, 8].enumerated() {
      #expect(times[index + 1] - times[index] >= ceiling * 0.001)
    }
  }

  @Test func retryAfterIsHeeded() async throws {
    let started = ContinuousClock.now
    let (result, _) = try await result(trial) {
      $0.index == 0 ? .answer("429 Too Many", ["Retry-After: 1"]) : .ok("one")
    }
    #expect(result.value == "one")
    #expect(started.secondsUntilNow >= 1)
  }

  /// The clock of the trial stands at 28 May 2026 20:26:40 GMT.
  @Test(arguments: ["3600", "Thu, 28 May 2026 21:26:40 GMT"])
  func retryAfterBeyondTheBudgetIsNotWaitedFor(header: String) async throws {
    let (result, requests) = try await result(trial) { _ in .answer("503 Trouble", ["Retry-After: \(header)"]) }
    #expect(result.reason == "HTTP 503 and asks to wait 60 minutes")
    #expect(requests.count == 1)
  }

  /// It speaks for the host: what else is asked of it waits as well.
  @Test func retryAfterHoldsBackTheHost() async throws {
    defer { trial.remove() }
    var trial = trial
    trial.policy.perHost = 1
    let server = try await LoopbackServer { $0.index == 0 ? .answer("429 Too Many", ["Retry-After: 1"]) : .ok("one") }
    let other = try await LoopbackServer { _ in .ok("one") }
    let urls = (0..<5).map { "http://127.0.0.1:\(server.port)/\($0)" }
    let started = ContinuousClock.now
    let (results, free) = try await trial.build { [trial] retriever in
      async let results = trial.getAll(urls, retriever)
      while server.requests.isEmpty { await Task.yield() }
      let free = try await trial.get("http://127.0.0.1:\(other.port)/", retriever)
      return (try await results, free)
    }
    #expect(started.secondsUntilNow >= 1)
    #expect(results.map(\.value) == Array(repeating: "one", count: 5) && free.value == "one")
    #expect(server.requests.count == 6)
    await server.stop()
    await other.stop()
  }

  @Test func aHostThatAsksForTooLongAWaitIsNotAskedAgain() async throws {
    defer { trial.remove() }
    var trial = trial
    trial.policy.perHost = 1
    let server = try await LoopbackServer { _ in .answer("503 Trouble", ["Retry-After: 3600"]) }
    let urls = (0..<5).map { "http://127.0.0.1:\(server.port)/\($0)" }
    let reasons = try await trial.build { [trial] in try await trial.getAll(urls, $0) }.map { $0.reason ?? "" }
    #expect(reasons.filter { $0 == "HTTP 503 and asks to wait 60 minutes" }.count == 1)
    #expect(reasons.filter { $0.hasPrefix("not asked, because its host asks to wait 59 minutes") }.count == 4)
    #expect(server.requests.count == 1)
    await server.stop()
  }

  @Test func retryAfterInThePastMeansNow() async throws {
    let (result, _) = try await result(trial) {
      $0.index == 0 ? .answer("503 Trouble", ["Retry-After: Thu, 28 May 2026 20:00:00 GMT"]) : .ok("one")
    }
    #expect(result.value == "one")
  }

  @Test func theBudgetEndsTheTries() async throws {
    let tries = Tries(policy: RequestPolicy(), deadline: .now + .milliseconds(400)) { 1 }
    let reason = "HTTP 503, and the build's 60 s for fetching are used up"
    await #expect(throws: FetchFailure.final(reason)) {
      try await tries.run { () async throws -> Int in throw FetchFailure.retry("HTTP 503") }
    }
  }
}
