/// What stands beside a tag on its line decides about white space (Mustache: standalone tags).
struct TagLine {
  /// Where the tag's line begins; bytes.
  var start: Int
  /// Nothing but white space stands before the tag.
  var begins: Bool
  /// Where the next line begins, if nothing but white space stands behind the tag.
  var next: Int?

  /// The tag's line holds nothing else and leaves no trace.
  var isAlone: Bool { begins && next != nil }
}

/// A template's bytes by lines.
struct TemplateLines {
  let source: [UInt8]
  /// Behind the byte order mark.
  let first: Int

  init(_ source: [UInt8]) {
    self.source = source
    first = source.starts(with: SourcePosition.byteOrderMark) ? SourcePosition.byteOrderMark.count : 0
  }

  func isStart(_ position: Int) -> Bool { position == first || source[position - 1] == .newline }

  func line(of tag: Range<Int>) -> TagLine {
    var start = tag.lowerBound
    while start > first, source[start - 1].isBlank { start -= 1 }
    return TagLine(start: start, begins: isStart(start), next: next(after: tag.upperBound))
  }

  /// The begin of the next line if only white space comes before it.
  private func next(after position: Int) -> Int? {
    let position = skippingBlanks(from: position)
    if position == source.count { return position }
    if source[position] == .newline { return position + 1 }
    return isLineEnd(position) ? position + 2 : nil
  }

  func isLineEnd(_ position: Int) -> Bool {
    if source[position] == .newline { return true }
    return source[position] == .carriageReturn && position + 1 < source.count && source[position + 1] == .newline
  }

  /// Behind the line's end, at most `limit`.
  func end(from position: Int, limit: Int) -> Int {
    (source[position..<limit].firstIndex(of: .newline) ?? limit - 1) + 1
  }

  func skippingBlanks(from position: Int) -> Int {
    var position = position
    while position < source.count, source[position].isBlank { position += 1 }
    return position
  }

  /// The white space that the first line with anything on it begins with.
  func indentation(from position: Int) -> Range<Int> {
    var start = position
    while start < source.count {
      let text = skippingBlanks(from: start)
      guard text < source.count, isLineEnd(text) else { return start..<text }
      start = end(from: text, limit: source.count)
    }
    return start..<start
  }

  /// What is left of a range when it begins like the white space `strip`.
  func removing(_ strip: Range<Int>, from range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    for byte in source[strip] {
      guard start < range.upperBound, source[start] == byte else { break }
      start += 1
    }
    return start..<range.upperBound
  }
}
