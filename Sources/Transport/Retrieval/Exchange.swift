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
    /// When the build's time for fetching is over.
    var deadline: ContinuousClock.Instant

    var limits: RequestGate.Limits {
      RequestGate.Limits(concurrency: policy.concurrency, perHost: policy.perHost, deadline: deadline)
    }
  }

  /// The reply and the seconds that it took.
  func reply(to call: Call) async throws -> (Reply, took: Double) {
    let host = call.target.authority
    let pass = try await gate.enter(host, call.limits)
    let start = ContinuousClock.now
    do {
      let reply = try await limited(call, pass)
      await gate.leave(pass)
      return (reply, took: start.secondsUntilNow)
    } catch {
      let failure = FetchFailure(error, timeout: call.policy.timeout, maxSize: call.policy.maxSize)
      // After a slow redirect the last host got too little time to be blamed.
      if failure.course == .timedOut, start.secondsUntilNow >= call.policy.timeout / 2 { await gate.timedOut(host) }
      // Before its place is given away.
      await connections.settle()
      if case .retry(let wish?) = failure.course { await gate.hold(host, seconds: wish) }
      await gate.leave(pass)
      // The libraries have errors of their own for a cancelled task.
      try Task.checkCancellation()
      throw failure
    }
  }

  /// The reply, or the failure that comes first: of this request's time or of its host's.
  private func limited(_ call: Call, _ pass: RequestGate.Pass) async throws -> Reply {
    let progress = Progress()
    return try await withThrowingTaskGroup(of: Reply.self) { group in
      group.addTask { try await talk(call, pass, progress) }
      group.addTask {
        try await Task.sleep(for: .seconds(min(lateAfter, call.patience)))
        await gate.late(pass)
        try await Task.sleep(for: .seconds(max(0, call.patience - lateAfter)))
        throw FetchFailure.timedOut(progress.stage, after: call.policy.timeout)
      }
      group.addTask {
        let silence = call.policy.timeout / 2
        try await progress.watch(silence: silence, .fellSilent(for: silence))
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
  private func talk(_ call: Call, _ pass: RequestGate.Pass, _ progress: Progress) async throws -> Reply {
    let routes = try await router.routes(to: call.target, policy: call.policy, isRedirect: call.isRedirect).prefix(3)
    progress.advance(to: .waiting)
    var first: FetchFailure?
    for (index, route) in routes.enumerated() {
      // The last way gets less than the whole time: so it is known that there was no connection, and not no answer.
      let connectTimeout = call.policy.timeout * (index < routes.count - 1 ? 0.25 : 0.8)
      do {
        return try await talk(call, pass, route, connectTimeout: connectTimeout, progress)
      } catch {
        let failure = FetchFailure(error, timeout: call.policy.timeout, maxSize: call.policy.maxSize)
        guard failure.isUnreachable else { throw error }
        guard case .direct = route else { throw failure.atProxy }
        first = first ?? failure
      }
    }
    throw first?.asLast ?? .cancelled
  }

  private func talk(
    _ call: Call, _ pass: RequestGate.Pass, _ route: Route, connectTimeout: Double, _ progress: Progress
  ) async throws -> Reply {
    let line = Connections.Line(route: route, maxSize: call.policy.maxSize, connectTimeout: connectTimeout)
    let client = try await connections.client(for: line)
    let request = call.question.request(to: call.target, route: route)
    let response = try await client.execute(request, timeout: .milliseconds(Int64(call.patience * 1000) + 1000))
    progress.advance(to: .receiving)
    await gate.answered(pass)
    if case .direct(.name(let name), let address) = route { await router.addressBook.reached(address, of: name) }
    return try await Reply.read(
      response, maxSize: call.policy.maxSize, now: now(), progress: progress,
      wantsRefusals: call.question.wantsRefusals)
  }
}

extension ContinuousClock.Instant {
  var secondsUntilNow: Double {
    let (seconds, attoseconds) = duration(to: .now).components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
