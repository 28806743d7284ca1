/// Secrets that are known by their shape, wherever they stand.
enum SecretShapes {
  /// How long the token of the platform's API is that begins here; nil when none does. It is the number of an account, an
  /// `i`, and random letters and digits in lower case; or `i3` and more, which may be in capitals and hold `-` and `_`.
  static func tokenLength(_ text: Substring.UTF8View) -> Int? {
    let account = text.prefix { (0x30...0x39).contains($0) }
    guard (3...12).contains(account.count), text.dropFirst(account.count).first == UInt8(ascii: "i") else { return nil }
    let tail = text.dropFirst(account.count + 1).prefix(while: isWordPart)
    guard tail.count >= shortest, turns(tail) >= 2 else { return nil }
    guard tail.allSatisfy(isBase36) || (tail.first == UInt8(ascii: "3") && tail.count >= 2 * shortest) else {
      return nil
    }
    return account.count + 1 + tail.count
  }

  static func isWordPart(_ byte: UInt8) -> Bool {
    isBase36(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  /// Bytes of the random part; ids of galleries and assets are shorter.
  private static let shortest = 16

  private static func isBase36(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// How often a letter follows a digit: words and dates do so once at most, chance does so often.
  private static func turns(_ text: Substring.UTF8View.SubSequence) -> Int {
    zip(text, text.dropFirst()).count { (0x30...0x39).contains($0) && !(0x30...0x39).contains($1) }
  }
}
