internal import Generator

/// Tries something until it succeeds, is hopeless, or the build's time is used up.
struct Tries: Sendable {
  let policy: RequestPolicy
  /// When the build's time for fetching is over.
  let deadline: ContinuousClock.Instant
  /// A number from 0 to 1, for the jitter.
  let random: @Sendable () -> Double

  func run<Value>(_ attempt: () async throws -> Value) async throws -> Value {
    var count = 0
    var earlier: FetchFailure?
    while true {
      do {
        count += 1
        return try await attempt()
      } catch let failure as FetchFailure {
        if failure.isHeldBack, let earlier {
          throw FetchFailure.asksToWait(failure.rest, "\(earlier.reason), and its host asks to wait")
        }
        earlier = failure
        try await Task.sleep(for: .seconds(try delay(after: failure, tries: count)))
      }
    }
  }

  /// Seconds to wait before the next try; throws when there is none.
  private func delay(after failure: FetchFailure, tries: Int) throws(FetchFailure) -> Double {
    guard case .retry(let wish) = failure.course else { throw failure }
    guard tries <= policy.retries else {
      throw tries == 1 ? failure : failure.ended(after: tries)
    }
    // Full jitter: anything up to a ceiling that doubles, so that the sources of one host do not come back together.
    let delay = wish ?? random() * min(8, 0.5 * Double(1 << min(tries - 1, 10)))
    guard delay >= -deadline.secondsUntilNow else { return delay }
    if let wish { throw .asksToWait(wish, "\(failure.reason) and asks to wait") }
    throw .final("\(failure.reason), and \(FetchFailure.budgetSpent(policy.budget).reason)")
  }
}
