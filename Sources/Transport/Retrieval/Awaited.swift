internal import Synchronization

/// A value that comes once and for which any number of tasks wait, each of which may be cancelled on its own.
///
/// A task's `value` and a future's `get()` do not let go of a cancelled waiter; this does, so that a time limit
/// around a shared answer holds.
final class Awaited<Value: Sendable>: Sendable {
  private struct State {
    var value: Value?
    var waiters: [Int: CheckedContinuation<Value, any Error>] = [:]
    var nextID = 0
  }

  private let state = Mutex(State())

  init() {}

  init(_ value: Value) {
    state.withLock { $0.value = value }
  }

  /// The value if it has come.
  var current: Value? { state.withLock { $0.value } }

  /// Only the first value counts.
  func fulfil(_ value: Value) {
    let waiters = state.withLock { state -> [CheckedContinuation<Value, any Error>] in
      guard state.value == nil else { return [] }
      state.value = value
      defer { state.waiters = [:] }
      return Array(state.waiters.values)
    }
    for waiter in waiters { waiter.resume(returning: value) }
  }

  /// Throws `CancellationError` when the waiting task is cancelled first.
  func value() async throws -> Value {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { add($0, id: id) }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: id) }?.resume(throwing: CancellationError())
    }
  }

  private func add(_ waiter: CheckedContinuation<Value, any Error>, id: Int) {
    // The task is seen as cancelled before its handler runs, and both take the lock: no cancellation is lost.
    let result = state.withLock { state -> Result<Value, any Error>? in
      if let value = state.value { return .success(value) }
      if Task.isCancelled { return .failure(CancellationError()) }
      state.waiters[id] = waiter
      return nil
    }
    if let result { waiter.resume(with: result) }
  }
}
