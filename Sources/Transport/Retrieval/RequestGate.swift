/// Lets requests out: so many at once over all hosts and per host, none to a host that has timed out, and none too early
/// to one that asked to be left alone.
actor RequestGate {
  struct Limits: Sendable {
    var concurrency: Int
    var perHost: Int
    /// Whoever would have to wait longer than until then for his host is refused.
    var deadline: ContinuousClock.Instant
  }

  /// The right to have one request under way.
  struct Pass: Sendable {
    fileprivate let id: Int
    let host: String
    /// Comes when the host times out in another request while this one has no first byte.
    let hostTimedOut = Awaited<Void>()
  }

  /// However many requests do not count because they hang, never more than this many are open.
  private let openLimit: Int

  /// Counts until its first byte is late.
  private enum Phase { case silent, late, answering }
  private struct Visit {
    var pass: Pass
    var phase = Phase.silent
    var counts = true
  }
  private struct Waiter {
    var id: Int
    var host: String
    var limits: Limits
    let turn = Awaited<Turn>()
  }
  private enum Turn {
    case pass(Pass)
    case refused(FetchFailure)
    /// The host asked to wait meanwhile.
    case again
  }

  private var visits: [Int: Visit] = [:]
  private var visitsPerHost: [String: Int] = [:]
  private var counting = 0
  private var waiting: [Waiter] = []
  private var timedOut: Set<String> = []
  /// Until when no request may go to a host.
  private var held: [String: ContinuousClock.Instant] = [:]
  private var nextID = 0

  /// Requests that wait for their turn.
  var waitingCount: Int { waiting.count }

  init(openLimit: Int = 64) { self.openLimit = openLimit }

  /// Waits for its turn, first come first served among the hosts that have room.
  func enter(_ host: String, _ limits: Limits) async throws -> Pass {
    while true {
      try await waitWhileHeld(host, until: limits.deadline)
      if timedOut.contains(host) { throw FetchFailure.hostTimedOut }
      switch try await turn(host, limits) {
      case .pass(let pass): return pass
      case .refused(let failure): throw failure
      case .again: continue
      }
    }
  }

  private func waitWhileHeld(_ host: String, until deadline: ContinuousClock.Instant) async throws {
    while let end = held[host], end > .now {
      guard end <= deadline else {
        throw FetchFailure.heldBack(-end.secondsUntilNow)
      }
      try await Task.sleep(until: end, clock: .continuous)
    }
  }

  private func turn(_ host: String, _ limits: Limits) async throws -> Turn {
    nextID += 1
    let waiter = Waiter(id: nextID, host: host, limits: limits)
    waiting.append(waiter)
    admit()
    do {
      return try await waiter.turn.value()
    } catch {
      waiting.removeAll { $0.id == waiter.id }
      if case .pass(let pass)? = waiter.turn.current { leave(pass) }
      throw error
    }
  }

  /// The host asked to wait that long (`Retry-After`): it speaks for all that is asked of it.
  func hold(_ host: String, seconds: Double) {
    let end = ContinuousClock.now + .seconds(min(seconds, 7 * 86_400))
    held[host] = max(held[host] ?? end, end)
    dismiss(host, .again)
  }

  /// The first byte has come.
  func answered(_ pass: Pass) {
    visits[pass.id]?.phase = .answering
  }

  /// A request without a first byte stops counting towards the global limit.
  func late(_ pass: Pass) {
    guard visits[pass.id]?.phase == .silent else { return }
    visits[pass.id]?.phase = .late
    stopCounting(pass.id)
    admit()
  }

  func leave(_ pass: Pass) {
    guard visits[pass.id] != nil else { return }
    stopCounting(pass.id)
    visits[pass.id] = nil
    visitsPerHost[pass.host, default: 1] -= 1
    admit()
  }

  /// Fails whatever waits for the host, and what it has not begun to answer.
  func timedOut(_ host: String) {
    timedOut.insert(host)
    dismiss(host, .refused(.hostTimedOut))
    for visit in visits.values where visit.pass.host == host && visit.phase != .answering {
      visit.pass.hostTimedOut.fulfil(())
    }
  }

  private func dismiss(_ host: String, _ turn: Turn) {
    for waiter in waiting where waiter.host == host { waiter.turn.fulfil(turn) }
    waiting.removeAll { $0.host == host }
  }

  private func stopCounting(_ id: Int) {
    guard visits[id]?.counts == true else { return }
    visits[id]?.counts = false
    counting -= 1
  }

  private func admit() {
    var stillWaiting: [Waiter] = []
    for waiter in waiting {
      guard hasRoom(for: waiter) else {
        stillWaiting.append(waiter)
        continue
      }
      let pass = Pass(id: waiter.id, host: waiter.host)
      visits[waiter.id] = Visit(pass: pass)
      visitsPerHost[waiter.host, default: 0] += 1
      counting += 1
      waiter.turn.fulfil(.pass(pass))
    }
    waiting = stillWaiting
  }

  private func hasRoom(for waiter: Waiter) -> Bool {
    visits.count < openLimit && counting < max(waiter.limits.concurrency, 1)
      && visitsPerHost[waiter.host, default: 0] < max(waiter.limits.perHost, 1)
  }
}
