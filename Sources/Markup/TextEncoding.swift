/// The bytes of a document as UTF-8. What decides is the byte order mark, then what HTTP says, then the XML declaration
/// (RFC 7303, section 3.2), each unless the bytes prove it wrong.
struct TextEncoding {
  /// Valid UTF-8.
  private(set) var bytes: [UInt8]
  /// The first byte after byte order marks.
  private(set) var origin = 0
  /// What was decoded by, in lower case.
  private(set) var label = "utf-8"
  /// Bytes that did not fit, as places in `bytes`.
  private(set) var findings: [XMLFinding] = []

  init(_ input: [UInt8], charset: String?) {
    bytes = input
    let declared = Self.declaredLabel(input).map(Self.canonical)
    let charset = charset.map(Self.canonical)
    if let mark = Self.mark(input) {
      decodeMarked(mark)
    } else if let charset, charset != "utf-8", charset != declared, declared ?? "utf-8" == "utf-8", isUnmistakableUTF8 {
      note("the server says '\(charset)', but the document is UTF-8", at: 0)
    } else if let label = Self.singleBytes(charset ?? declared) {
      decode(by: label, declared: declared)
    } else {
      checkUTF8(declared: declared)
    }
    skipMarks()
  }

  /// Two bytes for each unit, or four: known by its zeros, whatever is said about it.
  private mutating func decodeMarked(_ mark: ByteOrderMark) {
    label = mark.label
    switch mark.width {
    case 1: checkUTF8(declared: nil)
    case 2: bytes = mark.decodeUTF16(bytes)
    default: bytes = mark.decodeUTF32(bytes)
    }
  }

  private mutating func decode(by name: String, declared: String?) {
    label = name
    if name == "windows-1252" {
      bytes = Windows1252.decode(bytes[...])
    } else if let decoded = CharacterDecoder(name)?.decode(bytes) {
      bytes = decoded.bytes
      if let offset = decoded.firstError { note("bytes that are not \(name) became \u{FFFD}", at: offset) }
    } else {
      label = "utf-8"
      note("the encoding '\(name)' is not known", at: 0)
      checkUTF8(declared: declared == name ? nil : declared)
    }
  }

  /// Bytes that are not UTF-8 are read by the encoding that the document declares, else as windows-1252: each by itself
  /// where the rest is UTF-8, because then it is damage and not another encoding.
  private mutating func checkUTF8(declared: String?) {
    guard let first = Self.firstError(bytes[...]) else { return }
    if let name = Self.singleBytes(declared), name != "windows-1252" {
      decode(by: name, declared: nil)
      return note("the server says 'utf-8', but the document is '\(name)'", at: first)
    }
    let mixed = MixedText(bytes, firstError: first)
    bytes = mixed.bytes
    label = mixed.hasUTF8 ? "utf-8" : "windows-1252"
    let message =
      mixed.hasUTF8
      ? "bytes that are not UTF-8 were read as windows-1252" : "this is not UTF-8; it was read as windows-1252"
    note(message, at: first)
  }

  private mutating func skipMarks() {
    while bytes[origin...].starts(with: [0xEF, 0xBB, 0xBF]) { origin += 3 }
    if origin > 3 { note("there is more than one byte order mark", at: origin) }
  }

  private mutating func note(_ message: String, at offset: Int) {
    findings.append(XMLFinding(kind: .encoding, offset: offset, message: message))
  }

  private var isUnmistakableUTF8: Bool {
    Self.firstError(bytes[...]) == nil && bytes.contains { $0 >= 0x80 }
  }

  /// The first byte that belongs to no character.
  static func firstError(_ bytes: ArraySlice<UInt8>) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return bytes.startIndex + error.byteOffsets.lowerBound
    }
  }
}
