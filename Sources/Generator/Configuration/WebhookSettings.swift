/// `webhooks:` of `site.yml`: how `sitegen webhooks listen` takes the platform's events. Times in seconds. What must stay
/// secret is not among it.
public struct WebhookSettings: Sendable, Hashable {
  public enum Algorithm: String, Sendable, CaseIterable { case sha1, sha256, sha512 }

  /// A name or address of this machine.
  public var bind = "127.0.0.1"
  /// 0 is any free one.
  public var port = 1315
  /// A target of `publish:`; nil is the only one there is, if so.
  public var publish: String?
  /// How long no event must come before a build begins.
  public var quiet: Double = 2
  /// How long after its first event a build begins at the latest.
  public var longestWait: Double = 30
  /// How often all feeds are asked anew, whatever came; 0 is never.
  public var refresh: Double = 6 * 3600
  /// The greatest number of deliveries in a second.
  public var rate = 1000
  /// How long the body of a request may take; a connection without a request is ended after twice as long.
  public var patience: Double = 10
  /// The greatest number of connections at once.
  public var connections = 256
  /// The header that holds a signature of the body; nil when there is none.
  public var signatureHeader: String?
  public var signatureAlgorithm = Algorithm.sha256

  public init() {}
}

extension WebhookSettings {
  mutating func read(_ reader: inout MappingReader) {
    if let host = reader.value("bind", "a name or address of this machine", Self.host) { bind = host }
    if let number = reader.int("port", in: 0...65_535) { port = number }
    if let name = reader.text("publish") { publish = name }
    let duration = "a time such as 2s, 5m or 6h"
    if let value = reader.value("quiet", duration, Quantity.seconds) { quiet = value }
    if let value = reader.value("longest_wait", duration, Quantity.seconds) { longestWait = value }
    if let value = reader.value("refresh", duration, Quantity.seconds) { refresh = value }
    if let value = reader.int("rate", in: 1...1_000_000) { rate = value }
    if let value = reader.value("patience", duration, Quantity.seconds) { patience = max(0.1, value) }
    if let value = reader.int("connections", in: 1...10_000) { connections = value }
    reader.mapping("signature") { reader in
      if let name = reader.value("header", "the name of a header, such as X-Signature", Self.header) {
        signatureHeader = name
      }
      if let algorithm = reader.choice("algorithm", Algorithm.self) { signatureAlgorithm = algorithm }
    }
  }

  private static func host(_ text: String) -> String? {
    text.isEmpty || text.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: "/") } ? nil : text
  }

  /// RFC 9110, section 5.1.
  private static func header(_ text: String) -> String? {
    let isName = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): true
      default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
    }
    return isName && !text.isEmpty ? text : nil
  }
}
