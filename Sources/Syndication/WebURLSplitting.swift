extension WebURLReader {
  static func split(_ bytes: [UInt8]) throws(WebURLProblem) -> Reference {
    var rest = bytes[...]
    var reference = Reference()
    reference.scheme = try scheme(&rest)
    if let mark = rest.firstIndex(of: UInt8(ascii: "#")) {
      reference.fragment = URLBytes.encode(rest[(mark + 1)...], keeping: URLBytes.isQuery)
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      reference.query = URLBytes.encode(rest[(mark + 1)...], keeping: URLBytes.isQuery)
      rest = rest[..<mark]
    }
    if rest.starts(with: "//".utf8) {
      let tail = rest.dropFirst(2)
      let end = tail.firstIndex(of: UInt8(ascii: "/")) ?? tail.endIndex
      reference.authority = try authority(tail[..<end])
      rest = tail[end...]
    }
    reference.path = URLBytes.encode(rest, keeping: URLBytes.isPath)
    if reference.isAbsolute { reference.path = DotSegments.removed(from: reference.path) }
    return reference
  }

  /// Reads `http:` and `https:` in any case, and refuses whatever else stands before a colon.
  private static func scheme(_ rest: inout ArraySlice<UInt8>) throws(WebURLProblem) -> String? {
    guard let first = rest.first, ASCII.isLetter(first),
      let end = rest.firstIndex(where: { !URLBytes.isScheme($0) }), rest[end] == UInt8(ascii: ":")
    else { return nil }
    let scheme = String(decoding: rest[..<end].map(ASCII.lower), as: UTF8.self)
    guard scheme == "http" || scheme == "https" else { throw .scheme(scheme) }
    rest = rest[(end + 1)...]
    return scheme
  }

  /// User information is kept as it stands, the host is put in lower case, an empty port goes.
  private static func authority(_ bytes: ArraySlice<UInt8>) throws(WebURLProblem) -> String {
    var rest = bytes
    var result = ""
    if let at = rest.lastIndex(of: UInt8(ascii: "@")) {
      guard !rest[..<at].contains(UInt8(ascii: "\\")) else { throw .malformed("a backslash before the host") }
      result = URLBytes.encode(rest[..<at], keeping: URLBytes.isUserInformation) + "@"
      rest = rest[(at + 1)...]
    }
    var port = ""
    if let colon = rest.lastIndex(of: UInt8(ascii: ":")), !rest[colon...].contains(UInt8(ascii: "]")) {
      port = try self.port(rest[(colon + 1)...])
      rest = rest[..<colon]
    }
    return try result + host(rest) + port
  }

  private static func port(_ bytes: ArraySlice<UInt8>) throws(WebURLProblem) -> String {
    if bytes.isEmpty { return "" }
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.allSatisfy(ASCII.isDigit), let number = Int(text), number <= 65535 else {
      throw .malformed("'\(text)' is no port")
    }
    return ":" + text
  }

  private static func host(_ bytes: ArraySlice<UInt8>) throws(WebURLProblem) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let first = bytes.first else { throw .malformed("no host") }
    if first == UInt8(ascii: "[") {
      let isAddress = bytes.last == UInt8(ascii: "]") && bytes.dropFirst().dropLast().allSatisfy(URLBytes.isIPv6)
      guard isAddress, bytes.count > 3 else { throw .malformed("'\(text)' is no host") }
      return ASCII.lowercased(text)
    }
    guard bytes.allSatisfy(URLBytes.isHost), !bytes.allSatisfy({ $0 == UInt8(ascii: ".") }) else {
      throw .malformed("'\(text)' is no host")
    }
    if bytes.allSatisfy({ $0 < 0x80 }) { return ASCII.lowercased(text) }
    guard !text.unicodeScalars.contains(where: isNeverInHost) else { throw .malformed("'\(text)' is no host") }
    return text.lowercased()
  }

  /// Controls and white space, which no name may hold in any script (UTS 46, section 5).
  private static func isNeverInHost(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar.properties.isWhitespace
  }
}

/// Which bytes may stand where (RFC 3986, appendix A).
enum URLBytes {
  @inline(__always)
  static func isPath(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "@")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "&")...UInt8(ascii: ";"): true  // & ' ( ) * + , - . / 0–9 : ;
    case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }

  static func isQuery(_ byte: UInt8) -> Bool { isPath(byte) || byte == UInt8(ascii: "?") }
  static func isUserInformation(_ byte: UInt8) -> Bool {
    isPath(byte) && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "@")
  }
  static func isScheme(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }
  static func isHost(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
  }
  static func isIPv6(_ byte: UInt8) -> Bool {
    ASCII.hexValue(byte) != nil || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
  }

  /// Keeps `%41` as it is and encodes a `%` that stands alone.
  static func encode(_ bytes: ArraySlice<UInt8>, keeping isPlain: (UInt8) -> Bool) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for index in bytes.indices {
      let byte = bytes[index]
      if isPlain(byte) || (byte == UInt8(ascii: "%") && isEscape(bytes, index)) {
        output.append(byte)
      } else {
        output.append(UInt8(ascii: "%"))
        output.append(hexDigit(byte >> 4))
        output.append(hexDigit(byte & 15))
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func isEscape(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Bool {
    index + 2 < bytes.endIndex && ASCII.hexValue(bytes[index + 1]) != nil && ASCII.hexValue(bytes[index + 2]) != nil
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x41 + value - 10 }
}
