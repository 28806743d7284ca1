/// The proxies of the environment, and which hosts go without.
public struct ProxySettings: Sendable, Hashable {
  /// For `http` addresses: `http://[user:password@]host[:port]`.
  public var http: String?
  /// For `https` addresses, reached by `CONNECT`.
  public var https: String?
  /// Hosts to reach directly, separated by commas: `example.org` (and what is below it), `.example.org`, `host:port`,
  /// addresses, ranges (`10.0.0.0/8`, `fd00::/8`), or `*` for all.
  public var none: String

  public init(http: String? = nil, https: String? = nil, none: String = "") {
    self.http = http
    self.https = https
    self.none = none
  }

  /// From `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`; the lower-case name wins over the upper-case one.
  public init(environment: [String: String]) {
    func value(_ name: String) -> String? {
      (environment[name] ?? environment[name.uppercased()]).flatMap { $0.isEmpty ? nil : $0 }
    }
    self.init(
      http: value("http_proxy") ?? value("all_proxy"), https: value("https_proxy") ?? value("all_proxy"),
      none: value("no_proxy") ?? "")
  }
}

/// A proxy to go through.
struct Proxy: Sendable, Hashable {
  enum Kind: Sendable, Hashable { case http, socks }

  var kind: Kind
  var host: Host
  var port: Int
  var credentials: Target.Credentials?
}

extension ProxySettings {
  /// Nil to go directly.
  func proxy(for target: Target) throws(FetchFailure) -> Proxy? {
    let variable = target.isSecure ? "HTTPS_PROXY" : "HTTP_PROXY"
    guard let text = target.isSecure ? https : http, !isExempt(target) else { return nil }
    guard let proxy = Proxy(text) else { throw .final("\(variable) is not the address of a proxy") }
    return proxy
  }

  private func isExempt(_ target: Target) -> Bool {
    none.split { ", \t".contains($0) }.contains { matches(Substring($0.lowercased()), target) }
  }

  private func matches(_ pattern: Substring, _ target: Target) -> Bool {
    if pattern == "*" { return true }
    if let slash = pattern.firstIndex(of: "/") { return isInRange(pattern, slash: slash, target) }
    if pattern == "\(target.host)" || pattern == target.authority { return true }
    switch target.host {
    case .address(let address):
      return NetworkAddress(String(pattern)) == address
    case .name(let name):
      let hasPort = pattern.hasSuffix(":\(target.port)")
      let bare = (hasPort ? pattern.dropLast("\(target.port)".count + 1) : pattern).drop { $0 == "*" }
      let suffix = bare.hasPrefix(".") ? bare.dropFirst() : bare
      return !suffix.isEmpty && (name == suffix || name.hasSuffix(".\(suffix)"))
    }
  }

  private func isInRange(_ pattern: Substring, slash: Substring.Index, _ target: Target) -> Bool {
    guard case .address(let address) = target.host, let network = NetworkAddress(String(pattern[..<slash])),
      let bits = Int(pattern[pattern.index(after: slash)...])
    else { return false }
    return address.begins(with: network, bits: bits)
  }
}

extension NetworkAddress {
  /// Of the same kind, and alike in the first `bits`, of which there are as many as in the address at most.
  fileprivate func begins(with network: NetworkAddress, bits: Int) -> Bool {
    guard isV4 == network.isV4, (0...bytes.count * 8).contains(bits) else { return false }
    let (whole, rest) = bits.quotientAndRemainder(dividingBy: 8)
    guard bytes[..<whole] == network.bytes[..<whole] else { return false }
    return rest == 0 || (bytes[whole] ^ network.bytes[whole]) >> (8 - rest) == 0
  }
}

extension Proxy {
  /// `proxy:3128`, `http://user:password@proxy:3128/`, `socks5://proxy:1080`.
  init?(_ text: String) {
    let lower = text.lowercased()
    var plain = text
    kind = .http
    if lower.hasPrefix("socks5://") || lower.hasPrefix("socks5h://") || lower.hasPrefix("socks://") {
      kind = .socks
      plain = "http://" + text.drop { $0 != ":" }.dropFirst(3)
    } else if !lower.contains("://") {
      plain = "http://" + text
    }
    guard plain.lowercased().hasPrefix("http://"), let target = Target(parsing: plain) else { return nil }
    host = target.host
    let saysPort = plain.dropFirst(7).prefix { $0 != "/" }.hasSuffix(":\(target.port)")
    port = kind == .socks && !saysPort ? 1080 : target.port
    credentials = target.credentials
  }
}
