extension Escape {
  /// Appends `text` with `& < > " '` as references and a carriage return as `&#13;`, which a reader would else make a
  /// line feed. Characters that XML 1.0 (section 2.2) forbids, such as U+0000 and U+FFFE, are left out.
  public static func xml(_ text: String, into output: inout [UInt8]) {
    xml(text.utf8Span.span, into: &output)
  }

  /// As `xml` of a string. The bytes must be valid UTF-8.
  public static func xml(_ text: Span<UInt8>, into output: inout [UInt8]) {
    copy(text, into: &output, isSpecial: isSpecialInXML, replace: replaceForXML)
  }

  public static func xml(_ text: String) -> String {
    string(text, xml)
  }

  /// For attribute values: also tabs and line ends become references, because a reader makes blanks of them.
  public static func xmlAttribute(_ text: String, into output: inout [UInt8]) {
    copy(text.utf8Span.span, into: &output, isSpecial: isSpecialInXML) { bytes, index, output in
      switch bytes[index] {
      case UInt8(ascii: "\t"): append("&#9;", to: &output)
      case UInt8(ascii: "\n"): append("&#10;", to: &output)
      default: return replaceForXML(bytes, index, &output)
      }
      return 1
    }
  }

  /// Also the first byte of U+FFFE and U+FFFF.
  @inline(__always)
  private static func isSpecialInXML(_ byte: UInt8) -> Bool {
    byte < 32 || byte == 0xEF || isSpecialInHTML(byte)
  }

  private static func replaceForXML(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ output: inout [UInt8]
  ) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"): output.append(bytes[index])
    case UInt8(ascii: "\r"): append("&#13;", to: &output)
    case 0xEF:
      let isForbidden = index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
      if isForbidden { return 3 }
      output.append(0xEF)
    case 0..<32: break
    default: append(reference(bytes[index]), to: &output)
    }
    return 1
  }
}
