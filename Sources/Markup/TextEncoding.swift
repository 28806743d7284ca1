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
    if let mark = Self.mark(input), Self.isMistaken(mark, input) {
      bytes.removeFirst(mark.length)
      checkUTF8(declared: declared)
      note("there is a byte order mark of \(mark.label), but the document is not", at: 0)
    } else if let mark = Self.mark(input) {
      decodeMarked(mark)
    } else if let charset, charset != "utf-8", charset != declared, isUTF8(declared: declared) {
      note("the server says '\(charset)', but the document is UTF-8", at: 0)
    } else if charset == nil, declared == "windows-1252", isProbablyUTF8 {
      note("the document says that it is in a western encoding, but it is UTF-8", at: 0)
    } else if let label = Self.singleBytes(charset ?? declared) {
      decode(by: label, declared: declared)
    } else {
      checkUTF8(declared: declared)
    }
    skipMarks()
    endLines()
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
    if EncodingLabels.isRefused(name) {
      label = "utf-8"
      note("'\(name)' is not read, because it hides markup; the document was read as UTF-8", at: 0)
      checkUTF8(declared: nil)
    } else if name == "windows-1252" {
      bytes = Windows1252.decode(bytes[...])
    } else if name == "x-user-defined" {
      bytes = UserDefined.decode(bytes[...])
    } else if Self.isASCII(bytes), !Self.keepsASCII(name) {
      label = "utf-8"
      note("this is not '\(name)', in which no letter is where ASCII has it", at: 0)
      checkUTF8(declared: declared == name ? nil : declared)
    } else if let decoded = Self.decode(bytes, by: name) {
      bytes = decoded.bytes
      if let offset = decoded.firstError { note("bytes that are not \(name) became \u{FFFD}", at: offset) }
    } else {
      label = "utf-8"
      note("the encoding '\(name)' is not known", at: 0)
      checkUTF8(declared: declared == name ? nil : declared)
    }
  }

  /// Whether it begins as XML or JSON does in ASCII. In EBCDIC these bytes begin nothing.
  private static func isASCII(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first(where: { !ASCIIByte.isSpace($0) }) else { return false }
    return "<{[(".utf8.contains(first)
  }

  /// Whether markup is the same in it; also of an encoding that is not known.
  private static func keepsASCII(_ name: String) -> Bool {
    let markup = Array("<?xml version='1.0'?><a b=\"c\">&amp;</a>".utf8)
    return decode(markup, by: name).map { $0.bytes == markup } ?? true
  }

  private static func decode(_ bytes: [UInt8], by name: String) -> (bytes: [UInt8], firstError: Int?)? {
    if let other = EncodingLabels.decoders[name], let decoded = CharacterDecoder(other)?.decode(bytes) {
      return decoded
    }
    return CharacterDecoder(name)?.decode(bytes)
  }

  /// Bytes that are not UTF-8 are read by the encoding that the document declares, else as windows-1252: each by itself
  /// where the rest is UTF-8, because then it is damage and not another encoding.
  private mutating func checkUTF8(declared: String?) {
    guard let first = Self.firstError(bytes[...]) else { return }
    if let name = Self.singleBytes(declared), name != "windows-1252" {
      decode(by: name, declared: nil)
      return note("this is not UTF-8; it was read as '\(name)', as the document says", at: first)
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

  /// Old programs end lines with a carriage return alone. Lines are counted by line feeds.
  private mutating func endLines() {
    let isOld = bytes.withUnsafeBufferPointer {
      $0.next(0x0A, from: 0) == $0.count && $0.next(0x0D, from: 0) < $0.count
    }
    guard isOld else { return }
    for index in bytes.indices where bytes[index] == 0x0D { bytes[index] = 0x0A }
  }

  private mutating func note(_ message: String, at offset: Int) {
    findings.append(XMLFinding(kind: .encoding, offset: offset, message: message))
  }

  /// Whether the server errs that names another encoding.
  private func isUTF8(declared: String?) -> Bool {
    declared == "utf-8" ? isUnmistakableUTF8 : declared == nil && isProbablyUTF8
  }

  private var isUnmistakableUTF8: Bool {
    Self.firstError(bytes[...]) == nil && bytes.contains { $0 >= 0x80 }
  }

  /// Several characters beyond ASCII that all fit are no accident, and neither is one out of Latin-1: `Ã©`.
  private var isProbablyUTF8: Bool {
    guard Self.firstError(bytes[...]) == nil else { return false }
    let starts = bytes.lazy.filter { $0 >= 0xC2 }.prefix(2)
    return starts.contains { $0 < 0xC4 } || starts.dropFirst().first != nil
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
