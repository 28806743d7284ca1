internal import Generator

/// Why a site could not be published. What the host shows is what it showed, or on the way to the new site in an order
/// that breaks no page.
public struct PublishFailure: Error, Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// The host, or the program that speaks to it, cannot be had: exit code 69.
    case unreachable
    /// The host refuses, or holds what must not be touched: exit code 73.
    case cannotWrite
    /// The target as `site.yml` has it makes no sense: exit code 78.
    case configuration
  }

  public var kind: Kind
  /// Without a full stop, and without secrets.
  public var message: String
  public var help: String?

  public init(_ kind: Kind, _ message: String, help: String? = nil) {
    self.kind = kind
    self.message = message
    self.help = help
  }
}

extension PublishFailure {
  static func file(_ error: FileError) -> PublishFailure {
    PublishFailure(.cannotWrite, "\(error.path) cannot be written or read: \(error.reason)")
  }

  static func strangers(_ paths: [OutputPath], at place: String) -> PublishFailure {
    let names = paths.prefix(3).map(\.text).joined(separator: ", ")
    let rest = paths.count > 3 ? " and \(paths.count - 3) more" : ""
    return PublishFailure(
      .cannotWrite, "\(place) holds files that sitegen did not put there and that are in the way: \(names)\(rest)",
      help: "move them away, or allow sitegen to replace them by putting an empty file \(PublishLedger.name) there")
  }

  static func overtaken(_ place: String) -> PublishFailure {
    PublishFailure(
      .cannotWrite, "somebody else has begun to publish to \(place)", help: "publish again when it is done")
  }
}
