/// An address as a browser would read it (URL Standard, section 4.4), of a scheme that is allowed or relative.
struct SafeAddress {
  /// Without white space around it, tabs, line ends and controls; blanks as `%20`, and slashes where browsers read
  /// backslashes as such.
  let text: String
  /// Also of `//host/path`.
  let isRelative: Bool

  /// Nil when it is empty, or when what stands before the first colon is not one of the schemes, however it is spelled.
  init?(_ text: String, schemes: Set<String>) {
    let visible = Self.visible(text)
    guard !visible.isEmpty else { return nil }
    guard let colon = Self.colon(visible) else {
      self.text = String(decoding: Self.slashed(visible), as: UTF8.self)
      isRelative = true
      return
    }
    let scheme = String(decoding: visible[..<colon], as: UTF8.self).lowercased()
    guard schemes.contains(scheme) else { return nil }
    isRelative = false
    let rest = visible[(colon + 1)...]
    guard scheme == "http" || scheme == "https" else {
      guard !rest.isEmpty else { return nil }
      self.text = "\(scheme):\(String(decoding: rest, as: UTF8.self))"
      return
    }
    let hierarchy = Self.slashed(Array(rest))
    guard Self.namesHost(hierarchy) else { return nil }
    self.text = "\(scheme):\(String(decoding: hierarchy, as: UTF8.self))"
  }

  /// Tabs, line ends and controls go; blanks inside become `%20`.
  private static func visible(_ text: String) -> [UInt8] {
    let isBlank = { (byte: UInt8) in byte <= 0x20 || byte == 0x7F }
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
    else {
      return []
    }
    var visible: [UInt8] = []
    visible.reserveCapacity(last + 1 - first)
    for byte in bytes[first...last] {
      if byte == 0x20 { visible.append(contentsOf: "%20".utf8) } else if !isBlank(byte) { visible.append(byte) }
    }
    return visible
  }

  /// The first colon, unless a slash, question mark or hash comes before it.
  private static func colon(_ bytes: [UInt8]) -> Int? {
    let index = bytes.firstIndex { byte in isPathStart(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "\\")
    }
    guard let index, bytes[index] == UInt8(ascii: ":") else { return nil }
    return index
  }

  private static func isPathStart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || isPathEnd(byte)
  }

  private static func isPathEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  /// Backslashes before the query are slashes.
  private static func slashed(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\\")) else { return bytes }
    var bytes = bytes
    for index in bytes.indices {
      if isPathEnd(bytes[index]) { break }
      if bytes[index] == UInt8(ascii: "\\") { bytes[index] = UInt8(ascii: "/") }
    }
    return bytes
  }

  /// `//` and a host: browsers read `http:host` in a way of their own, depending on the page.
  private static func namesHost(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "/"), bytes[1] == UInt8(ascii: "/") else { return false }
    return !isPathStart(bytes[2]) && bytes[2] != UInt8(ascii: ":") && bytes[2] != UInt8(ascii: "@")
  }
}
