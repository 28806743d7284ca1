internal import Syndication

/// Where one request goes: the parts of an address that a connection needs, each checked (RFC 3986 section 3).
struct Target: Sendable, Hashable {
  var isSecure: Bool
  var host: Host
  var port: Int
  /// Path and query as the request line wants them.
  var path: String
  /// User and password of the address, decoded.
  var credentials: Credentials?

  struct Credentials: Sendable, Hashable {
    var user: String
    var password: String
  }

  init(_ url: WebURL) throws(FetchFailure) {
    guard let target = Self(parsing: url.string) else { throw .final("is no http or https address") }
    self = target
  }

  init?(parsing text: String) {
    let lower = text.prefix(8).lowercased()
    isSecure = lower.hasPrefix("https://")
    guard isSecure || lower.hasPrefix("http://") else { return nil }
    let rest = text.dropFirst(isSecure ? 8 : 7)
    let end = rest.firstIndex { "/?#\\".contains($0) } ?? rest.endIndex
    let (userInfo, place) = Self.splitUserInfo(rest[..<end])
    guard let (host, port) = Self.hostAndPort(place, defaultPort: isSecure ? 443 : 80) else { return nil }
    self.host = host
    self.port = port
    credentials = userInfo.map(Self.credentials)
    let tail = rest[end...].prefix { $0 != "#" }
    path = Self.escaped(tail.hasPrefix("/") ? tail : "/" + tail)
  }

  /// `host:port`: what limits and time-outs are counted by.
  var authority: String { "\(host):\(port)" }

  /// The `Host` header: without a port that goes without saying.
  var hostHeader: String { port == defaultPort ? "\(host)" : authority }

  /// The address to ask for, without credentials.
  var requestURL: String { "\(isSecure ? "https" : "http")://\(hostHeader)\(path)" }

  private var defaultPort: Int { isSecure ? 443 : 80 }

  /// Whether what was meant for `other` may be told to this server: the same one, or the same one made secure.
  func mayKnowCredentials(of other: Target) -> Bool {
    guard host == other.host else { return false }
    if isSecure == other.isSecure { return port == other.port }
    return isSecure && port == defaultPort && other.port == other.defaultPort
  }
}

extension Target {
  private static func splitUserInfo(_ authority: Substring) -> (Substring?, Substring) {
    guard let at = authority.lastIndex(of: "@") else { return (nil, authority) }
    return (authority[..<at], authority[authority.index(after: at)...])
  }

  private static func hostAndPort(_ text: Substring, defaultPort: Int) -> (Host, Int)? {
    var name = text
    var port = defaultPort
    if let colon = text.lastIndex(of: ":"), !text[colon...].contains("]") {
      name = text[..<colon]
      let digits = text[text.index(after: colon)...]
      if !digits.isEmpty {
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits) else { return nil }
        port = number
      }
    }
    guard (1...65535).contains(port), let host = Host(String(name)) else { return nil }
    return (host, port)
  }

  private static func credentials(_ userInfo: Substring) -> Credentials {
    let parts = userInfo.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return Credentials(user: unescaped(parts[0]), password: parts.count > 1 ? unescaped(parts[1]) : "")
  }

  private static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = UInt8(String(rest.prefix(2)) ?? "", radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Percent-encodes what may not stand in a request line; what is encoded already stays.
  private static func escaped(_ text: Substring) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    let forbidden = Array("\"<>\\^`{|}".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte > 0x20, byte < 0x7F, !forbidden.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
