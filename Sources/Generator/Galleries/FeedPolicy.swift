/// What is demanded of a feed and what happens without it (`feeds:` of `site.yml`, per source and per gallery).
public struct FeedPolicy: Sendable, Hashable {
  public enum OnError: String, Sendable, CaseIterable { case stale, skip, fail }
  public enum SignedURLs: String, Sendable, CaseIterable { case keep, drop }

  public var request = RequestPolicy()
  /// Fewer items than this are refused.
  public var minItems = 1
  /// The share, 0 to 1, that a feed may lose at once.
  public var maxShrink = 0.5
  public var onError = OnError.stale
  /// What snapshots do with addresses that hold a signature, a token or an expiry.
  public var signedURLs = SignedURLs.keep
  /// Hosts, lower case, whose frames may stay in descriptions; the same for all feeds of a site.
  public var frames: Set<String> = []

  public init() {}
}

extension FeedPolicy {
  /// Takes what only the site as a whole can say, and the rest.
  mutating func read(ofSite reader: inout MappingReader) {
    read(&reader)
    for (text, place) in reader.texts("frames") ?? [] {
      if let host = Self.host(text) {
        frames.insert(host)
      } else {
        reader.report(
          .badValue, place, "'\(text)' is no host", help: "a host alone, such as www.youtube-nocookie.com")
      }
    }
  }

  private static func host(_ text: String) -> String? {
    let host = text.lowercased()
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      !part.isEmpty && part.first != "-" && part.last != "-"
        && part.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) }
    }
    return isName && parts.count > 1 ? host : nil
  }

  /// Takes the policy's keys out of a mapping; what is not said is as in `self`.
  mutating func read(_ reader: inout MappingReader) {
    let duration = "a time such as 30s, 5m, 6h or 7d"
    if let value = reader.value("ttl", duration, Quantity.seconds) { request.ttl = value }
    if let value = reader.value("timeout", duration, Quantity.seconds) { request.timeout = max(value, 0.05) }
    if let value = reader.value("stale_if_error", duration, Quantity.seconds) { request.staleIfError = value }
    if let value = reader.int("retries", in: 0...10) { request.retries = value }
    if let value = reader.value("max_size", "a size such as 500kB or 20MB", Quantity.bytes) { request.maxSize = value }
    if let value = reader.int("min_items", in: 0...1_000_000) { minItems = value }
    if let value = reader.value("max_shrink", "a share such as 50% or 0.5", Quantity.share) { maxShrink = value }
    if let value = reader.choice("on_error", OnError.self) { onError = value }
    if let value = reader.choice("signed_urls", SignedURLs.self) { signedURLs = value }
    if let value = reader.bool("allow_private_networks") { request.allowPrivateNetworks = value }
    if let value = reader.value("budget", duration, Quantity.seconds) { request.budget = value }
    if let value = reader.int("concurrency", in: 1...64) { request.concurrency = value }
    if let value = reader.int("per_host", in: 1...64) { request.perHost = value }
  }
}
