import ArgumentParser
import Transport

extension Console {
  /// Says why something did not come about, and with which code to end.
  func report(_ failure: TransportFailure) -> ExitCode {
    error(failure.message, help: failure.help)
    return failure.kind.exitCode
  }
}

extension TransportFailure.Kind {
  var exitCode: ExitCode {
    switch self {
    case .usage: .wrongUsage
    case .changed: .siteErrors
    case .remote: .unavailable
    case .cannotWrite: .cannotWrite
    case .configuration: .configuration
    }
  }
}
