extension Escape {
  /// A string literal of JavaScript (and of JSON) with its quotes. Quotes, backslashes, controls, `< > &` and U+2028/9
  /// are escaped, so that the literal can stand in a script element: no text in it ends the literal or the element.
  public static func javaScript(_ text: String, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    copy(text.utf8Span.span, into: &output, isSpecial: isSpecialInScript, replace: replaceForScript)
    output.append(UInt8(ascii: "\""))
  }

  public static func javaScript(_ text: String) -> String {
    string(text, javaScript)
  }

  /// Also the first byte of U+2028 and U+2029.
  @inline(__always)
  private static func isSpecialInScript(_ byte: UInt8) -> Bool {
    byte < 32 || byte == 0xE2 || byte == UInt8(ascii: "\\") || byte == 0x7F || isMarkup(byte)
  }

  private static func replaceForScript(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ output: inout [UInt8]
  ) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "\\"): append("\\\\", to: &output)
    case UInt8(ascii: "\""): append("\\\"", to: &output)
    case UInt8(ascii: "\n"): append("\\n", to: &output)
    case UInt8(ascii: "\r"): append("\\r", to: &output)
    case UInt8(ascii: "\t"): append("\\t", to: &output)
    case 0xE2:
      let isSeparator = index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8
      guard isSeparator else {
        output.append(0xE2)
        return 1
      }
      append(bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029", to: &output)
      return 3
    case let byte:
      append("\\u00", to: &output)
      output.append(hexDigit(byte >> 4))
      output.append(hexDigit(byte & 15))
    }
    return 1
  }
}
