/// Durations as the platform writes them.
enum MediaClock {
  /// Seconds of `HH:MM:SS.ff`, `MM:SS` or `SS`, with or without a fraction; nil for anything else.
  static func seconds(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var seconds = 0.0
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      guard isNumber(part, fraction: isLast), let value = Double(part) else { return nil }
      seconds = seconds * 60 + value
    }
    // To the millisecond, so that 175.83 does not become 175.82999999999998.
    return (seconds * 1000).rounded() / 1000
  }

  /// Digits, and in the last part one point among them: no sign, no exponent, no `nan`.
  private static func isNumber(_ part: Substring, fraction: Bool) -> Bool {
    var points = 0
    for byte in part.utf8 {
      if byte == UInt8(ascii: ".") { points += 1 } else if !(0x30...0x39).contains(byte) { return false }
    }
    return !part.isEmpty && part.utf8.count < 16 && points <= (fraction ? 1 : 0) && part.utf8.count > points
  }
}
