/// A name with its number. Numbers come from the text alone, so types, maps and templates need no common table to
/// agree on them.
struct Name: Sendable, Hashable {
  let text: String
  let hash: UInt64

  init(_ text: String) {
    self.text = text
    hash = Self.hash(text)
  }

  static func == (left: Name, right: Name) -> Bool { left.hash == right.hash && left.text == right.text }

  /// FNV-1a, 64 bits: of a million names, two meet with a probability below 1 in 10 million.
  private static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return hash
  }
}
