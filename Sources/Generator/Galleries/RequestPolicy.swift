/// How patient and how careful a request is (`feeds:` of `site.yml`, SPEC sections 3 and 9). Times in seconds.
public struct RequestPolicy: Sendable, Hashable {
  /// How long a stored answer is used without asking.
  public var ttl: Double = 3600
  /// One request, connecting included.
  public var timeout: Double = 10
  /// All fetching of one build.
  public var budget: Double = 60
  /// Further tries after the first.
  public var retries: Int = 3
  /// Requests at once, over all hosts.
  public var concurrency: Int = 32
  public var perHost: Int = 8
  /// Bytes of the decoded body.
  public var maxSize: Int = 20_000_000
  /// How old a stored answer may be to stand in for one that cannot be had.
  public var staleIfError: Double = 7 * 86_400
  /// Loopback, RFC 1918, link-local.
  public var allowPrivateNetworks = false
  public var mode = Mode.normal

  public enum Mode: Sendable, Hashable {
    case normal
    /// Only the cache (`--offline`).
    case offline
    /// The network even when the cache is fresh (`--refresh`).
    case refresh
    /// The cache, whatever its age, and the network for what is not in it: somebody else says when a feed is to be asked.
    case kept
  }

  public init() {}
}
