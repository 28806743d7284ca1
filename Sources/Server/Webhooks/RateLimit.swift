internal import Synchronization

/// So many things in a second, and for a burst ten seconds' worth of them.
final class RateLimit: Sendable {
  private struct State {
    /// What may come at once.
    var left: Double
    var last: ContinuousClock.Instant
  }

  private let rate: Double
  private let state: Mutex<State>

  init(perSecond rate: Int, now: ContinuousClock.Instant = .now) {
    self.rate = Double(rate)
    state = Mutex(State(left: Double(rate) * 10, last: now))
  }

  /// Whether one more may come.
  func admits(now: ContinuousClock.Instant = .now) -> Bool {
    state.withLock { state in
      let passed = state.last.duration(to: now) / .seconds(1)
      state.left = min(rate * 10, state.left + max(0, passed) * rate)
      state.last = max(state.last, now)
      guard state.left >= 1 else { return false }
      state.left -= 1
      return true
    }
  }
}
