public import Markup

/// A value of JSON with the place where it begins. Members keep their order, numbers their text.
public struct JSONValue: Sendable, Equatable {
  public enum Content: Sendable, Equatable {
    case null
    case bool(Bool)
    /// As written: `1.50`, `12345678901234567890`.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])
  }

  public var content: Content
  public var location: SourceLocation

  public init(_ content: Content, at location: SourceLocation = .start) {
    self.content = content
    self.location = location
  }

  /// Reads JSON and what passes for it: see `JSONDocument`. Damage is no error as long as something can be read.
  public static func parse(_ bytes: [UInt8]) throws(FeedError) -> JSONValue {
    try JSONDocument.parse(bytes).root
  }

  /// The member of that name, the last if there are several; nil when this is no object.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    for member in members.reversed() where member.name == name { return member.value }
    return nil
  }
}

public struct JSONMember: Sendable, Equatable {
  public var name: String
  public var value: JSONValue

  public init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

extension JSONValue {
  public var isNull: Bool { content == .null }

  /// Text alone.
  public var stringValue: String? {
    if case .string(let text) = content { text } else { nil }
  }

  /// Text, or a number as written: identifiers come as both.
  public var text: String? {
    switch content {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  /// A whole number, also from numeric text (`"640"`) and without a fraction that is zero (`640.0`).
  public var intValue: Int? {
    guard let text else { return nil }
    return Int(ASCII.trimmed(text)) ?? doubleValue.flatMap { Int(exactly: $0) }
  }

  /// A finite number, also from numeric text.
  public var doubleValue: Double? {
    guard let text, let number = Double(ASCII.trimmed(text)), number.isFinite else { return nil }
    return number
  }

  /// Also from `"true"`, `"false"`, `1` and `0`.
  public var boolValue: Bool? {
    if case .bool(let value) = content { return value }
    switch text {
    case "true", "1": return true
    case "false", "0": return false
    default: return nil
    }
  }

  /// Nil when this is no array.
  public var array: [JSONValue]? {
    if case .array(let values) = content { values } else { nil }
  }

  /// Nil when this is no object.
  public var members: [JSONMember]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// For messages: `a number`.
  public var kindName: String {
    switch content {
    case .null: "null"
    case .bool: "a truth value"
    case .number: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
