/// Something in a document that is not as it should be, and was recovered from.
public struct XMLProblem: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    /// A document type declares entities. They are ignored: references to them give nothing.
    case entityDeclaration = "xml-entity-declaration"
    /// A reference to an entity of HTML, read as its character, or to an unknown one, which gives nothing.
    case entity = "xml-entity"
    /// The bytes do not fit the encoding that the document or its server names.
    case encoding = "xml-encoding"
    /// A prefix without a declaration. It is kept as `prefix`, and the namespace is empty.
    case namespace = "xml-namespace"
    /// Broken markup: what could be read around it was read.
    case damaged = "xml-damaged"
    /// A limit was reached, and what is beyond it was left out.
    case limit = "xml-limit"
  }

  public var kind: Kind
  public var message: String
  public var location: SourceLocation

  /// Stable, in kebab case.
  public var id: String { kind.rawValue }

  public init(kind: Kind, message: String, location: SourceLocation) {
    self.kind = kind
    self.message = message
    self.location = location
  }
}

/// A problem at a byte, before lines and columns are counted.
struct XMLFinding {
  var kind: XMLProblem.Kind
  var offset: Int
  var message: String
}

/// An error at a byte.
struct XMLFailure {
  var id: String
  var offset: Int
  var message: String
}
