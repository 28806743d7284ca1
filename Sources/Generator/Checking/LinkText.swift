/// An address as a page writes it, in parts: as browsers read it, not as RFC 3986 would have it (WHATWG URL, section 4.4).
struct LinkText {
  /// In lower case, without the colon.
  var scheme: String?
  /// Host and port, in lower case; nil when the address names none.
  var authority: String?
  var path: ArraySlice<UInt8>
  /// Without `#`.
  var fragment: String?

  /// - Parameter text: decoded from its attribute.
  init(_ text: String) {
    var bytes = Self.cleaned(text)
    if let cut = bytes.firstIndex(of: UInt8(ascii: "#")) {
      fragment = String(decoding: bytes[(cut + 1)...], as: UTF8.self)
      bytes = bytes[..<cut]
    }
    if let end = Self.endOfScheme(bytes) {
      scheme = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
      bytes = bytes[(end + 1)...]
    }
    if let cut = bytes.firstIndex(of: UInt8(ascii: "?")) { bytes = bytes[..<cut] }
    path = bytes
    guard scheme == nil || isWeb, bytes.count > 1, bytes.prefix(2).allSatisfy(Self.isSlash) else { return }
    let rest = bytes.dropFirst(2)
    let end = rest.firstIndex(where: Self.isSlash) ?? rest.endIndex
    authority = Self.authority(rest[..<end])
    path = rest[end...]
  }

  var isWeb: Bool { scheme == "http" || scheme == "https" }

  /// White space around it does not count, nor do line ends and tabs within.
  private static func cleaned(_ text: String) -> ArraySlice<UInt8> {
    var bytes = Array(text.utf8)[...]
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    guard bytes.contains(where: isLineEnd) else { return bytes }
    return bytes.filter { !isLineEnd($0) }[...]
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x09 || byte == 0x0A || byte == 0x0D }

  @inline(__always)
  static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

  private static func endOfScheme(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first, (first | 0x20) &- 0x61 < 26 else { return nil }
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: ":"): return index
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): continue
      default: return nil
      }
    }
    return nil
  }

  /// Without a name and password before it, and without the usual ports.
  static func authority(_ bytes: ArraySlice<UInt8>) -> String {
    let host = bytes.lastIndex(of: UInt8(ascii: "@")).map { bytes[($0 + 1)...] } ?? bytes
    let text = String(decoding: host, as: UTF8.self).lowercased()
    for port in [":443", ":80", ":"] where text.hasSuffix(port) { return String(text.dropLast(port.count)) }
    return text
  }
}
