internal import Generator

/// What goes wrong with every host.
extension TransportFailure {
  static func file(_ error: FileError) -> TransportFailure {
    TransportFailure(.cannotWrite, "\(error.path) cannot be written or read: \(error.reason)")
  }

  static func strangers(_ paths: [OutputPath], at place: String) -> TransportFailure {
    let names = paths.prefix(3).map(\.text).joined(separator: ", ")
    let rest = paths.count > 3 ? " and \(paths.count - 3) more" : ""
    return TransportFailure(
      .cannotWrite, "\(place) holds files that sitegen did not put there and that are in the way: \(names)\(rest)",
      help: "move them away, or allow sitegen to replace them by putting an empty file \(PublishLedger.name) there")
  }

  static func overtaken(_ place: String) -> TransportFailure {
    TransportFailure(
      .cannotWrite, "somebody else has begun to publish to \(place)", help: "publish again when it is done")
  }
}
