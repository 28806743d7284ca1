internal import Synchronization

/// How far one request has come, for the words of a time-out and for the limit on silence.
final class Progress: Sendable {
  /// Completes "timed out after 10 s …".
  enum Stage: String, Sendable {
    case lookingUp = "looking up its host"
    case waiting = "without an answer"
    case receiving = "before its answer was complete"
  }

  private let state = Mutex((stage: Stage.lookingUp, last: ContinuousClock.now))

  var stage: Stage { state.withLock { $0.stage } }

  /// The next stage is reached, or bytes have come.
  func advance(to stage: Stage) {
    state.withLock { $0 = (stage, .now) }
  }

  /// Throws when nothing has come for that many seconds since the answer began. Returns only by throwing.
  func watch(silence: Double, _ failure: FetchFailure) async throws -> Never {
    while true {
      let (stage, last) = state.withLock { $0 }
      let silent = stage == .receiving ? last.secondsUntilNow : 0
      if silent >= silence { throw failure }
      try await Task.sleep(for: .seconds(silence - silent))
    }
  }
}
