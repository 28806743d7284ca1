/// A call of the REST API, version 2 (PLATFORM section 5.1): `https://api.cincopa.com/v2/<method>.json?…`. The token is
/// no part of it.
public struct APICall: Sendable, Hashable {
  public enum Verb: Sendable, Hashable {
    case get
    /// With all parameters in the query and an empty body.
    case post
  }

  public struct Parameter: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// `gallery.list`.
  public var method: Method
  public var verb: Verb
  public var parameters: [Parameter]
  /// Whether asking twice does the same as asking once, so that a lost answer may be asked for again.
  public var isRepeatable: Bool

  public init(_ method: Method, _ verb: Verb, isRepeatable: Bool, _ parameters: [Parameter] = []) {
    self.method = method
    self.verb = verb
    self.isRepeatable = isRepeatable
    self.parameters = parameters
  }

  /// A call that changes nothing. Parameters without a value are left out.
  init(reading method: Method, _ parameters: KeyValuePairs<String, String?>) {
    self.init(method, .get, isRepeatable: true, Self.present(parameters))
  }

  /// A call that changes something.
  init(writing method: Method, isRepeatable: Bool = false, _ parameters: KeyValuePairs<String, String?>) {
    self.init(method, .post, isRepeatable: isRepeatable, Self.present(parameters))
  }

  /// A call that makes something and is documented as `GET` all the same.
  init(making method: Method, _ parameters: KeyValuePairs<String, String?>) {
    self.init(method, .get, isRepeatable: false, Self.present(parameters))
  }

  private static func present(_ parameters: KeyValuePairs<String, String?>) -> [Parameter] {
    parameters.compactMap { name, value in value.map { Parameter(name, $0) } }
  }

  /// The same call with another value for a parameter, or one more.
  func setting(_ name: String, _ value: String) -> APICall {
    var call = self
    call.parameters.removeAll { $0.name == name }
    call.parameters.append(Parameter(name, value))
    return call
  }
}

extension APICall {
  /// The address without the token: for messages, and as the name of its answer in a cache.
  public func address(at hosts: PlatformHosts = .standard) -> String { address(at: hosts, first: nil) }

  /// The address to ask. It opens the account: it is for the one request, and never for a message, a log or a file.
  public func address(at hosts: PlatformHosts, with token: APIToken) -> String {
    address(at: hosts, first: Parameter("api_token", token.text))
  }

  private func address(at hosts: PlatformHosts, first: Parameter?) -> String {
    let pairs = ([first].compactMap(\.self) + parameters).map { parameter in
      Percent.queryValue(parameter.name) + "=" + Percent.queryValue(parameter.value)
    }
    let place = "\(hosts.api)/v2/\(method.path)"
    return pairs.isEmpty ? place : place + "?" + pairs.joined(separator: "&")
  }

  /// The name of a method: words of lower-case letters, digits and underscores, joined by dots.
  public struct Method: Sendable, Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
    public let name: String

    /// Nil for what is no name; `.json` at its end does not count.
    public init?(_ text: String) {
      let name = text.hasSuffix(".json") ? String(text.dropLast(5)) : text
      let words = name.split(separator: ".", omittingEmptySubsequences: false)
      guard words.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isAllowed) }), name.utf8.count < 100 else {
        return nil
      }
      self.name = name
    }

    public init(stringLiteral name: String) { self.name = name }

    public var description: String { name }

    /// `upload.iframe` is a page (PLATFORM section 6.3), all others answer with JSON.
    var path: String { name == "upload.iframe" ? name : name + ".json" }

    private static func isAllowed(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }
  }
}
