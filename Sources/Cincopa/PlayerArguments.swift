public import Markup

/// Settings of a player that are said beside its embed code: the runtime's `args` (PLATFORM section 2.6). The platform
/// publishes no list of them, so names pass through.
public struct PlayerArguments: Sendable, Hashable {
  public enum Value: Sendable, Hashable {
    case text(String)
    /// As JSON writes numbers.
    case number(String)
    case flag(Bool)
  }

  private var entries: [Entry] = []

  private struct Entry: Sendable, Hashable {
    var name: String
    var value: Value
  }

  public init() {}

  public var isEmpty: Bool { entries.isEmpty }

  /// Nil for what is not there. Order is that of first setting.
  public subscript(_ name: String) -> Value? {
    get { entries.first { $0.name == name }?.value }
    set {
      let index = entries.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Letters, digits and `_`, beginning with a letter, up to 64.
  public static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20) else {
      return false
    }
    return text.utf8.count <= 64
      && text.utf8.allSatisfy { Unreserved.contains($0) && !"-.~".utf8.contains($0) }
  }

  /// An object of JSON that can stand in a script.
  public var object: JavaScript {
    let members: [JavaScript] = entries.map { entry in "\(entry.name): \(entry.value.literal)" }
    return JavaScript.object(members)
  }

  /// What follows `#` in the address of an iframe: `cpoautostart=true&cpoadd_text=title`; nil when there is nothing.
  public var fragment: String? {
    guard !isEmpty else { return nil }
    return entries.map { "cpo\($0.name)=\(Percent.queryValue($0.value.text))" }.joined(separator: "&")
  }
}

extension PlayerArguments.Value {
  /// What a plain scalar of YAML, or a word of the command line, says: true and false are flags, numbers numbers.
  public init(plain text: String) {
    switch text {
    case "true", "false": self = .flag(text == "true")
    default: self = Self.isNumber(text) ? .number(text) : .text(text)
    }
  }

  /// RFC 8259, section 6, without exponents.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), digits.utf8.count <= 18 else { return false }
    let areDigits = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    return areDigits && (parts[0] == "0" || !parts[0].hasPrefix("0"))
  }

  var text: String {
    switch self {
    case .text(let text), .number(let text): text
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  fileprivate var literal: JavaScript {
    switch self {
    case .text(let text): "\(text)"
    case .number(let digits): JavaScript(stringLiteral: digits)
    case .flag(let flag): "\(flag)"
    }
  }
}

extension JavaScript {
  /// `{a, b}`.
  static func object(_ members: [JavaScript]) -> JavaScript {
    var text: JavaScript = "{"
    for (index, member) in members.enumerated() { text = index == 0 ? "\(text)\(member)" : "\(text), \(member)" }
    return "\(text)}"
  }
}
