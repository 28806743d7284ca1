/// Which of the platform's identifiers is meant; raw values are the keys of front matter.
public enum IdentifierKind: String, Sendable {
  case fid, rid = "asset", uid, template, rrid

  /// For messages: `gallery id`.
  public var name: String {
    switch self {
    case .fid: "gallery id"
    case .rid: "asset id"
    case .uid: "account id"
    case .template: "template id"
    case .rrid: "reference"
    }
  }
}

/// A text that is no identifier, or no reference to a medium.
public enum IdentifierError: Error, Sendable, Hashable {
  case empty(IdentifierKind)
  /// `offset` counts Unicode scalars from the start of the text.
  case forbiddenCharacter(IdentifierKind, String, offset: Int)
  case tooLong(IdentifierKind, bytes: Int)
  /// Follows none of the forms of PLATFORM section 1.
  case malformed(String)
  /// `TEMPLATE!liveid:N` in a short code: the platform's own short codes do not take it.
  case liveStream(String)
  /// `rrid:` in a short code: the platform's own short codes do not take it.
  case referenceInShortCode(String)

  /// A stable id in kebab case.
  public var id: String {
    switch self {
    case .liveStream: "live-not-supported"
    default: "invalid-identifier"
    }
  }

  public var message: String {
    switch self {
    case .empty(let kind):
      "the \(kind.name) is empty"
    case .forbiddenCharacter(let kind, let text, let offset):
      "'\(text)' is no \(kind.name): \(Self.character(of: text, at: offset)) cannot stand in it"
    case .tooLong(let kind, let bytes):
      "the \(kind.name) has \(bytes) bytes, and \(RRID.maximumLength) are allowed"
    case .malformed(let text):
      "'\(text)' names no gallery and no asset"
    case .liveStream(let text):
      "'\(text)' is a live stream, which cannot stand in a short code"
    case .referenceInShortCode(let text):
      "'\(text)' cannot stand in a short code"
    }
  }

  public var help: String? {
    switch self {
    case .empty, .malformed: "the forms are FID, TEMPLATE!ASSET and TEMPLATE@FID"
    case .forbiddenCharacter: "ids hold the letters A to Z and a to z, digits, '-' and '_'; case matters"
    case .referenceInShortCode: "name it in front matter: gallery: {rrid: …, uid: …, template: …}"
    case .liveStream: "name it in front matter: gallery: TEMPLATE!liveid:7"
    case .tooLong: nil
    }
  }

  private static func character(of text: String, at offset: Int) -> String {
    let scalar = text.unicodeScalars.dropFirst(offset).first ?? "?"
    switch scalar {
    case " ": return "a blank"
    case _ where scalar.properties.generalCategory == .control: return "a control character"
    default: return "'\(scalar)'"
    }
  }
}

/// An identifier that can be used but looks wrong.
public enum IdentifierWarning: Sendable, Hashable {
  case unusualLength(IdentifierKind, String, Int)
  case unusualFirstLetter(IdentifierKind, String)
  case unsafeReference(String)

  /// A stable id in kebab case.
  public var id: String {
    switch self {
    case .unusualLength, .unusualFirstLetter: "unusual-identifier"
    case .unsafeReference: "unsafe-reference"
    }
  }

  public var message: String {
    switch self {
    case .unusualLength(let kind, let text, let length):
      "the \(kind.name) '\(text)' has \(length) characters; \(IdentifierShape.usualLength) are usual"
    case .unusualFirstLetter(let kind, let text):
      "the \(kind.name) '\(text)' does not start with 'A', as the platform's ids do"
    case .unsafeReference(let text):
      "the reference '\(text)' holds other characters than A-Z a-z 0-9 . _ : - and may not be found by the player"
    }
  }
}
