/// Why an answer of the API is of no use. Texts of the platform's may hold anything: whoever prints them hides secrets.
public enum APIFailure: Error, Sendable, Hashable {
  /// The platform says no, on whatever status: `success: false` and its words.
  case refused(message: String)
  /// HTTP 401 or 403: the token is wrong, or its permissions do not suffice.
  case forbidden(message: String?)
  /// Another status that is no success, with the platform's words if it had any.
  case status(Int, message: String?)
  /// A page in place of JSON, with its title.
  case page(title: String?)
  case empty
  /// Neither JSON nor a page.
  case notJSON
  /// JSON that ends too early.
  case cutOff
  /// JSON without what the method promises.
  case missing(String)
}

extension APIFailure {
  /// Completes "gallery.list: …"; without a full stop.
  public var reason: String {
    switch self {
    case .refused(let message): "the platform says '\(message)'"
    case .forbidden(let message): "the platform refuses the token" + Self.words(message)
    case .status(let status, let message): "HTTP \(status)" + Self.words(message)
    case .page(let title): "the platform answered with a web page" + Self.words(title) + " and not with JSON"
    case .empty: "the platform's answer is empty"
    case .notJSON: "the platform's answer is not JSON"
    case .cutOff: "the platform's answer is cut off"
    case .missing(let name): "the platform's answer has no '\(name)'"
    }
  }

  /// Whether the same call may get a better answer: what broke on the way, not what the platform decided.
  public var isPassing: Bool {
    switch self {
    case .page, .empty, .notJSON, .cutOff: true
    case .refused, .forbidden, .status, .missing: false
    }
  }

  /// The same with the platform's words changed.
  public func mappingWords(_ change: (String) -> String) -> APIFailure {
    switch self {
    case .refused(let message): .refused(message: change(message))
    case .forbidden(let message): .forbidden(message: message.map(change))
    case .status(let status, let message): .status(status, message: message.map(change))
    case .page(let title): .page(title: title.map(change))
    case .empty, .notJSON, .cutOff, .missing: self
    }
  }

  private static func words(_ text: String?) -> String { text.map { " ('\($0)')" } ?? "" }
}
