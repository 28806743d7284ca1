/// `srcset` (WHATWG HTML, 4.8.4.2.1).
enum SourceSet {
  /// The addresses of its candidates.
  static func addresses(_ text: String) -> [String] {
    var addresses: [String] = []
    var rest = text.utf8[...]
    while true {
      rest = rest.drop { isSpace($0) || $0 == UInt8(ascii: ",") }
      guard !rest.isEmpty else { return addresses }
      let word = rest.prefix { !isSpace($0) }
      rest = rest[word.endIndex...]
      // A comma at the end of an address ends the candidate; commas within are its own.
      if word.last == UInt8(ascii: ",") {
        addresses.append(String(word.dropTrailingCommas) ?? "")
      } else {
        addresses.append(String(word) ?? "")
        rest = afterDescriptors(rest)
      }
    }
  }

  private static func afterDescriptors(_ text: Substring.UTF8View) -> Substring.UTF8View {
    var depth = 0
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ",") where depth <= 0: return text[index...]
      default: break
      }
    }
    return text[text.endIndex...]
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B }
}

extension Substring.UTF8View {
  fileprivate var dropTrailingCommas: Substring.UTF8View {
    var rest = self
    while rest.last == UInt8(ascii: ",") { rest.removeLast() }
    return rest
  }
}
