/// Addresses that need no work: most in feeds are absolute and right as they stand, as one look at each byte says (RFC 3986,
/// sections 2 and 3).
public enum CleanAddress {
  /// Whether it is of http or https, with scheme and host in lower case, and nothing in it would be encoded or taken away.
  /// What has a user, a port, a fragment or perhaps a dot segment is not looked at.
  public static func isAbsolute(_ text: Span<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { isAbsolute($0) }
  }

  private static func isAbsolute(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let host = hostStart(text) else { return false }
    let kinds = digits.utf8Start
    var place = host
    while place < text.count, kinds[Int(text[place])] & 1 != 0 { place += 1 }
    guard place > host, text[host] != UInt8(ascii: ".") else { return false }
    if place == text.count { return true }
    guard text[place] == UInt8(ascii: "/") || text[place] == UInt8(ascii: "?") else { return false }
    while place < text.count {
      guard kinds[Int(text[place])] & 2 != 0 || isClean(text, at: place) else { return false }
      place += 1
    }
    return true
  }

  /// Of what depends on what stands beside it.
  private static func isClean(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    switch text[place] {
    case UInt8(ascii: "%"): place + 2 < text.count && isHexadecimal(text[place + 1]) && isHexadecimal(text[place + 2])
    // Else perhaps a dot segment.
    case UInt8(ascii: "."): text[place - 1] != UInt8(ascii: "/")
    default: false
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool { ASCIIByte.isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }

  /// The index behind `http://` or `https://`.
  @inline(__always)
  private static func hostStart(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.count > 8 else { return nil }
    switch ByteWord.load(text, at: 0) {
    case 0x2F2F_3A73_7074_7468: return 8  // https://
    case let word where word & 0x00FF_FFFF_FFFF_FFFF == 0x002F_2F3A_7074_7468: return 7  // http://
    default: return nil
    }
  }

  /// For each byte a digit: 1 for a part of a host, 2 for one of a path or query, whatever stands beside it.
  private static let digits: StaticString = """
    0000000000000000000000000000000002002022222223123333333333220202\
    2222222222222222222222222220000203333333333333333333333333300020\
    0000000000000000000000000000000000000000000000000000000000000000\
    0000000000000000000000000000000000000000000000000000000000000000
    """
}
