public import Cincopa

/// Why something asked of the platform did not come about; without secrets.
public struct PlatformFailure: Error, Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// The platform cannot be had or says no: exit code 69.
    case remote
    /// What was asked for makes no sense: exit code 64.
    case usage
    /// There is no token, or `site.yml` names a host that must not get it: exit code 78.
    case configuration
    /// Something here cannot be written: exit code 73.
    case cannotWrite
  }

  public var kind: Kind
  /// Without a full stop.
  public var message: String
  public var help: String?
  /// What the answer was, when there was one.
  public var answer: APIFailure?

  public init(_ kind: Kind, _ message: String, help: String? = nil) {
    self.kind = kind
    self.message = message
    self.help = help
  }
}

extension PlatformFailure {
  /// What an answer of no use means to the one who asked.
  init(_ failure: APIFailure, _ method: APICall.Method) {
    self.init(.remote, "\(method): \(failure.reason)", help: failure.help)
    answer = failure
  }

  init(_ failure: FetchFailure, _ method: APICall.Method) {
    let patience = failure.status == 429 ? "the platform asks for fewer calls; try again later" : nil
    self.init(.remote, "\(method): \(failure.reason)", help: failure.help ?? patience)
  }
}

extension APIFailure {
  /// A way out.
  var help: String? {
    switch self {
    case .forbidden:
      "check the token and its permissions on the platform's page of API tokens; 'sitegen api ping' says what it may do"
    case .page, .notJSON: "check cincopa.hosts.api in site.yml, and whether a proxy stands between"
    case .cutOff, .empty: "try again later"
    case .status(404, _): "check the name of the method"
    case .refused, .status, .missing: nil
    }
  }
}
