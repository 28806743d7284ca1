import Clibcmark

/// Where something stands in a text.
enum MarkdownPlace {
  /// See `MarkdownNode.start`.
  case near((line: Int, column: Int))
  /// Counted from the first byte.
  case index(Int)
}

/// Finds the places of links and raw HTML. libcmark knows the line and nearly the column, so the text is searched from
/// there on.
struct MarkdownLocator {
  /// Bytes of a text that are looked for.
  private static let longest = 64
  /// As far as libcmark's column may be from the text looked for. Bounds the work for texts that are not found, such as
  /// the address of a reference link.
  private static let reach = 2048

  private let source: MarkdownSource
  /// Indices of the source's bytes. Made when first asked for.
  private var lineStarts: [Int] = []
  /// The place found last: the next one is mostly behind it in the same line.
  private var last: (lineStart: Int, index: Int, column: Int)?

  init(_ source: MarkdownSource) {
    self.source = source
  }

  /// - Parameters:
  ///   - text: what stands at the place.
  ///   - isDestination: the text follows a bracket or white space.
  mutating func location(of text: [UInt8], _ place: MarkdownPlace, isDestination: Bool) -> SourceLocation {
    if lineStarts.isEmpty { lineStarts = Self.lineStarts(of: source.bytes) }
    switch place {
    case .index(let index): return location(at: source.bytes.startIndex + index)
    case .near(let start): return location(at: index(of: text, near: start, isDestination))
    }
  }

  private func index(of text: [UInt8], near start: (line: Int, column: Int), _ isDestination: Bool) -> Int {
    let text = Array(text.prefix(Self.longest))
    let lineStart = lineStarts[min(max(start.line, 1), lineStarts.count) - 1]
    let guess = min(lineStart + max(start.column - 1, 0), source.bytes.endIndex)
    return search(text, from: guess, isDestination) ?? search(text, from: lineStart, isDestination) ?? guess
  }

  private func search(_ text: [UInt8], from start: Int, _ isDestination: Bool) -> Int? {
    guard !text.isEmpty else { return nil }
    let offset = source.bytes.startIndex
    let span = source.bytes.span
    let end = start - offset + Self.reach + text.count
    var from = start - offset
    while let match = span.firstRange(of: text, from: from, before: end) {
      if !isDestination || match.lowerBound > 0 && Self.precedesDestination(span[match.lowerBound - 1]) {
        return match.lowerBound + offset
      }
      from = match.lowerBound + 1
    }
    return nil
  }

  private static func precedesDestination(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: " ") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "<")
  }

  private mutating func location(at index: Int) -> SourceLocation {
    let line = lineNumber(at: index)
    let lineStart = lineStarts[line - 1]
    var from = (index: lineStart, column: 1)
    if let last, last.lineStart == lineStart, last.index <= index { from = (last.index, last.column) }
    let column = from.column + source.characters(from.index..<index)
    last = (lineStart, index, column)
    return SourceLocation(line: line, column: column)
  }

  /// The number of the last line that starts at or before `index`.
  private func lineNumber(at index: Int) -> Int {
    var low = 1
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Indices. Lines end as libcmark sees it: `\n`, `\r`, `\r\n`.
  static func lineStarts(of bytes: ArraySlice<UInt8>) -> [Int] {
    var starts = [bytes.startIndex]
    let hasReturns = index(of: UInt8(ascii: "\r"), in: bytes) != nil
    var rest = bytes
    while let end = hasReturns ? lineEnd(in: rest) : index(of: UInt8(ascii: "\n"), in: rest) {
      starts.append(end + 1)
      rest = bytes[(end + 1)...]
    }
    return starts
  }

  /// Where the last byte of the first line end stands.
  private static func lineEnd(in bytes: ArraySlice<UInt8>) -> Int? {
    guard let end = bytes.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) else {
      return nil
    }
    let isPair =
      bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.endIndex && bytes[end + 1] == UInt8(ascii: "\n")
    return isPair ? end + 1 : end
  }

  private static func index(of byte: UInt8, in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let found = memchr(base, Int32(byte), buffer.count) else { return nil }
      return bytes.startIndex + (UnsafeRawPointer(found) - base)
    }
  }
}
