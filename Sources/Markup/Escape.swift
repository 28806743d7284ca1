/// Escaping of text for the place it will stand in.
public enum Escape {
  /// Appends `text` with `& < > " '` as references: right in HTML content and in quoted attribute values.
  public static func html(_ text: String, into output: inout [UInt8]) {
    html(text.utf8Span.span, into: &output)
  }

  /// As `html` of a string; the bytes need not be valid UTF-8 and are copied as they are.
  public static func html(_ text: Span<UInt8>, into output: inout [UInt8]) {
    escape(text, into: &output)
  }

  /// As `html` into an array.
  public static func html(_ text: String, into output: inout ByteBuffer) {
    // Faster than by way of `utf8Span`, where text is short.
    let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
      escape(Span(_unsafeElements: bytes), into: &output)
    }
    if isWritten == nil { escape(text.utf8Span.span, into: &output) }
  }

  @inline(__always)
  private static func escape(_ text: Span<UInt8>, into output: inout (some ByteSink & ~Copyable)) {
    copy(text, into: &output, mayHoldSpecial: mayHoldMarkup, isSpecial: isSpecialInHTML) { bytes, index, output in
      append(reference(bytes[index]), to: &output)
      return 1
    }
  }

  /// `text` with `& < > " '` as references.
  public static func html(_ text: String) -> String {
    string(text, html)
  }

  /// Appends `text` with every byte percent-encoded but the unreserved characters of RFC 3986 and those of `keeping`
  /// (ASCII): `percent("a b/c", keeping: "/")` is `a%20b/c`.
  public static func percent(_ text: String, keeping: StaticString = "", into output: inout [UInt8]) {
    for byte in text.utf8 {
      if isUnreserved(byte) || isIn(keeping, byte) {
        output.append(byte)
      } else {
        output.append(UInt8(ascii: "%"))
        output.append(hexDigit(byte >> 4))
        output.append(hexDigit(byte & 15))
      }
    }
  }

  public static func percent(_ text: String, keeping: StaticString = "") -> String {
    if text.utf8.allSatisfy({ isUnreserved($0) || isIn(keeping, $0) }) { return text }
    return string(text) { percent($0, keeping: keeping, into: &$1) }
  }

  @inline(__always)
  private static func isIn(_ bytes: StaticString, _ byte: UInt8) -> Bool {
    UnsafeBufferPointer(start: bytes.utf8Start, count: bytes.utf8CodeUnitCount).contains(byte)
  }

  static func string(_ text: String, _ escape: (String, inout [UInt8]) -> Void) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count + 16)
    escape(text, &output)
    return String(decoding: output, as: UTF8.self)
  }

  @inline(__always)
  static func isSpecialInHTML(_ byte: UInt8) -> Bool {
    isMarkup(byte) || byte == UInt8(ascii: "'")
  }

  /// `& < > "`. The compiler makes one test of it.
  @inline(__always)
  static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
    default: false
    }
  }

  static func reference(_ byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#39;"
    }
  }

  /// RFC 3986, section 2.3.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }
}
