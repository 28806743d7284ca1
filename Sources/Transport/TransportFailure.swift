public import Cincopa

/// Why something asked of the world outside (a call of the platform's, an upload, a publish) did not come about. Without
/// secrets.
public struct TransportFailure: Error, Sendable, Hashable {
  /// Each has an exit code of its own. Of several, the last here counts.
  public enum Kind: Int, Sendable, Hashable, Comparable {
    /// What was asked for makes no sense: exit code 64.
    case usage
    /// Something here changed meanwhile: exit code 1.
    case changed
    /// The other side cannot be had or says no: exit code 69.
    case remote
    /// Something cannot be written, here or there: exit code 73.
    case cannotWrite
    /// There is no token, or `site.yml` names what makes no sense: exit code 78.
    case configuration

    public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  public var kind: Kind
  /// Without a full stop.
  public var message: String
  public var help: String?
  /// What the answer of the platform's API was, when there was one.
  public var answer: APIFailure?
  /// Whether what was asked for may have been done all the same: the answer got lost.
  public var mayBeDone = false

  public init(_ kind: Kind, _ message: String, help: String? = nil) {
    self.kind = kind
    self.message = message
    self.help = help
  }
}
