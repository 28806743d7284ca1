/// What a new build is wanted for.
public struct RebuildRequest: Sendable, Hashable {
  /// Paths of files that changed.
  public var changed: Set<String> = []
  /// Whether others may have changed as well.
  public var isUnsure = false
  /// Whether feeds are to be asked anew.
  public var refreshes = false

  public init() {}

  var isEmpty: Bool { changed.isEmpty && !isUnsure && !refreshes }
}

/// Collects what asks for a new build while another runs, and waits until files have come to rest: editors write in
/// several steps.
public actor RebuildQueue {
  private var waiting = RebuildRequest()
  private var count = 0
  private var isOver = false
  private var sleeper: CheckedContinuation<Void, Never>?
  private let rest: Duration

  /// `rest` is how long nothing must change.
  public init(rest: Duration = .milliseconds(15)) { self.rest = rest }

  /// Paths that changed; nil when nobody knows which.
  public func add(changed paths: Set<String>?) {
    if let paths { waiting.changed.formUnion(paths) } else { waiting.isUnsure = true }
    wake()
  }

  public func addRefresh() {
    waiting.refreshes = true
    wake()
  }

  /// There is nothing more to come.
  public func end() {
    isOver = true
    wake()
  }

  /// All that has come up since; nil at the end. For one who asks at a time.
  public func next() async -> RebuildRequest? {
    if waiting.isEmpty, !isOver { await withCheckedContinuation { sleeper = $0 } }
    // A program that writes without end must not hold us up for ever.
    for _ in 0..<20 where !isOver {
      let seen = count
      try? await Task.sleep(for: rest)
      if seen == count { break }
    }
    guard !isOver else { return nil }
    defer { waiting = RebuildRequest() }
    return waiting
  }

  private func wake() {
    count += 1
    sleeper?.resume()
    sleeper = nil
  }
}
