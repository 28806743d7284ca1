/// One line of `sitegen config`: what a key came to and where that was said.
public struct ResolvedSetting: Sendable, Hashable {
  /// The path of the key, joined by dots.
  public var key: String
  public var value: String
  /// Nil for a default.
  public var origin: Place?
}
