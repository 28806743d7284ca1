internal import Syndication

/// What a build has asked so far: each URL once, and all within one budget of time.
actor Inquiries {
  enum Outcome: Sendable {
    case new(StoredAnswer)
    /// The server confirmed the stored answer.
    case unchanged
    /// The answer of this build lies in the cache, and its body is no longer kept in memory.
    case stored
    case failed(FetchFailure)
  }

  /// The first who asks does the work; the others wait for what comes of it.
  enum Role {
    case asks(Awaited<Outcome>)
    case waits(Awaited<Outcome>)
  }

  private var outcomes: [WebURL: Awaited<Outcome>] = [:]
  private var start: ContinuousClock.Instant?
  private(set) var warnings: [String] = []

  /// All that was asked for in this build.
  private(set) var urls: Set<WebURL> = []

  func role(for url: WebURL) -> Role {
    if let outcome = outcomes[url] { return .waits(outcome) }
    let outcome = Awaited<Outcome>()
    outcomes[url] = outcome
    return .asks(outcome)
  }

  /// The URL is in use, be it only from the cache.
  func mention(_ url: WebURL) { urls.insert(url) }

  /// The end of the budget of that many seconds, which runs from the first request.
  func deadline(budget: Double) -> ContinuousClock.Instant {
    let begin = start ?? .now
    start = begin
    return begin + .seconds(budget)
  }

  func isStored(_ url: WebURL) -> Bool {
    if case .stored = outcomes[url]?.current { true } else { false }
  }

  func hasStored(_ url: WebURL) {
    outcomes[url] = Awaited(.stored)
  }

  func warn(_ warning: String) {
    if !warnings.contains(warning) { warnings.append(warning) }
  }
}
