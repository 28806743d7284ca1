/// Percent-encoded text of addresses.
enum PercentText {
  /// Each escape decoded once; one that is cut short stays. Nil when the result is no UTF-8.
  static func decoded(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    return String(validating: decoded(Array(text.utf8)[...]), as: UTF8.self)
  }

  static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.popFirst() {
      let start = rest.startIndex
      if byte == UInt8(ascii: "%"), rest.count > 1, let high = digit(rest[start]), let low = digit(rest[start + 1]) {
        output.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        output.append(byte)
      }
    }
    return output
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
