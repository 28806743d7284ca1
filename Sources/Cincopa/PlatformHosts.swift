/// Where the platform is: origins without a trailing slash, each replaceable in `site.yml` (`cincopa.hosts`).
public struct PlatformHosts: Sendable, Hashable {
  /// Loader, iframe, thumbnails, feeds but JSON v2.
  public var www: String
  public var wwwcdn: String
  /// JSON v2, HLS manifests, settings.
  public var rtcdn: String
  public var api: String
  public var upload: String

  public init(
    www: String = "https://www.cincopa.com",
    wwwcdn: String = "https://wwwcdn.cincopa.com",
    rtcdn: String = "https://rtcdn.cincopa.com",
    api: String = "https://api.cincopa.com",
    upload: String = "https://mediaupload.cincopa.com"
  ) {
    self.www = Self.trimmed(www)
    self.wwwcdn = Self.trimmed(wwwcdn)
    self.rtcdn = Self.trimmed(rtcdn)
    self.api = Self.trimmed(api)
    self.upload = Self.trimmed(upload)
  }

  public static let standard = PlatformHosts()

  /// All of them behind one origin: a stand-in for tests, a proxy.
  public init(all origin: String) {
    self.init(www: origin, wwwcdn: origin, rtcdn: origin, api: origin, upload: origin)
  }

  /// The origin in `text`, without trailing slashes; nil unless it is `http(s)://host[:port]`.
  public static func origin(_ text: String) -> String? {
    let origin = trimmed(text)
    guard let scheme = ["https://", "http://"].first(where: origin.hasPrefix) else { return nil }
    let authority = origin.dropFirst(scheme.count)
    let allowed = authority.utf8.allSatisfy { Unreserved.contains($0) || ":[]".utf8.contains($0) }
    return allowed && !authority.isEmpty ? origin : nil
  }

  /// Whether an address is of this machine, and nothing sent there leaves it: `localhost`, 127.0.0.0/8, `[::1]`
  /// (RFC 6761, 6.3; RFC 1122, 3.2.1.3).
  public static func isLoopback(_ address: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: address.lowercased().hasPrefix) else { return false }
    let authority = address.dropFirst(scheme.count).prefix { !"/?#\\".contains($0) }.lowercased()
    if authority.contains("@") { return false }
    if authority.hasPrefix("[") { return authority.hasPrefix("[::1]") }
    let host = authority.prefix { $0 != ":" }
    if host == "localhost" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// The address of the script that draws players. Protocol-relative where the platform's own block is, so that this
  /// stays byte for byte; full where a host was replaced, because only the author knows its scheme.
  var loaderAddress: String {
    let origin = www == Self.standard.www ? www.dropFirst("https:".count) : www[...]
    return origin + "/media-platform/runtime/libasync.js"
  }

  private static func trimmed(_ origin: String) -> String {
    var bytes = origin.utf8[...]
    while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
