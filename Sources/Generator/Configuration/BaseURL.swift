/// Where the site will stand: an origin and a path that begins and ends in `/` (SPEC section 3, `base_url`).
public struct BaseURL: Sendable, Hashable {
  /// `https://host` or `https://host:port`, no slash at the end.
  public let origin: String
  /// `/` or `/sub/`.
  public let path: String

  public static let local = BaseURL(origin: "http://localhost:1314", path: "/")

  private init(origin: String, path: String) {
    self.origin = origin
    self.path = path
  }

  /// Nil unless it is an http or https address with a host and neither query nor fragment.
  public init?(_ text: String) {
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(scheme.count)
    guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") }) else { return nil }
    guard !rest.contains("?"), !rest.contains("#"), !rest.contains("\\"), !rest.contains("@") else { return nil }
    let host = rest.prefix { $0 != "/" }
    guard !host.isEmpty, !host.hasPrefix(":") else { return nil }
    let folders = rest.dropFirst(host.count).split(separator: "/")
    guard !folders.contains(".."), !folders.contains(".") else { return nil }
    origin = scheme + host.lowercased()
    path = folders.isEmpty ? "/" : "/" + folders.joined(separator: "/") + "/"
  }

  /// The same path at another origin.
  func moved(to origin: String) -> BaseURL { BaseURL(origin: origin, path: path) }

  public var string: String { origin + path }

  /// A path within the site as it must be linked: `/films/` → `/sub/films/`.
  func link(_ path: URLPath) -> String { prefixed(path.string) }

  /// The absolute address, percent-encoded as RFC 3986 wants it.
  func permalink(_ path: URLPath) -> String { origin + prefixed(path.percentEncoded) }

  /// A link that an author wrote root-relative, prefixed; anything else as it is.
  func prefixed(_ link: String) -> String {
    guard path != "/", link.hasPrefix("/"), !link.hasPrefix("//") else { return link }
    return path + link.dropFirst()
  }
}
