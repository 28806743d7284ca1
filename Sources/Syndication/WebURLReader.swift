/// Takes the text of an address apart and cleans its parts (RFC 3986, sections 2 and 3).
enum WebURLReader {
  /// A reference before it is resolved; its parts are clean.
  struct Reference {
    var scheme: String?
    var authority: String?
    var path = ""
    var query: String?
    var fragment: String?

    var isAbsolute: Bool { scheme != nil && authority != nil }

    var string: String {
      var text = ""
      if let scheme { text += scheme + ":" }
      if let authority { text += "//" + authority }
      text += path
      if let query { text += "?" + query }
      if let fragment { text += "#" + fragment }
      return text
    }
  }

  static func read(_ text: String) throws(WebURLProblem) -> Reference {
    let bytes = stripped(text)
    if bytes.isEmpty { throw .empty }
    return try split(bytes)
  }

  /// Whether it is absolute and right as it stands: most addresses in feeds need no work, as one look at each byte says.
  static func isCleanAbsolute(_ bytes: Span<UInt8>) -> Bool {
    guard var index = hostStart(bytes) else { return false }
    let start = index
    while index < bytes.count, isPlainHost(bytes[index]) { index += 1 }
    guard index > start, bytes[start] != UInt8(ascii: ".") else { return false }
    if index == bytes.count { return true }
    guard bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "?") else { return false }
    return isCleanTail(bytes, from: index)
  }

  private static func isCleanTail(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if !isCleanAlone(byte) {
        guard isClean(byte, bytes, at: index) else { return false }
      }
      index += 1
    }
    return true
  }

  /// What may stand in a path or query whatever is around it: one bit for each byte of ASCII.
  @inline(__always)
  private static func isCleanAlone(_ byte: UInt8) -> Bool {
    let bits: UInt64 = byte < 0x40 ? 0xAFFF_BFD2_0000_0000 : 0x47FF_FFFE_87FF_FFFF
    return byte < 0x80 && bits >> UInt64(byte & 0x3F) & 1 != 0
  }

  private static func isClean(_ byte: UInt8, _ bytes: Span<UInt8>, at index: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "%"):
      index + 2 < bytes.count && ASCII.hexValue(bytes[index + 1]) != nil && ASCII.hexValue(bytes[index + 2]) != nil
    // Else perhaps a dot segment.
    case UInt8(ascii: "."): bytes[index - 1] != UInt8(ascii: "/")
    default: false
    }
  }

  /// The index behind `http://` or `https://`.
  private static func hostStart(_ bytes: Span<UInt8>) -> Int? {
    guard bytes.count > 8, bytes[0] == UInt8(ascii: "h"), bytes[1] == UInt8(ascii: "t"), bytes[2] == UInt8(ascii: "t"),
      bytes[3] == UInt8(ascii: "p")
    else { return nil }
    let colon = bytes[4] == UInt8(ascii: "s") ? 5 : 4
    guard bytes[colon] == UInt8(ascii: ":"), bytes[colon + 1] == UInt8(ascii: "/"),
      bytes[colon + 2] == UInt8(ascii: "/")
    else { return nil }
    return colon + 3
  }

  @inline(__always)
  private static func isPlainHost(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || ASCII.isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  /// Without controls and blanks around it and without tabs and line ends in it, as browsers read addresses.
  private static func stripped(_ text: String) -> [UInt8] {
    var bytes = text.utf8.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return Array(bytes.drop { $0 <= 0x20 })
  }
}
