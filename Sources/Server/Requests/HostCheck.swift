/// Whose requests are answered. A page of elsewhere may make a browser ask us in its own name, once that name leads to
/// this machine (DNS rebinding); it cannot do so by an address or by a name that is always this machine's.
struct HostCheck: Sendable {
  /// What the server was told to listen on (`--bind`).
  let bound: String

  /// `authority` is the `Host` header, with or without a port; nil when there is none.
  func allows(_ authority: String?) -> Bool {
    guard let host = authority.flatMap(Self.host) else { return false }
    return host == bound.lowercased() || host == "localhost" || host.hasSuffix(".localhost") || Self.isAddress(host)
  }

  /// In lower case, without port and brackets; nil when it is none.
  private static func host(_ authority: String) -> String? {
    var rest = authority[...]
    var host: Substring
    if rest.hasPrefix("[") {
      guard let end = rest.firstIndex(of: "]") else { return nil }
      host = rest[rest.index(after: rest.startIndex)..<end]
      guard host.contains(":") else { return nil }
      rest = rest[rest.index(after: end)...]
    } else {
      host = rest.prefix { $0 != ":" }
      rest = rest[host.endIndex...]
      if host.hasSuffix(".") { host = host.dropLast() }
    }
    guard !host.isEmpty, rest.isEmpty || (rest.first == ":" && rest.dropFirst().utf8.allSatisfy(isDigit)) else {
      return nil
    }
    return host.lowercased()
  }

  private static func isAddress(_ host: String) -> Bool {
    if host.contains(":") {
      return host.utf8.allSatisfy {
        isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) || $0 == 0x3A || $0 == 0x2E
      }
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy(isDigit) && Int($0) ?? 256 < 256 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension HostCheck {
  /// Whether only this machine can reach what listens there.
  static func isLoopback(_ host: String) -> Bool {
    let host = host.lowercased()
    return host == "localhost" || host == "::1" || (host.hasPrefix("127.") && isAddress(host))
  }
}
