/// The platform's number of a live stream (`TEMPLATE!liveid:7`).
public struct LiveID: Sendable, Hashable, CustomStringConvertible {
  public let text: String

  /// Nil for what is no number of up to 18 digits.
  init?(_ text: some StringProtocol) {
    guard (1...18).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    self.text = String(text)
  }

  /// As it stands behind the `!`.
  public var description: String { "liveid:\(text)" }
}
