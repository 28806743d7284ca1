public import Cincopa
internal import FoundationEssentials

/// What a retriever needs to know of the world. The defaults are those of a program in use; tests replace the clock,
/// the chance and the name system.
public struct RetrieverSettings: Sendable {
  /// Our own version, for the `User-Agent`.
  public var version: String
  /// Nil keeps nothing: each build asks anew, and nothing stands in for an answer that cannot be had.
  public var cache: ResponseCache?
  public var proxies = ProxySettings()
  /// A PEM file with the certificates to trust in place of the system's (`SSL_CERT_FILE`).
  public var certificates: String?
  /// The token of the platform's API, looked for when a gallery takes its items from there.
  public var token: @Sendable () throws(TransportFailure) -> APIToken = { () throws(TransportFailure) in
    try TokenPlace.token(in: [:])
  }
  /// Seconds since 1970; decides how old stored answers are.
  public var now: @Sendable () -> Double = { Date().timeIntervalSince1970 }
  /// A number from 0 to 1, for the jitter between tries.
  public var random: @Sendable () -> Double = { Double.random(in: 0...1) }
  /// The addresses of a host name, best first; asked once per host and build. Has to heed cancellation.
  public var resolve: @Sendable (_ name: String) async throws -> [String] = SystemResolver.addresses
  /// Seconds without a first byte after which a request stops counting towards `concurrency`.
  public var lateAfter: Double = 1
  /// Requests open at once, those that stopped counting included.
  public var openLimit: Int = 64

  public init(version: String, cache: ResponseCache? = nil, proxies: ProxySettings = .init()) {
    self.version = version
    self.cache = cache
    self.proxies = proxies
  }
}
