/// Addresses of links and images as libcmark writes them.
enum MarkdownAddress {
  /// `javascript:`, `vbscript:`, `file:` and `data:`, except for `data:` of a bitmap image.
  static func isDangerous(_ address: Span<UInt8>) -> Bool {
    if starts(address, with: "data:") {
      let images: [StaticString] = ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"]
      return !images.contains { starts(address, with: $0) }
    }
    return starts(address, with: "javascript:") || starts(address, with: "vbscript:")
      || starts(address, with: "file:")
  }

  /// Whether it begins as RFC 3986, section 3.1, has a scheme begin: `mailto:`.
  static func hasScheme(_ address: Span<UInt8>) -> Bool {
    for index in address.indices {
      switch address[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if index == 0 { return false }
      case UInt8(ascii: ":"): return index > 0
      default: return false
      }
    }
    return false
  }

  /// `scheme` is in lower case.
  private static func starts(_ address: Span<UInt8>, with scheme: StaticString) -> Bool {
    guard address.count >= scheme.utf8CodeUnitCount else { return false }
    for index in 0..<scheme.utf8CodeUnitCount {
      let byte = address[index]
      let lower = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
      if lower != scheme.utf8Start[index] { return false }
    }
    return true
  }

  /// Percent-encodes what no address may hold; `%` stays, because the author may have encoded already.
  static func append(_ address: Span<UInt8>, to output: inout (some ByteSink & ~Copyable)) {
    Escape.copy(address, into: &output, isSpecial: isSpecial) { bytes, index, output in
      switch bytes[index] {
      case UInt8(ascii: "&"): Escape.append("&amp;", to: &output)
      case UInt8(ascii: "'"): Escape.append("&#x27;", to: &output)
      case let byte:
        output.append(UInt8(ascii: "%"))
        output.append(Escape.hexDigit(byte >> 4))
        output.append(Escape.hexDigit(byte & 15))
      }
      return 1
    }
  }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "?")...UInt8(ascii: "Z"): false
    case UInt8(ascii: "(")...UInt8(ascii: ";"), UInt8(ascii: "#")...UInt8(ascii: "%"): false
    case UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "~"): false
    default: true
    }
  }
}
