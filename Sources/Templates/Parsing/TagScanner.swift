/// Finds the tags of a template one after the other.
struct TagScanner {
  let source: [UInt8]
  /// Behind the last tag; bytes.
  private(set) var position: Int
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  /// Id, offset in bytes, message, help.
  private(set) var faults: [(TemplateProblem.ID, Int, String, String)] = []

  init(source: [UInt8], from position: Int) {
    self.source = source
    self.position = position
  }

  /// Nil at the end. What looks like a tag and is not closed is noted and passes as text.
  mutating func next() -> Tag? {
    var from = position
    while let start = find(opening, from: from) {
      if let tag = tag(at: start) {
        position = tag.range.upperBound
        if tag.kind == .delimiters { setDelimiters(tag) }
        return tag
      }
      from = start + opening.count
    }
    return nil
  }

  private mutating func tag(at start: Int) -> Tag? {
    let inside = self.inside(from: start + opening.count)
    let sigil = inside < source.count ? source[inside] : 0
    let kind = Tag.Kind(sigil: sigil)
    let begin = Tag.Kind.isSigil(sigil) ? inside + 1 : inside
    let end = ending(of: sigil)
    guard let stop = find(end, from: begin), kind == .comment || !isTagWithin(begin..<stop) else {
      let closing = String(decoding: end, as: UTF8.self)
      faults.append((.unclosedTag, start, "this tag is not closed", "end it with '\(closing)'"))
      return nil
    }
    return Tag(kind: kind, range: start..<stop + end.count, content: trimmed(begin..<stop))
  }

  /// White space may stand before a sigil, but not before the braces or signs that have a counterpart at the end.
  private func inside(from start: Int) -> Int {
    let first = source[start...].firstIndex { !$0.isWhitespace } ?? start
    return first < source.count && "{=".utf8.contains(source[first]) ? start : first
  }

  /// `}}`, but `}}}` for `{{{` and `=}}` for `{{=`.
  private func ending(of sigil: UInt8) -> [UInt8] {
    switch sigil {
    case UInt8(ascii: "{"): [UInt8(ascii: "}")] + closing
    case UInt8(ascii: "="): [UInt8(ascii: "=")] + closing
    default: closing
    }
  }

  /// Names never hold delimiters: where one does, the tag before it was left open.
  private func isTagWithin(_ range: Range<Int>) -> Bool {
    guard opening != closing, let next = find(opening, from: range.lowerBound) else { return false }
    return next < range.upperBound
  }

  private mutating func setDelimiters(_ tag: Tag) {
    let parts = source[tag.content].split(whereSeparator: \.isWhitespace).map(Array.init)
    guard parts.count == 2, !parts.joined().contains(UInt8(ascii: "=")) else {
      let help = "write two delimiters with a space between: {{=<% %>=}}"
      faults.append((.invalidDelimiters, tag.range.lowerBound, "this does not set delimiters", help))
      return
    }
    opening = parts[0]
    closing = parts[1]
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, source[start].isWhitespace { start += 1 }
    while end > start, source[end - 1].isWhitespace { end -= 1 }
    return start..<end
  }

  private func find(_ needle: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + needle.count <= source.count {
      if source[index] == needle[0], source[index..<index + needle.count].elementsEqual(needle) { return index }
      index += 1
    }
    return nil
  }
}
