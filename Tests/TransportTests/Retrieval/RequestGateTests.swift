import Testing

@testable import Transport

struct RequestGateTests {
  private let two = RequestGate.Limits(concurrency: 2, perHost: 9)

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
    let limits = RequestGate.Limits(concurrency: 9, perHost: 1)
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
    let limits = RequestGate.Limits(concurrency: 9, perHost: 2)
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
}
