internal import Cincopa

extension TransportFailure {
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

extension FetchFailure {
  /// Whether the other side may have had the request and acted on it.
  var mayBeDone: Bool { mayHaveArrived && (status ?? 500) >= 500 }
}

extension APIFailure {
  /// Whether the platform may have done what it was asked for: its answer says neither yes nor no.
  var mayBeDone: Bool {
    switch self {
    case .refused, .forbidden: false
    case .status(let status, _): status >= 500
    case .page, .empty, .notJSON, .cutOff, .missing: true
    }
  }

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
