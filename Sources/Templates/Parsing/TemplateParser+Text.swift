extension TemplateParser {
  /// Makes a node of the text before `end` (bytes), marking where its lines begin.
  /// - Parameter lineGoesOn: something is written at `end`, so a line that begins there counts.
  mutating func text(upTo end: Int, lineGoesOn: Bool) {
    defer { cursor = end }
    guard !isBetweenBlocks else { return }
    let bytes = program.text.count
    let starts = program.lineStarts.count
    var position = cursor
    while true {
      if lines.isStart(position) {
        position = lines.removing(strip, from: position..<end).lowerBound
        if position < end ? !lines.isLineEnd(position) : lineGoesOn {
          program.lineStarts.append(Int32(program.text.count))
        }
      }
      guard position < end else { break }
      let next = lines.end(from: position, limit: end)
      program.text.append(contentsOf: lines.source[position..<next])
      position = next
    }
    let text = StaticText(
      bytes: Span32(bytes..<program.text.count), lineStarts: Span32(starts..<program.lineStarts.count))
    guard !text.bytes.isEmpty || !text.lineStarts.isEmpty else { return }
    program.nodes.append(node(of: text))
    program.offsets.append(Int32(cursor))
  }

  /// Plain text, unless something may have to be injected into it.
  private mutating func node(of text: StaticText) -> Node {
    let cuts = program.injections.enumerated().compactMap { index, injection in
      lastOccurrence(of: injection.literal, in: text.bytes.range).map { (position: $0, injection: index) }
    }
    guard !cuts.isEmpty else { return .text(text) }
    var injectable = Injectable(pieces: [], rest: text)
    for cut in cuts.sorted(by: { $0.position < $1.position }) {
      let (before, after) = split(injectable.rest, at: Int32(cut.position))
      injectable.pieces.append(Injectable.Piece(text: before, injection: cut.injection))
      injectable.rest = after
    }
    program.injectables.append(injectable)
    return .injectable(Int32(program.injectables.count - 1))
  }

  private func split(_ text: StaticText, at position: Int32) -> (StaticText, StaticText) {
    let starts = text.lineStarts
    let count = program.lineStarts[starts.range].prefix { $0 < position }.count
    let middle = starts.start + Int32(count)
    return (
      StaticText(
        bytes: Span32(start: text.bytes.start, end: position), lineStarts: Span32(start: starts.start, end: middle)),
      StaticText(
        bytes: Span32(start: position, end: text.bytes.end), lineStarts: Span32(start: middle, end: starts.end))
    )
  }

  private func lastOccurrence(of literal: [UInt8], in range: Range<Int>) -> Int? {
    guard !literal.isEmpty, literal.count <= range.count else { return nil }
    return (range.lowerBound...range.upperBound - literal.count).last { start in
      zip(literal, program.text[start...]).allSatisfy { $0 == $1.lowercased }
    }
  }
}

extension UInt8 {
  /// Of ASCII letters.
  var lowercased: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }
}
