import Markup

/// Turns byte offsets into what people see in an editor.
enum SourcePosition {
  /// - Parameter offset: in bytes.
  static func location(of offset: Int, in source: TemplateSource) -> SourceLocation {
    location(of: source.text[..<min(offset, source.text.count)], without: source.insertions)
  }

  private static func location(of before: ArraySlice<UInt8>, without insertions: [Range<Int>]) -> SourceLocation {
    let line = before.reduce(1) { $0 + ($1 == .newline ? 1 : 0) }
    let lineStart = before.lastIndex(of: .newline).map { $0 + 1 } ?? 0
    var prefix = Array(before[lineStart...])
    for inserted in insertions.reversed() where inserted.lowerBound >= lineStart {
      let range = inserted.clamped(to: lineStart..<before.endIndex)
      prefix.removeSubrange(range.lowerBound - lineStart..<range.upperBound - lineStart)
    }
    if lineStart == 0, prefix.starts(with: byteOrderMark) { prefix.removeFirst(byteOrderMark.count) }
    return SourceLocation(line: line, column: String(decoding: prefix, as: UTF8.self).count + 1)
  }

  static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// Space and tab: what may stand beside a tag that is alone on its line.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  var isWhitespace: Bool { isBlank || self == .newline || self == .carriageReturn }
}
