/// Text as HTML may hold it: no control characters but tab and line feed, and no U+FFFE or U+FFFF.
enum CleanText {
  static func isClean(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where !isPlain(bytes[index]) {
      if isSuspect(bytes, index) { return false }
    }
    return true
  }

  /// Whether the byte can neither be a control nor begin one.
  @inline(__always)
  static func isPlain(_ byte: UInt8) -> Bool {
    (byte >= 0x20 && byte != 0x7F && byte != 0xC2 && byte != 0xEF) || byte == 0x0A || byte == 0x09
  }

  /// For a byte that is not plain, whether what begins there must go.
  static func isSuspect(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    switch bytes[index] {
    case 0xC2: index + 1 < bytes.count && bytes[index + 1] < 0xA0
    case 0xEF: index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
    default: true
    }
  }

  /// Line ends become line feeds, form feeds blanks, and U+0080 to U+009F what they are in windows-1252, as browsers read
  /// `&#150;`. Other controls and U+FFFE and U+FFFF go. The bytes must be valid UTF-8.
  static func cleaned(_ bytes: Span<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 16)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard !isPlain(byte), isSuspect(bytes, index) else {
        output.append(byte)
        index += 1
        continue
      }
      index += replace(byte, next: index + 1 < bytes.count ? bytes[index + 1] : 0, &output)
    }
    return output
  }

  /// The number of bytes replaced.
  private static func replace(_ byte: UInt8, next: UInt8, _ output: inout [UInt8]) -> Int {
    switch byte {
    case 0x0D where next == 0x0A: return 1
    case 0x0D: output.append(0x0A)
    case 0x0C: output.append(0x20)
    case 0xC2:
      if let scalar = Windows1252.character(next) { output.append(contentsOf: String(scalar).utf8) }
      return 2
    case 0xEF: return 3
    default: break
    }
    return 1
  }
}
