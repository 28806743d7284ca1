public import Syndication

/// The key to an account's API. Whatever prints it prints `***`; only the address of a call holds it
/// (``APICall/address(at:with:)``).
///
/// It comes from the environment or from a secret file of the system, and from nowhere else: `Transport` reads both.
public struct APIToken: Sendable, Hashable {
  let text: String

  /// Bytes; longer than any that was seen, short enough for a request line.
  private static let limit = 2048

  /// White space around it does not count; nil when the rest is empty, long, or holds what no token does: blanks,
  /// controls, letters beyond ASCII.
  public init?(_ text: String) {
    let bytes = text.utf8.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
    guard !bytes.isEmpty, bytes.count <= Self.limit, bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      return nil
    }
    self.text = String(decoding: bytes, as: UTF8.self)
  }

  /// The text with `***` in place of the token, as it is and as it stands in addresses, and of every other secret: for
  /// messages.
  public func hidden(in text: String) -> String { Secrets.hidden(in: replaced(in: text)) }

  /// An answer without the token in any of its texts; other secrets are what was asked for, and stay.
  public func hidden(in value: JSONValue) -> JSONValue {
    var value = value
    switch value.content {
    case .string(let text): value.content = .string(replaced(in: text))
    case .array(let values): value.content = .array(values.map { hidden(in: $0) })
    case .object(let members):
      value.content = .object(members.map { JSONMember(replaced(in: $0.name), hidden(in: $0.value)) })
    case .null, .bool, .number: break
    }
    return value
  }

  private func replaced(in text: String) -> String {
    // A word so short is no token of the platform's, and would hide half of every answer.
    guard self.text.utf8.count >= 6, text.utf8.count >= self.text.utf8.count else { return text }
    let plain = text.replacing(self.text, with: "***")
    let encoded = Percent.queryValue(self.text)
    return encoded == self.text ? plain : plain.replacing(encoded, with: "***")
  }
}

extension APIToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "***" }
  public var debugDescription: String { "***" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
