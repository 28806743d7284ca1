extension TextEncoding {
  /// What the XML declaration says, read as ASCII. Something may stand before it, but JSON, whose texts may hold one, has
  /// none.
  static func declaredLabel(_ bytes: [UInt8]) -> String? {
    if let first = bytes.first(where: { $0 < 0x80 && !ASCIIByte.isSpace($0) }), "{[".utf8.contains(first) { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      let head = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, 4096)])
      guard let start = head.next("<?xml", from: 0), let end = head.next("?>", from: start) else { return nil }
      let declaration = UnsafeBufferPointer(rebasing: head[..<end])
      guard var index = declaration.next("encoding", from: start) else { return nil }
      index += 8
      while index < end, ASCIIByte.isSpace(declaration[index]) || declaration[index] == UInt8(ascii: "=") { index += 1 }
      guard index < end, declaration[index] == UInt8(ascii: "\"") || declaration[index] == UInt8(ascii: "'") else {
        return nil
      }
      let close = declaration.next(declaration[index], from: index + 1)
      let label = declaration[(index + 1)..<max(close, index + 1)]
      return close < end && label.allSatisfy(isPartOfLabel) ? String(decoding: label, as: UTF8.self) : nil
    }
  }

  /// XML 1.0, section 4.3.3, and the marks of some names that are no names there.
  private static func isPartOfLabel(_ byte: UInt8) -> Bool {
    ASCIIByte.isLetter(byte) || ASCIIByte.isDigit(byte) || byte == 0x20 || "._-:()+".utf8.contains(byte)
  }

  /// In lower case, without white space and quotes, and under the name that WHATWG Encoding (section 4.2) gives it:
  /// what calls itself Latin-1 or ASCII is windows-1252.
  static func canonical(_ label: String) -> String {
    if label == "utf-8" || label == "UTF-8" { return "utf-8" }
    let plain = label.utf8.filter { !ASCIIByte.isSpace($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
    let name = String(decoding: plain.map(ASCIIByte.lower), as: UTF8.self)
    return EncodingLabels.names[name] ?? name
  }

  /// Nil for UTF-8 and for what cannot be true: a document whose declaration can be read byte by byte is not UTF-16.
  static func singleBytes(_ label: String?) -> String? {
    guard let label, !label.isEmpty, label != "utf-8" else { return nil }
    let isWide = ["utf-16", "utf-32", "ucs-2", "ucs-4", "iso-10646-ucs", "utf16", "unicode"].contains {
      label.hasPrefix($0)
    }
    return isWide ? nil : label
  }
}
