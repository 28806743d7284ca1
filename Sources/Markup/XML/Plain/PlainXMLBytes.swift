/// What bytes mean in plain XML.
struct PlainXMLBytes: Sendable {
  /// Bytes of a text, a value or a comment beyond which libxml2 reads the document: it has limits of its own.
  static let longest = 1 << 20

  private static let text: UInt8 = 1
  private static let name: UInt8 = 2
  private static let nameStart: UInt8 = 4

  /// For each byte, what it may be part of: here, and not behind a pointer, because it is asked for each byte.
  private var kinds = InlineArray<256, UInt8>(repeating: 0)

  private init() {
    for byte in UInt8.min...UInt8.max {
      kinds[Int(byte)] =
        (Self.isText(byte) ? Self.text : 0)
        | (Self.startsName(byte) ? Self.nameStart | Self.name : Self.continuesName(byte) ? Self.name : 0)
    }
  }

  static let kinds = PlainXMLBytes()

  /// The first byte from `start` on that is more than a part of text, of values in either quotes and of comments.
  @inline(__always)
  func endOfText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var place = start
    while place < bytes.count, kinds[Int(bytes[place])] & Self.text != 0 { place += 1 }
    return place
  }

  @inline(__always)
  func isText(_ byte: UInt8) -> Bool { kinds[Int(byte)] & Self.text != 0 }

  @inline(__always)
  func isName(_ byte: UInt8) -> Bool { kinds[Int(byte)] & Self.name != 0 }

  @inline(__always)
  func startsName(_ byte: UInt8) -> Bool { kinds[Int(byte)] & Self.nameStart != 0 }

  private static func isText(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    // The first bytes of characters that may be forbidden.
    case 0xC2, 0xEF: false
    case 0..<0x20: false
    default: true
    }
  }

  /// Without colons, and of ASCII alone.
  private static func startsName(_ byte: UInt8) -> Bool { ASCIIByte.isLetter(byte) || byte == UInt8(ascii: "_") }

  private static func continuesName(_ byte: UInt8) -> Bool {
    ASCIIByte.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
