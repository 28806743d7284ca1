import Testing

@testable import Transport

struct RequestGateTests {
  private let two = RequestGateTests.limits(2, 9)

  private static func limits(_ concurrency: Int, _ perHost: Int, seconds: Double = 600) -> RequestGate.Limits {
    .init(concurrency: concurrency, perHost: perHost, deadline: .now + .seconds(seconds))
  }

  /// Comes back when that many wait in front of the gate.
  private func waiting(_ count: Int, at gate: RequestGate) async {
    while await gate.waitingCount != count { await Task.yield() }
  }

  @Test func countsOverAllHosts() async throws {
    let gate = RequestGate()
    let first = try await gate.enter("a", two)
    _ = try await gate.enter("b", two)
    async let third = gate.enter("c", two)
    await waiting(1, at: gate)
    await gate.leave(first)
    #expect(try await third.host == "c")
  }

  @Test func countsPerHostAndLetsOthersPass() async throws {
    let gate = RequestGate()
    let limits = Self.limits(9, 1)
    let first = try await gate.enter("a", limits)
    async let second = gate.enter("a", limits)
    await waiting(1, at: gate)
    _ = try await gate.enter("b", limits)
    await gate.leave(first)
    #expect(try await second.host == "a")
  }

  @Test func lateRequestsDoNotCountButStayOpen() async throws {
    let gate = RequestGate(openLimit: 3)
    let first = try await gate.enter("a", two)
    let second = try await gate.enter("b", two)
    await gate.late(first)
    let third = try await gate.enter("c", two)
    await gate.late(second)
    async let fourth = gate.enter("d", two)
    await waiting(1, at: gate)
    await gate.leave(third)
    #expect(try await fourth.host == "d")
  }

  @Test func answeringRequestsAreNotLate() async throws {
    let gate = RequestGate()
    let first = try await gate.enter("a", two)
    _ = try await gate.enter("b", two)
    await gate.answered(first)
    await gate.late(first)
    let third = Task { try await gate.enter("c", two) }
    await waiting(1, at: gate)
    third.cancel()
    await #expect(throws: CancellationError.self) { try await third.value }
    await waiting(0, at: gate)
  }

  @Test func aHostThatTimedOutIsNotAskedAgain() async throws {
    let gate = RequestGate()
    let limits = Self.limits(9, 2)
    let silent = try await gate.enter("a", limits)
    let answering = try await gate.enter("a", limits)
    await gate.answered(answering)
    let queued = Task { try await gate.enter("a", limits) }
    await waiting(1, at: gate)
    await gate.timedOut("a")
    await #expect(throws: FetchFailure.hostTimedOut) { try await queued.value }
    await #expect(throws: FetchFailure.hostTimedOut) { try await gate.enter("a", limits) }
    #expect(silent.hostTimedOut.current != nil)
    #expect(answering.hostTimedOut.current == nil)
    #expect(try await gate.enter("b", limits).host == "b")
  }

  @Test func leavingTwiceFreesOnePlace() async throws {
    let gate = RequestGate()
    let first = try await gate.enter("a", two)
    await gate.leave(first)
    await gate.leave(first)
    _ = try await gate.enter("a", two)
    _ = try await gate.enter("a", two)
    let third = Task { try await gate.enter("a", two) }
    await waiting(1, at: gate)
    third.cancel()
  }

  @Test func neverMoreThanTheOpenLimit() async throws {
    let gate = RequestGate()
    for number in 0..<64 { await gate.late(try await gate.enter("\(number)", two)) }
    let last = Task { try await gate.enter("last", two) }
    await waiting(1, at: gate)
    last.cancel()
    await #expect(throws: CancellationError.self) { try await last.value }
  }

  @Test func aHostThatAskedToWaitIsLeftAloneWhileOthersGoOn() async throws {
    let gate = RequestGate()
    let limits = Self.limits(9, 1)
    let first = try await gate.enter("a", limits)
    let queued = Task { try await gate.enter("a", limits) }
    await waiting(1, at: gate)
    let started = ContinuousClock.now
    await gate.hold("a", seconds: 0.3)
    await gate.leave(first)
    #expect(try await gate.enter("b", limits).host == "b")
    #expect(try await queued.value.host == "a")
    #expect(started.secondsUntilNow >= 0.3)
  }

  /// It is not waited for, and the next build knows how long it was to be.
  @Test func waitingBeyondTheBudgetIsRefused() async throws {
    let gate = RequestGate()
    await gate.hold("a", seconds: 3600)
    await gate.hold("a", seconds: 1)
    let failure = await #expect(throws: FetchFailure.self) { try await gate.enter("a", Self.limits(9, 9, seconds: 60)) }
    #expect(failure?.reason.hasPrefix("not asked, because its host asks to wait 59 minutes") == true)
    #expect((3500...3600).contains(failure?.rest ?? 0))
  }
}
