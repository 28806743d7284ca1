import Markup

/// Looks at YAML text before the full parser does: an alias used in a mapping's key makes it hash for a very long time,
/// and deep nesting overflows its stack.
enum YAMLAliases {
  /// Where an alias might be part of a key: `*a :`, `? *a`, or a collection that holds one and is followed by a colon.
  static func refusal(in text: String) -> SourceLocation? {
    guard text.utf8.contains(UInt8(ascii: "*")), text.utf8.contains(UInt8(ascii: "&")) else { return nil }
    var line = 1
    for part in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if let column = keyAlias(part) { return SourceLocation(line: line, column: column) }
      line += 1
    }
    return nil
  }

  private static func keyAlias(_ line: Substring.UTF8View) -> Int? {
    let bytes = [UInt8](line)
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "*") {
      if index > 0, !Array(" \t[{,-?:".utf8).contains(bytes[index - 1]) { continue }
      if isKey(bytes[(index + 1)...]) { return index + 1 }
    }
    let explicit = bytes.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "?")
    return explicit ? 1 : nil
  }

  /// Whether what follows the star is a name and then, perhaps after closing brackets, a colon.
  private static func isKey(_ rest: ArraySlice<UInt8>) -> Bool {
    let after = rest.drop { $0 > 0x20 && !Array(",]}:".utf8).contains($0) }
    guard let mark = after.first(where: { !Array(" \t]}".utf8).contains($0) }) else { return false }
    return mark == UInt8(ascii: ":")
  }

  /// An upper bound of the nesting: brackets open at once, dashes in a row (`- - - x`), or blanks before a line.
  static func depth(of text: String) -> Int {
    var open = 0
    var deepest = 0
    var dashes = 0
    var indentation = 0
    var atStart = true
    for byte in text.utf8 {
      switch byte {
      case 0x0A: (atStart, indentation, dashes) = (true, 0, 0)
      case UInt8(ascii: " "): if atStart { indentation += 1 }
      case UInt8(ascii: "-"): dashes += atStart ? 1 : 0
      case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): open = max(0, open - 1)
      default: atStart = false
      }
      deepest = max(deepest, open, dashes, indentation / 10)
    }
    return deepest
  }
}
