/// A value to be written into front matter.
indirect enum NewValue: Sendable, Hashable {
  case text(String)
  /// Stands as it is: a date.
  case plain(String)
  /// Stands on one line: `[sea, birds]`.
  case list([String])
  /// Stands on one line: `{ asset: AEyCfY7ET4hA }`.
  case mapping([NewEntry])
  /// A line for each, where there is room for lines.
  case lines([NewEntry])

  /// A mapping that holds a mapping gets a line for each of its entries; others stand on one.
  static func laidOut(_ entries: [NewEntry]) -> NewValue {
    let inner = entries.map { entry in
      if case .mapping(let below) = entry.value { NewEntry(entry.key, laidOut(below)) } else { entry }
    }
    return entries.contains { if case .mapping = $0.value { true } else { false } } ? .lines(inner) : .mapping(inner)
  }

  var yaml: String {
    switch self {
    case .text(let text): Self.scalar(text)
    case .plain(let text): text
    case .list(let texts): "[" + texts.map(Self.scalar).joined(separator: ", ") + "]"
    case .mapping(let entries), .lines(let entries): "{ " + entries.map(\.yaml).joined(separator: ", ") + " }"
    }
  }

  /// Plain where every reader of YAML takes it for the same text, else in quotation marks.
  private static func scalar(_ text: String) -> String {
    let isWord = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "-_".utf8.contains(byte)
    }
    let begins = text.utf8.first.map { (0x61...0x7A).contains($0 | 0x20) } ?? false
    let words: Set = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    if isWord, begins, !words.contains(text.lowercased()) { return text }
    return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xFEFF:
      "\\x" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value & 0xFF, radix: 16)
    default: String(scalar)
    }
  }
}

/// `key: value`, the key a word.
struct NewEntry: Sendable, Hashable {
  var key: String
  var value: NewValue

  init(_ key: String, _ value: NewValue) {
    self.key = key
    self.value = value
  }

  var yaml: String { "\(key): \(value.yaml)" }
}
