public import Syndication

extension PlatformHosts {
  /// What a feed of the platform is about, from the `fid` in its address; nil for the addresses of others.
  public func subject(of feed: WebURL) -> MediaReference? {
    guard isOurs(feed), let query = feed.query else { return nil }
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0] == "fid" else { continue }
      return try? MediaReference.parse(fid: Percent.decoded(String(parts[1])))
    }
    return nil
  }

  /// Whether an address is one of the platform's, where it stands or where it was moved to.
  public func isOurs(_ address: WebURL) -> Bool {
    let origins = [www, wwwcdn, rtcdn, api]
    if origins.contains(where: { address.string.hasPrefix($0 + "/") }) { return true }
    guard let host = address.host else { return false }
    return host == "cincopa.com" || host.hasSuffix(".cincopa.com")
  }
}
