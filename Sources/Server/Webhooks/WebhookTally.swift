public import Generator
internal import Synchronization

/// What came of deliveries and of the builds they led to, for `/healthz`.
public final class WebhookTally: Sendable {
  enum Outcome: Sendable { case accepted, ignored, refused }

  private struct Counts {
    var accepted = 0
    var ignored = 0
    var refused = 0
    var builds = 0
    var lastBuild: Bool?
    var lastPublish: Bool?
  }

  private let counts = Mutex(Counts())

  public init() {}

  func add(_ outcome: Outcome) {
    counts.withLock { counts in
      switch outcome {
      case .accepted: counts.accepted += 1
      case .ignored: counts.ignored += 1
      case .refused: counts.refused += 1
      }
    }
  }

  /// A build came to its end.
  public func add(buildSucceeded: Bool) {
    counts.withLock { counts in
      counts.builds += 1
      counts.lastBuild = buildSucceeded
    }
  }

  public func add(publishSucceeded: Bool) { counts.withLock { $0.lastPublish = publishSucceeded } }

  /// `waiting` counts the ids that wait for a build.
  func json(waiting: Int, isKeeping: Bool) -> String {
    let counts = counts.withLock { $0 }
    func word(_ outcome: Bool?) -> String { outcome.map { $0 ? "\"ok\"" : "\"failed\"" } ?? "null" }
    return """
      {"status":"\(isKeeping ? "ok" : "cannot write")","waiting":\(waiting),"accepted":\(counts.accepted),\
      "ignored":\(counts.ignored),"refused":\(counts.refused),"builds":\(counts.builds),\
      "last_build":\(word(counts.lastBuild)),"last_publish":\(word(counts.lastPublish))}

      """
  }
}

/// What somebody who looks after the listener should know.
public enum WebhookNotice: Sendable, Hashable {
  /// Somebody does not know the secret.
  case wrongPath
  case wrongSignature
  case unreadable
  /// Fields of an event that hold what is no id; it was taken without them.
  case badID(Set<String>)
  case tooLarge
  case tooMany
  case late
  /// The disk does not take it; the platform was told to send it again.
  case notKept(FileError)
}
