/// Why a document cannot be read at all.
public struct MarkupError: Error, Sendable, Hashable {
  /// A stable id in kebab case: `xml-empty`, `xml-too-deep`, `xml-too-large`, `xml-too-many-attributes`.
  public var id: String
  public var message: String
  public var location: SourceLocation

  public init(id: String, message: String, location: SourceLocation) {
    self.id = id
    self.message = message
    self.location = location
  }
}
