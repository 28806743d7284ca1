import Generator
import Testing

@testable import Transport

/// Time-outs, limits, the budget.
struct ExchangeTests {
  private var trial = Trial()

  /// A limit that the slowest machine notices, and half of which is enough for it to answer.
  private static let short = 2.0

  private static let hanging: LoopbackServer.Script = { _ in [.hang] }
  private static let dripping: LoopbackServer.Script = { _ in
    [.text("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")]
      + [[LoopbackServer.Step]](repeating: [.text("x"), .wait(milliseconds: 20)], count: 1000).joined()
  }
  private static let drippingHead: LoopbackServer.Script = { _ in
    [.text("HTTP/1.1 200 OK\r\n")]
      + [[LoopbackServer.Step]](repeating: [.text("x"), .wait(milliseconds: 20)], count: 1000).joined()
  }
  private static let stopping: LoopbackServer.Script = { _ in
    [.text("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx"), .hang]
  }

  @Test(arguments: [hanging, drippingHead])
  func whatDoesNotAnswerIsAskedOnce(script: @escaping LoopbackServer.Script) async throws {
    try await isAskedOnce(script, patience: Self.short, reason: "timed out after 2 s without an answer")
  }

  /// Long enough for the head of the answer to come first, from a machine that is busy.
  @Test(arguments: [
    (dripping, "timed out after 6 s before its answer was complete"),
    // Silence is half of the time for all.
    (stopping, "timed out, because its answer stopped for 3 s"),
  ])
  func whatNeverEndsIsAskedOnce(script: @escaping LoopbackServer.Script, reason: String) async throws {
    try await isAskedOnce(script, patience: 6, reason: reason)
  }

  private func isAskedOnce(_ script: @escaping LoopbackServer.Script, patience: Double, reason: String) async throws {
    defer { trial.remove() }
    var impatient = trial
    impatient.policy.timeout = patience
    let server = try await LoopbackServer(script)
    let started = ContinuousClock.now
    #expect(try await impatient.get("http://127.0.0.1:\(server.port)/").reason == reason)
    #expect(started.secondsUntilNow < 60)
    #expect(server.requests.count <= 1)
    await server.stop()
  }

  /// Redirects share the time of one request.
  @Test func theTimeOutCoversRedirects() async throws {
    defer { trial.remove() }
    var impatient = trial
    impatient.policy.timeout = 1
    let server = try await LoopbackServer { _ in [.wait(milliseconds: 600)] + .found("/") }
    #expect(
      try await impatient.get("http://127.0.0.1:\(server.port)/").reason == "timed out after 1 s without an answer")
    #expect((1...5).contains(server.requests.count))
    await server.stop()
  }

  @Test func aNameThatCannotBeResolvedInTimeTimesOut() async throws {
    defer { trial.remove() }
    var impatient = trial
    impatient.policy.timeout = Self.short
    impatient.settings.resolve = { _ in
      try await Task.sleep(for: .seconds(600))
      return []
    }
    #expect(try await impatient.get("http://slow.test/").reason == "timed out after 2 s looking up its host")
  }

  @Test func aHostThatTimedOutFailsItsOtherSourcesAtOnce() async throws {
    defer { trial.remove() }
    var impatient = trial
    impatient.policy.timeout = Self.short
    impatient.policy.perHost = 2
    let hanging = try await LoopbackServer(Self.hanging)
    let healthy = try await LoopbackServer { _ in .ok("one") }
    let urls = (0..<10).map { "http://127.0.0.1:\(hanging.port)/\($0)" }
    let started = ContinuousClock.now
    let (results, later, other) = try await impatient.build { [trial, impatient] retriever in
      (
        try await impatient.getAll(urls, retriever), try await impatient.get(urls[0] + "x", retriever),
        try await trial.get("http://127.0.0.1:\(healthy.port)/", retriever)
      )
    }
    #expect(started.secondsUntilNow < 60)
    let reasons = results.map(\.reason) + [later.reason]
    #expect(reasons.contains("timed out after 2 s without an answer"))
    #expect(reasons.filter { $0 == "not asked, because its host timed out" }.count >= 9)
    #expect(Set(reasons).count == 2)
    #expect(hanging.requests.count <= 2)
    #expect(other.value == "one")
    await hanging.stop()
    await healthy.stop()
  }

  @Test func limitsHoldPerHostAndOverAll() async throws {
    defer { trial.remove() }
    var limited = trial
    limited.policy.perHost = 3
    limited.policy.concurrency = 4
    let script: LoopbackServer.Script = { _ in .slow("one", milliseconds: 20) }
    let servers = [try await LoopbackServer(script), try await LoopbackServer(script)]
    let urls = (0..<30).map { "http://127.0.0.1:\(servers[$0 % 2].port)/\($0)" }
    let results = try await limited.build { [limited] in try await limited.getAll(urls, $0) }
    #expect(results.allSatisfy { $0.value == "one" })
    let most = servers.map(\.seen.mostUnderWay)
    #expect(most.allSatisfy { (1...3).contains($0) })
    #expect(servers.allSatisfy { $0.seen.connections <= 3 })
    for server in servers { await server.stop() }
  }

  /// With two places, both of which hang, a third request gets out when they count no longer, long before the time-out.
  @Test func hangingRequestsDoNotHoldOthersUp() async throws {
    defer { trial.remove() }
    var limited = trial
    limited.policy.concurrency = 2
    limited.policy.timeout = 12
    limited.settings.lateAfter = 0.1
    let hanging = try await LoopbackServer(Self.hanging)
    let healthy = try await LoopbackServer { _ in .ok("one") }
    let time = try await limited.build { [limited] retriever in
      async let stuck = limited.getAll((0..<2).map { "http://127.0.0.1:\(hanging.port)/\($0)" }, retriever)
      while hanging.requests.count < 2 { await Task.yield() }
      let started = ContinuousClock.now
      let quick = try await limited.get("http://127.0.0.1:\(healthy.port)/", retriever)
      let time = started.secondsUntilNow
      let late = try await stuck
      #expect(quick.value == "one")
      #expect(late.allSatisfy { $0.value == nil })
      return time
    }
    #expect(time < 10)
    await hanging.stop()
    await healthy.stop()
  }

  @Test func theBudgetEndsEverything() async throws {
    defer { trial.remove() }
    var short = trial
    short.policy.budget = 0.3
    short.policy.perHost = 1
    let server = try await LoopbackServer(Self.hanging)
    let urls = (0..<5).map { "http://127.0.0.1:\(server.port)/\($0)" }
    let started = ContinuousClock.now
    let (results, later) = try await short.build { [short] in
      (try await short.getAll(urls, $0), try await short.get(urls[0] + "x", $0))
    }
    #expect(started.secondsUntilNow < 60)
    #expect(Set((results + [later]).map(\.reason)) == ["the build's 0.3 s for fetching are used up"])
    await server.stop()
  }

  @Test func aCancelledBuildEndsAtOnce() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer(Self.hanging)
    let started = ContinuousClock.now
    let result = try await trial.build { retriever in
      let task = Task { try await trial.getAll((0..<20).map { "http://127.0.0.1:\(server.port)/\($0)" }, retriever) }
      while server.requests.isEmpty { await Task.yield() }
      task.cancel()
      return try await task.value
    }
    #expect(started.secondsUntilNow < 60)
    #expect(Set(result.map(\.reason)) == ["cancelled"])
    await server.stop()
  }

  @Test func shutdownEndsWhatIsUnderWay() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer(Self.hanging)
    let retriever = HTTPRetriever(trial.settings)
    async let result = trial.get("http://127.0.0.1:\(server.port)/", retriever)
    while server.requests.isEmpty { await Task.yield() }
    await retriever.shutdown()
    #expect(try await result.reason == "fetching has ended")
    let late = try await trial.get("http://127.0.0.1:\(server.port)/2", retriever)
    #expect(late.reason == "fetching has ended")
    await server.stop()
  }

  @Test func aForgottenRetrieverDoesNoHarm() async throws {
    defer { trial.remove() }
    let server = try await LoopbackServer { _ in .ok("one") }
    #expect(try await trial.get("http://127.0.0.1:\(server.port)/", HTTPRetriever(trial.settings)).value == "one")
    await server.stop()
  }

  /// 200 sources on ten hosts, one of which hangs: the others come, and it is not asked again after its time-out.
  @Test func oneHangingHostOfTen() async throws {
    defer { trial.remove() }
    var many = trial
    many.policy.timeout = 60
    many.settings.lateAfter = 0.1
    var impatient = many
    impatient.policy.timeout = 3
    var servers = [try await LoopbackServer(Self.hanging)]
    for _ in 1..<10 { servers.append(try await LoopbackServer { _ in .slow("one", milliseconds: 10) }) }
    let urls = (0..<200).map { "http://127.0.0.1:\(servers[$0 / 20].port)/\($0)" }
    let started = ContinuousClock.now
    let results = try await many.build { [many, impatient] retriever in
      async let others = many.getAll(Array(urls[20...]), retriever)
      return try await impatient.getAll(Array(urls[..<20]), retriever) + others
    }
    #expect(servers[0].requests.count <= many.policy.perHost)
    #expect(started.secondsUntilNow < 120)
    #expect(results[..<20].allSatisfy { $0.value == nil })
    #expect(results[20...].allSatisfy { $0.value == "one" })
    for server in servers { await server.stop() }
  }
}
