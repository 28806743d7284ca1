/// A text of an answer that opens something: a token, an address to upload to. Whatever prints it prints `***`.
public struct SecretText: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The text itself, for the one use.
  public let secret: String

  public init(_ secret: String) { self.secret = secret }

  public var description: String { "***" }
  public var debugDescription: String { "***" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
