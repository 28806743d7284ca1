internal import Generator

/// A way to a server.
enum Route: Sendable, Hashable {
  /// Straight to this address, whatever the name system says by then. The host stays the name for TLS and `Host`.
  case direct(Host, NetworkAddress)
  /// A proxy that gets the whole address in the request line (plain HTTP, RFC 9112 section 3.2.2).
  case forwarded(Proxy)
  /// A proxy that passes bytes on (`CONNECT` or SOCKS).
  case tunnelled(Proxy)
}

/// Finds the ways to a server and refuses those that lead into private networks.
struct Router: Sendable {
  let proxies: ProxySettings
  let addressBook: AddressBook

  /// Never empty. Through a proxy the name is resolved elsewhere, so only literal addresses can be checked, and the name
  /// of which everybody knows the address.
  func routes(to target: Target, policy: RequestPolicy, isRedirect: Bool) async throws -> [Route] {
    if let proxy = try proxies.proxy(for: target) {
      if let address = target.host.ownAddress { try check([address], target, policy, isRedirect) }
      return [target.isSecure || proxy.kind == .socks ? .tunnelled(proxy) : .forwarded(proxy)]
    }
    let addresses =
      switch target.host {
      case .address(let address): [address]
      case .name(let name): try await addressBook.addresses(of: name)
      }
    return try check(addresses, target, policy, isRedirect).map { .direct(target.host, $0) }
  }

  @discardableResult
  private func check(
    _ addresses: [NetworkAddress], _ target: Target, _ policy: RequestPolicy, _ isRedirect: Bool
  ) throws(FetchFailure) -> [NetworkAddress] {
    let isOpen = policy.allowPrivateNetworks
    let allowed = addresses.filter { isOpen ? !$0.isMetadata : $0.isPublic }
    guard allowed.isEmpty, let first = addresses.first else { return allowed }
    let kind = isOpen ? "a cloud's address for keys" : "a private address"
    switch (isRedirect, target.host) {
    case (true, .address): throw .final("redirects to \(kind) (\(first))")
    case (true, .name(let name)): throw .final("redirects to \(kind) (\(name) is \(first))")
    case (false, .address): throw .final("is \(kind) (\(first))")
    case (false, .name): throw .final("its host has \(kind) (\(first))")
    }
  }
}

extension Host {
  /// The address that needs no name system.
  fileprivate var ownAddress: NetworkAddress? {
    switch self {
    case .address(let address): address
    // RFC 6761 section 6.3.
    case .name(let name): name == "localhost" || name.hasSuffix(".localhost") ? NetworkAddress("127.0.0.1") : nil
    }
  }
}
