internal import Generator

/// A command line of the author's, given to `/bin/sh` in the site's folder. What has changed is its own affair.
struct CommandHost: PublishHost {
  let line: String
  let surroundings: PublishSurroundings
  let target: String

  /// Without the line, which may hold secrets.
  var place: String { "the command of '\(target)'" }

  func former() async throws(TransportFailure) -> PublishLedger? { nil }

  func check(_ order: PublishOrder) async throws(TransportFailure) {}

  func publish(_ order: PublishOrder, say: @escaping PublishStep.Listener) async throws(TransportFailure) {
    // Names that do not begin with `SITEGEN_`: those would be settings for a sitegen that the command runs.
    let variables = [
      "PUBLISH_DIR": surroundings.absolute(order.folder), "PUBLISH_TARGET": target,
      "PUBLISH_BASE_URL": surroundings.baseURL.string,
    ]
    let shell = Tool(name: "sh", surroundings: surroundings, variables: variables)
    let status = try await shell.follow(["-c", "cd -- \"$1\" || exit 78\n\(line)", "sh", surroundings.site]) { line in
      say(.said(line))
    }
    switch status {
    case 0: return
    case 73: throw TransportFailure(.cannotWrite, "\(place) says that it cannot write: it ended with 73")
    case 78, 126, 127: throw TransportFailure(.configuration, "\(place) cannot be run: it ended with \(status)")
    default: throw TransportFailure(.remote, "\(place) failed: it ended with \(status)")
    }
  }
}
