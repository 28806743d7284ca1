internal import Generator
internal import NIOHTTP1
internal import Syndication

/// Visits to addresses of other sites, within one budget of time.
struct LinkVisits: Sendable {
  let exchange: Exchange
  let policy: RequestPolicy
  let userAgent: String
  let deadline: ContinuousClock.Instant
  let tries: Tries

  func answer(of url: WebURL) async -> LinkAnswer {
    do {
      try await withTimeLimit(.seconds(max(0, -deadline.secondsUntilNow))) {
        try await visit(url)
      } onLimit: {
        throw FetchFailure.budgetSpent(policy.budget)
      }
      return .works
    } catch {
      return judged(FetchFailure(error, timeout: policy.timeout, maxSize: policy.maxSize))
    }
  }

  private func judged(_ failure: FetchFailure) -> LinkAnswer {
    // It was there and went on and on, or in a coding of its own.
    if failure == .tooLarge(policy.maxSize) || failure.course == .undecodable { return .works }
    switch failure.status {
    case let status? where (200..<300).contains(status): return .works
    case 404, 410: return .dead(reason: failure.reason)
    default: return .unverified(reason: failure.reason)
    }
  }

  private func visit(_ url: WebURL) async throws {
    do {
      try await follow(url, .HEAD)
    } catch let failure as FetchFailure where Self.deservesGET(failure) {
      try await tries.run { try await follow(url, .GET) }
    }
  }

  /// Servers that do not know `HEAD` say all kinds of things; who is busy or silent is left alone.
  private static func deservesGET(_ failure: FetchFailure) -> Bool {
    if let status = failure.status { return status != 429 && status >= 300 }
    if case .retry(nil) = failure.course { return true }
    return false
  }

  /// Along redirects to an answer.
  private func follow(_ start: WebURL, _ method: HTTPMethod) async throws {
    var url = start
    var target = try Target(start)
    let first = target
    var patience = policy.timeout
    for hop in 0...Journey.redirectLimit {
      var question = Question(userAgent: userAgent, purpose: .link)
      question.method = method
      question.plain = true
      if target.mayKnowCredentials(of: first) { question.credentials = first.credentials }
      let call = Exchange.Call(
        target: target, question: question, policy: policy, isRedirect: hop > 0, patience: patience, deadline: deadline)
      let (reply, took) = try await exchange.reply(to: call)
      patience = max(0.001, patience - took)
      guard case .moved(let location) = reply else { return }
      (url, target) = try Journey.next(location, from: url, target)
    }
    throw FetchFailure.final("redirects more than \(Journey.redirectLimit) times")
  }
}
