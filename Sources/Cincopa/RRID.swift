/// A reference of the author's own system (post id, product id) that stands for a gallery: any text of 1 to 256 bytes.
public struct RRID: Sendable, Hashable, CustomStringConvertible {
  /// Bytes of UTF-8.
  public static let maximumLength = 256

  public let text: String

  public init(_ text: String) throws(IdentifierError) {
    if text.isEmpty { throw .empty(.rrid) }
    if text.utf8.count > Self.maximumLength { throw .tooLong(.rrid, bytes: text.utf8.count) }
    self.text = text
  }

  public var description: String { text }

  /// What the platform calls the gallery that it stands for.
  public var galleryName: String { Self.prefix + text }

  /// Stands before a reference where the id of a gallery may stand (PLATFORM section 1).
  public static let prefix = "rrid:"

  /// The platform's loader pastes references into a URL without encoding them, so some characters break the embed.
  public var warning: IdentifierWarning? {
    text.utf8.allSatisfy(Self.isPlain) ? nil : .unsafeReference(text)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    Unreserved.contains(byte) && byte != UInt8(ascii: "~") || byte == UInt8(ascii: ":")
  }
}
