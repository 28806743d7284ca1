/// Runs `body` until `limit` is over; then it is cancelled and `onLimit` gives the result in its place.
///
/// `body` has to heed cancellation: the call returns when it has ended.
func withTimeLimit<Value: Sendable>(
  _ limit: Duration, _ body: @escaping @Sendable () async throws -> Value,
  onLimit: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value?.self) { group in
    group.addTask { try await body() }
    group.addTask {
      try await Task.sleep(for: limit)
      return nil
    }
    defer { group.cancelAll() }
    guard let first = try await group.next() else { throw CancellationError() }
    if let first { return first }
    group.cancelAll()
    return try await onLimit()
  }
}
