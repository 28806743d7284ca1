/// Lets requests out: so many at once over all hosts and per host, and none to a host that has timed out.
actor RequestGate {
  struct Limits: Sendable {
    var concurrency: Int
    var perHost: Int
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
    var turn = Awaited<Result<Pass, FetchFailure>>()
  }

  private var visits: [Int: Visit] = [:]
  private var visitsPerHost: [String: Int] = [:]
  private var counting = 0
  private var waiting: [Waiter] = []
  private var timedOut: Set<String> = []
  private var nextID = 0

  /// Requests that wait for their turn.
  var waitingCount: Int { waiting.count }

  init(openLimit: Int = 64) { self.openLimit = openLimit }

  /// Waits for its turn, first come first served among the hosts that have room.
  func enter(_ host: String, _ limits: Limits) async throws -> Pass {
    if timedOut.contains(host) { throw FetchFailure.hostTimedOut }
    nextID += 1
    let waiter = Waiter(id: nextID, host: host, limits: limits)
    waiting.append(waiter)
    admit()
    do {
      return try await waiter.turn.value().get()
    } catch let error as CancellationError {
      waiting.removeAll { $0.id == waiter.id }
      if case .success(let pass) = waiter.turn.current { leave(pass) }
      throw error
    }
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
    for waiter in waiting where waiter.host == host { waiter.turn.fulfil(.failure(.hostTimedOut)) }
    waiting.removeAll { $0.host == host }
    for visit in visits.values where visit.pass.host == host && visit.phase != .answering {
      visit.pass.hostTimedOut.fulfil(())
    }
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
      waiter.turn.fulfil(.success(pass))
    }
    waiting = stillWaiting
  }

  private func hasRoom(for waiter: Waiter) -> Bool {
    visits.count < openLimit && counting < max(waiter.limits.concurrency, 1)
      && visitsPerHost[waiter.host, default: 0] < max(waiter.limits.perHost, 1)
  }
}
