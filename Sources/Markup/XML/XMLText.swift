import Clibxml2

/// The bytes of a document as UTF-8, by byte order mark, HTTP header, declaration, in this order (RFC 7303, WHATWG
/// Encoding for the labels).
struct XMLText {
  /// Valid UTF-8 without a byte order mark.
  var utf8: [UInt8]
  /// What it was decoded by, in lower case.
  private(set) var label: String
  private(set) var problems: [XMLProblem] = []

  init(_ bytes: [UInt8], charset: String?) {
    if let (label, skip) = Self.byteOrderMark(bytes) {
      self.label = label
      utf8 = label == "utf-8" ? Array(bytes[skip...]) : Self.utf16(bytes[skip...], bigEndian: label == "utf-16be")
    } else if let label = Self.unmarkedUTF16(bytes) {
      self.label = label
      utf8 = Self.utf16(bytes[...], bigEndian: label == "utf-16be")
    } else {
      label = Self.canonical(charset ?? Self.declared(bytes) ?? "utf-8")
      utf8 = bytes
      if label != "utf-8" { decode(bytes) }
    }
    if label == "utf-8" { checkUTF8() }
  }

  private static func byteOrderMark(_ bytes: [UInt8]) -> (label: String, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      var length = 3
      while bytes[length...].starts(with: [0xEF, 0xBB, 0xBF]) { length += 3 }
      return ("utf-8", length)
    }
    if bytes.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
    return bytes.starts(with: [0xFF, 0xFE]) ? ("utf-16le", 2) : nil
  }

  /// `<?` in two bytes each.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0, 0x3C, 0]) { return "utf-16be" }
    return bytes.starts(with: [0x3C, 0]) ? "utf-16le" : nil
  }

  /// What the XML declaration says.
  private static func declared(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(1000), as: UTF8.self)
    guard let start = head.firstRange(of: "<?xml"), let end = head[start.upperBound...].firstRange(of: "?>"),
      let key = head[start.upperBound..<end.lowerBound].firstRange(of: "encoding")
    else { return nil }
    let rest = head[key.upperBound..<end.lowerBound].drop { $0 == " " || $0 == "=" || $0 == "\t" || $0 == "\n" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    let label = rest.dropFirst().prefix { $0 != quote }
    return label.isEmpty ? nil : String(label)
  }

  /// Latin-1 means windows-1252, as in every browser; what says UTF-16 but has no two-byte units is UTF-8.
  private static func canonical(_ label: String) -> String {
    let label = String(label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" })
    switch label {
    case "utf8", "utf-8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be", "ucs-2", "unicode", "": return "utf-8"
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii", "cp1252",
      "windows-1252", "x-cp1252", "ansi_x3.4-1968", "iso88591":
      return "windows-1252"
    default: return label
    }
  }

  private mutating func decode(_ bytes: [UInt8]) {
    if label == "windows-1252" {
      utf8 = Self.windows1252(bytes)
    } else if let decoded = EncodingHandler(label)?.decode(bytes), String(validating: decoded, as: UTF8.self) != nil {
      utf8 = decoded
    } else {
      problem("xml-unknown-encoding", "the encoding '\(label)' is not known or not true", line: 1)
      label = "utf-8"
    }
  }

  /// Bytes that are not UTF-8: if nothing else is UTF-8 beyond ASCII either, the label is wrong; else they are damage.
  private mutating func checkUTF8() {
    guard String(validating: utf8, as: UTF8.self) == nil else { return }
    let line = 1 + utf8[..<Self.firstInvalid(utf8)].count { $0 == 0x0A }
    let repaired = String(decoding: utf8, as: UTF8.self)
    let isUTF8 = repaired.unicodeScalars.contains { $0.value >= 0x80 && $0.value != 0xFFFD }
    if isUTF8 {
      utf8 = Array(repaired.utf8)
      problem("xml-bad-utf8", "some bytes are not UTF-8; they became \u{FFFD}", line: line)
    } else {
      utf8 = Self.windows1252(utf8)
      label = "windows-1252"
      problem("xml-bad-utf8", "the text is not UTF-8; it was read as windows-1252", line: line)
    }
  }

  private mutating func problem(_ id: String, _ message: String, line: Int) {
    problems.append(XMLProblem(id: id, message: message, location: SourceLocation(line: line, column: 1)))
  }

  /// The index of the first byte that belongs to no character.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int {
    var low = 0
    var high = bytes.count
    while low < high {
      let middle = (low + high + 1) / 2
      // A prefix cut inside a character is not at fault itself.
      let whole = (max(0, middle - 3)...middle).contains { String(validating: bytes[..<$0], as: UTF8.self) != nil }
      if whole { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

// MARK: - Decoders

extension XMLText {
  static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    let upper: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
      0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
    ]
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      guard byte >= 0x80 else {
        result.append(byte)
        continue
      }
      let value = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt32(byte)
      if let units = Unicode.Scalar(value).flatMap(UTF8.encode) { result.append(contentsOf: units) }
    }
    return result
  }

  static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt8] {
    let bytes = Array(bytes)
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}

/// libxml2's decoder of one encoding, its own and iconv's.
private struct EncodingHandler: ~Copyable {
  private let handler: xmlCharEncodingHandlerPtr

  init?(_ label: String) {
    guard let handler = xmlFindCharEncodingHandler(label) else { return nil }
    self.handler = handler
  }

  deinit { xmlCharEncCloseFunc(handler) }

  /// Nil when the bytes are not of the encoding.
  func decode(_ bytes: [UInt8]) -> [UInt8]? {
    guard let input = xmlBufferCreateSize(bytes.count + 1), let output = xmlBufferCreateSize(bytes.count * 2 + 16) else {
      return nil
    }
    defer {
      xmlBufferFree(input)
      xmlBufferFree(output)
    }
    xmlBufferAdd(input, bytes, Int32(bytes.count))
    while xmlBufferLength(input) > 0 {
      let before = xmlBufferLength(input)
      let result = xmlCharEncInFunc(handler, output, input)
      if result < 0, result != -3 { return nil }
      if xmlBufferLength(input) == before { break }
    }
    let count = Int(xmlBufferLength(output))
    guard let content = xmlBufferContent(output) else { return nil }
    return Array(UnsafeBufferPointer(start: content, count: count))
  }
}
