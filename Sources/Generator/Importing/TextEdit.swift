/// A piece of a page replaced by another.
struct TextEdit {
  var range: Range<Int>
  var text: [UInt8]
  /// Whether it must stand between blank lines, for Markdown to see it.
  var isBlock = false
  /// Which embed it puts in place.
  var embed: Int?

  init(range: Range<Int>, text: [UInt8]) {
    self.range = range
    self.text = text
  }

  init(_ embed: FoundEmbed, _ name: String, number: Int, isInMarkup: Bool) {
    range = embed.range
    self.embed = number
    text = Array("[gallery \(name)]".utf8)
    isBlock = !embed.isContained && (!embed.isInline || isInMarkup)
    if !embed.kept.isEmpty { text += Array("\n\n".utf8) + embed.kept }
  }

  /// Those within others are left out: a script may stand inside of the element that its player is drawn into.
  /// - Returns: the text, and where in it each embed stands, counted from the text's end.
  static func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> (text: [UInt8], places: [Int: Int]) {
    var output: [UInt8] = []
    var starts: [Int: Int] = [:]
    var index = 0
    for edit in edits.sorted(by: {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }) {
      guard edit.range.lowerBound >= index else { continue }
      output += bytes[index..<edit.range.lowerBound]
      index = edit.range.upperBound
      if edit.text.isEmpty {
        dropEmptyLine(&output, bytes, &index)
        continue
      }
      if edit.isBlock { openLine(&output) }
      if let embed = edit.embed { starts[embed] = output.count }
      output += edit.text
      if edit.isBlock { closeLine(&output, bytes, &index) }
    }
    output += bytes[index...]
    return (output, starts.mapValues { output.count - $0 })
  }

  /// Takes the line with it that would be left empty.
  private static func dropEmptyLine(_ output: inout [UInt8], _ bytes: [UInt8], _ index: inout Int) {
    let rest = bytes[index...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard rest.isEmpty || rest.first == 0x0A, let line = lineStart(output) else { return }
    output.removeSubrange(line...)
    index = rest.isEmpty ? bytes.count : rest.startIndex + 1
    // Not two empty lines where there was one before and one behind.
    let next = bytes[index...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    if output.suffix(8).filter({ $0 != 0x0D }).ends(with: [0x0A, 0x0A]), next.first == 0x0A {
      index = next.startIndex + 1
    }
  }

  /// Where the last line begins, if it holds nothing but blanks.
  private static func lineStart(_ output: [UInt8]) -> Int? {
    let start = output.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return output[start...].allSatisfy { $0 == 0x20 || $0 == 0x09 } ? start : nil
  }

  /// A new line, and a blank one before it.
  private static func openLine(_ output: inout [UInt8]) {
    if let line = lineStart(output) { output.removeSubrange(line...) } else { output.append(0x0A) }
    let before = output.suffix(8).filter { $0 != 0x0D }
    if !before.isEmpty, !before.ends(with: [0x0A, 0x0A]), !before.ends(with: Array("---\n".utf8)) {
      output.append(0x0A)
    }
  }

  /// The end of the line, and a blank one behind it. Markup that comes then must not stand so far to the right that it
  /// would be code.
  private static func closeLine(_ output: inout [UInt8], _ bytes: [UInt8], _ index: inout Int) {
    let rest = bytes[index...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard !rest.isEmpty else { return }
    output.append(0x0A)
    if rest.first == 0x0A { index = rest.startIndex + 1 }
    let next = bytes[index...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard !next.isEmpty, next.first != 0x0A else { return }
    output.append(0x0A)
    let blanks = bytes[index..<next.startIndex]
    if blanks.count > 3 || blanks.contains(0x09), next.first == UInt8(ascii: "<") { index = next.startIndex }
  }
}

extension [UInt8] {
  fileprivate func ends(with end: [UInt8]) -> Bool { suffix(end.count).elementsEqual(end) }
}

/// Which lines begin with markup, asked from top to bottom.
struct MarkupLines {
  private let bytes: [UInt8]
  private var offset = 0
  private var isMarkup: Bool

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isMarkup = Self.begins(bytes, 0)
  }

  /// - Parameter target: not before the one asked for last.
  mutating func isMarkup(at target: Int) -> Bool {
    let end = max(target, offset)
    if let line = bytes[offset..<end].lastIndex(of: 0x0A) { isMarkup = Self.begins(bytes, line + 1) }
    offset = end
    return isMarkup
  }

  private static func begins(_ bytes: [UInt8], _ start: Int) -> Bool {
    bytes[start...].first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "<")
  }
}
