/// The value of an attribute. It is escaped when it is written.
public enum AttributeValue: Sendable, Hashable {
  case text(String)
  /// The name alone: `hidden`. In XML, where that is not allowed, `hidden="hidden"`.
  case flag
  /// Neither name nor value is written.
  case absent

  /// `nil` is `absent`.
  public init(_ text: String?) {
    self = text.map(AttributeValue.text) ?? .absent
  }

  /// `nil` is `absent`.
  public init(_ number: Int?) {
    self = number.map { .text(String($0)) } ?? .absent
  }
}

extension AttributeValue: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) {
    self = .text(text)
  }
}
