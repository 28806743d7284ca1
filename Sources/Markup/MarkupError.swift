/// Why nothing can be read at all: there is no element, or a limit is exceeded.
public struct MarkupError: Error, Sendable, Hashable {
  /// Stable: `xml-empty`, `xml-too-large`, `xml-too-deep`, `xml-too-many-attributes`, `xml-too-many-namespaces`,
  /// `xml-too-many-names`, `xml-too-many-nodes`.
  public var id: String
  public var message: String
  public var location: SourceLocation

  public init(id: String, message: String, location: SourceLocation) {
    self.id = id
    self.message = message
    self.location = location
  }
}

extension MarkupError: CustomStringConvertible {
  public var description: String { "\(location.line):\(location.column): \(id): \(message)" }
}
