/// The public id of a gallery (also folder, `did`): `AEAAQdbniShi` (PLATFORM section 1).
public struct FID: PublicID {
  public static let kind = IdentifierKind.fid
  public let text: String

  public init(_ text: String) throws(IdentifierError) {
    self.text = try IdentifierShape.checked(text, Self.kind)
  }
}

/// The public id of an asset (`drid` in webhooks): `Ag0Cqq6ltcaH`.
public struct RID: PublicID {
  public static let kind = IdentifierKind.rid
  public let text: String

  public init(_ text: String) throws(IdentifierError) {
    self.text = try IdentifierShape.checked(text, Self.kind)
  }
}

/// The public id of an account, needed beside an ``RRID``.
public struct UID: PublicID {
  public static let kind = IdentifierKind.uid
  public let text: String

  public init(_ text: String) throws(IdentifierError) {
    self.text = try IdentifierShape.checked(text, Self.kind)
  }
}

/// The id of a gallery whose look is borrowed: a gallery of the account, or one of the platform's system templates.
public struct TemplateID: PublicID {
  public static let kind = IdentifierKind.template
  public let text: String

  public init(_ text: String) throws(IdentifierError) {
    self.text = try IdentifierShape.checked(text, Self.kind)
  }
}

/// An id that the platform gave out. Case matters; the characters are `[A-Za-z0-9_-]` and nothing else, so an id can
/// stand in a URL, in a JavaScript string and in an attribute as it is.
public protocol PublicID: Sendable, Hashable, CustomStringConvertible {
  static var kind: IdentifierKind { get }
  var text: String { get }
  init(_ text: String) throws(IdentifierError)
}

extension PublicID {
  public var description: String { text }

  /// Another length than 12, or another first letter than `A`, was never seen by us, but may exist.
  public var warning: IdentifierWarning? {
    let bytes = text.utf8
    if bytes.count != IdentifierShape.usualLength { return .unusualLength(Self.kind, text, bytes.count) }
    return bytes.first == UInt8(ascii: "A") ? nil : .unusualFirstLetter(Self.kind, text)
  }
}

enum IdentifierShape {
  static let usualLength = 12

  static func checked(_ text: String, _ kind: IdentifierKind) throws(IdentifierError) -> String {
    if text.isEmpty { throw .empty(kind) }
    guard let offset = text.unicodeScalars.enumerated().first(where: { !isAllowed($0.element) })?.offset else {
      return text
    }
    throw .forbiddenCharacter(kind, text, offset: offset)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }
}
