internal import AsyncHTTPClient
internal import Generator
internal import NIOCore

/// One request to one server and its reply, in its turn and within its time.
struct Exchange: Sendable {
  let gate: RequestGate
  let router: Router
  let connections: Connections
  /// Seconds without a first byte after which a request stops counting towards the global limit.
  let lateAfter: Double
  /// Seconds since 1970.
  let now: @Sendable () -> Double

  /// The call that a reply answers.
  struct Call: Sendable {
    var target: Target
    var question: Question
    var policy: RequestPolicy
    var isRedirect: Bool
    /// Seconds left of `policy.timeout`; waiting for the turn does not use it up.
    var patience: Double
  }

  /// The reply and the seconds that it took.
  func reply(to call: Call) async throws -> (Reply, took: Double) {
    let host = call.target.authority
    let pass = try await gate.enter(host, .init(concurrency: call.policy.concurrency, perHost: call.policy.perHost))
    let start = ContinuousClock.now
    do {
      let reply = try await limited(call, pass)
      await gate.leave(pass)
      return (reply, took: start.secondsUntilNow)
    } catch {
      let failure = FetchFailure(error, timeout: call.policy.timeout, maxSize: call.policy.maxSize)
      // After a slow redirect the last host got too little time to be blamed.
      if failure.course == .timedOut, start.secondsUntilNow >= call.policy.timeout / 2 { await gate.timedOut(host) }
      await gate.leave(pass)
      // The libraries have errors of their own for a cancelled task.
      try Task.checkCancellation()
      throw failure
    }
  }

  /// The reply, or the failure that comes first: of this request's time or of its host's.
  private func limited(_ call: Call, _ pass: RequestGate.Pass) async throws -> Reply {
    try await withThrowingTaskGroup(of: Reply.self) { group in
      group.addTask { try await talk(call, pass) }
      group.addTask {
        try await Task.sleep(for: .seconds(min(lateAfter, call.patience)))
        await gate.late(pass)
        try await Task.sleep(for: .seconds(max(0, call.patience - lateAfter)))
        throw FetchFailure.timedOut(after: call.policy.timeout)
      }
      group.addTask {
        try await pass.hostTimedOut.value()
        throw FetchFailure.hostTimedOut
      }
      defer { group.cancelAll() }
      guard let reply = try await group.next() else { throw CancellationError() }
      return reply
    }
  }

  /// Tries the first few ways to the server, one after the other, until one is open.
  private func talk(_ call: Call, _ pass: RequestGate.Pass) async throws -> Reply {
    let routes = try await router.routes(to: call.target, policy: call.policy, isRedirect: call.isRedirect).prefix(3)
    var first: FetchFailure?
    for (index, route) in routes.enumerated() {
      // The last way has all the time there is: our own limit comes first.
      let connectTimeout = index < routes.count - 1 ? call.policy.timeout / 4 : call.policy.timeout + 1
      do {
        return try await talk(call, pass, route, connectTimeout: connectTimeout)
      } catch {
        let failure = FetchFailure(error, timeout: call.policy.timeout, maxSize: call.policy.maxSize)
        guard failure.isUnreachable else { throw error }
        guard case .direct = route else { throw FetchFailure.retry("no connection to the proxy") }
        first = first ?? failure
      }
    }
    throw first?.asLast ?? .cancelled
  }

  private func talk(
    _ call: Call, _ pass: RequestGate.Pass, _ route: Route, connectTimeout: Double
  ) async throws -> Reply {
    let line = Connections.Line(route: route, maxSize: call.policy.maxSize, connectTimeout: connectTimeout)
    let client = try await connections.client(for: line)
    let request = call.question.request(to: call.target, route: route)
    let response = try await client.execute(request, timeout: .milliseconds(Int64(call.patience * 1000) + 1000))
    await gate.answered(pass)
    if case .direct(.name(let name), let address) = route { await router.addressBook.reached(address, of: name) }
    return try await Reply.read(response, maxSize: call.policy.maxSize, now: now())
  }
}

extension ContinuousClock.Instant {
  var secondsUntilNow: Double {
    let (seconds, attoseconds) = duration(to: .now).components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
