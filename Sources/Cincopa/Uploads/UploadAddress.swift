/// Where to send the pieces of an upload. A secret: whoever has it can upload. It describes itself without what makes
/// it one.
public struct UploadAddress: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  /// The whole address, for the request alone.
  public let secret: String

  /// Nil unless it is an https address, or one at an origin that the author named for the platform.
  public init?(_ text: String, hosts: PlatformHosts) {
    let end = text.utf8.firstIndex { $0 <= 0x20 || $0 == 0x7F } ?? text.utf8.endIndex
    guard end == text.utf8.endIndex, let origin = Self.origin(of: text) else { return nil }
    guard origin.hasPrefix("https://") || [hosts.upload, hosts.api].contains(origin) else { return nil }
    secret = text
  }

  /// `https://host[:port]`.
  public var origin: String { Self.origin(of: secret) ?? "" }

  public var description: String { origin + "/***" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// The same with the gallery filled in, where the platform left `*` for it; 0 is the account alone.
  public func adding(to destination: UploadDestination) -> UploadAddress {
    UploadAddress(known: secret.replacing("addtofid=*", with: "addtofid=\(destination.gallery?.text ?? "0")"))
  }

  /// Whether what is sent there comes into the gallery: an address is made for one, or has room for any.
  public func serves(_ destination: UploadDestination) -> Bool {
    guard let gallery = destination.gallery else { return true }
    let values = secret.split(whereSeparator: { "?&#".contains($0) }).filter { $0.hasPrefix("addtofid=") }
    return values.contains { ["addtofid=*", "addtofid=\(gallery)"].contains($0) }
  }

  private init(known secret: String) { self.secret = secret }

  private static func origin(of text: String) -> String? {
    guard let colon = text.firstRange(of: "://") else { return nil }
    let rest = text[colon.upperBound...]
    let end = rest.firstIndex { "/?#\\".contains($0) } ?? rest.endIndex
    return PlatformHosts.origin(text[..<colon.lowerBound].lowercased() + "://" + rest[..<end])
  }
}

/// What an upload is added to.
public enum UploadDestination: Sendable, Hashable {
  case account
  case gallery(FID)

  public var gallery: FID? {
    if case .gallery(let fid) = self { fid } else { nil }
  }
}
