extension TextEncoding {
  /// What the XML declaration says, read as ASCII.
  static func declaredLabel(_ bytes: [UInt8]) -> String? {
    bytes.withUnsafeBufferPointer { bytes in
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
      return close < end ? String(decoding: declaration[(index + 1)..<close], as: UTF8.self) : nil
    }
  }

  /// In lower case, without white space and quotes, and under the name that WHATWG Encoding (section 4.2) gives it:
  /// what calls itself Latin-1 or ASCII is windows-1252.
  static func canonical(_ label: String) -> String {
    let plain = label.utf8.filter { !ASCIIByte.isSpace($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
    let name = String(decoding: plain.map(ASCIIByte.lower), as: UTF8.self)
    return aliases[name] ?? name
  }

  /// Nil for UTF-8 and for what cannot be true: a document whose declaration can be read byte by byte is not UTF-16.
  static func singleBytes(_ label: String?) -> String? {
    guard let label, !label.isEmpty, label != "utf-8" else { return nil }
    let isWide = ["utf-16", "utf-32", "ucs-2", "ucs-4", "iso-10646-ucs", "utf16", "unicode"].contains {
      label.hasPrefix($0)
    }
    return isWide ? nil : label
  }

  private static let aliases: [String: String] = {
    let names: [(String, [String])] = [
      ("utf-8", ["utf8", "unicode-1-1-utf-8", "utf_8", "x-unicode20utf8"]),
      (
        "windows-1252",
        [
          "iso-8859-1", "iso8859-1", "iso88591", "iso_8859-1", "iso_8859-1:1987", "latin1", "latin-1", "l1", "us-ascii",
          "ascii", "ansi_x3.4-1968", "cp1252", "x-cp1252", "cp819", "ibm819", "windows1252", "win-1252", "csisolatin1",
        ]
      ),
      ("windows-1254", ["iso-8859-9", "iso8859-9", "latin5", "l5", "cp1254"]),
      ("windows-874", ["tis-620", "iso-8859-11"]),
      ("windows-1251", ["cp1251", "win-1251", "windows1251", "x-cp1251"]),
      ("windows-1250", ["cp1250", "x-cp1250"]),
      ("iso-8859-2", ["iso8859-2", "latin2", "l2"]),
      ("iso-8859-15", ["iso8859-15", "latin-9", "latin9"]),
      ("shift_jis", ["shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji"]),
      ("euc-kr", ["ks_c_5601-1987", "windows-949", "korean"]),
      ("gbk", ["gb2312", "x-gbk", "gb_2312-80", "chinese", "cp936"]),
    ]
    var aliases: [String: String] = [:]
    for (name, others) in names { for other in others { aliases[other] = name } }
    return aliases
  }()
}
