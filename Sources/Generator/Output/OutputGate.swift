import Synchronization

/// Keeps apart the changes of an output folder and an end that somebody asks for (Ctrl-C): a build ends before the new
/// site is put in place or after that, never in between.
public final class OutputGate: Sendable {
  /// How an end finds the output.
  public enum State: Sendable, Hashable {
    /// As the last build left it.
    case asBefore
    /// The new site is there.
    case new
  }

  private struct Inside: Sendable {
    var state = State.asBefore
    /// What waits to be put in place.
    var staging: Staging?
  }

  private let inside = Mutex(Inside())

  public init() {}

  /// Throws away what is staged, then lets `end` end the program: as long as it has not come back no build goes on. While
  /// the output is being changed it waits, after `wait`.
  public func end(wait: () -> Void, _ end: (State) -> Void) {
    let isFree: Void? = inside.withLockIfAvailable { Self.end(&$0, end) }
    if isFree != nil { return }
    wait()
    inside.withLock { Self.end(&$0, end) }
  }

  private static func end(_ inside: inout Inside, _ end: (State) -> Void) {
    if let staging = inside.staging {
      // Other threads may still write, until their folders are gone.
      for _ in 0..<100 where !staging.throwAway() {}
      inside.staging = nil
    }
    end(inside.state)
  }
}

extension OutputGate {
  func stage(_ open: () throws(OutputError) -> Staging) throws(OutputError) -> Staging {
    try inside.withLock { inside throws(OutputError) in
      let staging = try open()
      inside.staging = staging
      return staging
    }
  }

  func commit(_ change: () throws(OutputError) -> CommitSummary) throws(OutputError) -> CommitSummary {
    try inside.withLock { inside throws(OutputError) in
      inside.staging = nil
      let summary = try change()
      inside.state = .new
      return summary
    }
  }

  func discard(_ staging: Staging) {
    inside.withLock { inside in
      inside.staging = nil
      _ = staging.throwAway()
    }
  }
}
