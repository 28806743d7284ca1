/// A list with a line for each item, and comments between them.
struct BlockList {
  private struct Item {
    var text: String
    /// Comments and blank lines before it.
    var before: [Range<Int>]
    var lines: Range<Int>
  }

  private let source: FrontMatterLines
  /// Blanks before each hyphen.
  private let indent: Int
  private var items: [Item] = []
  private var range = 0..<0

  /// - Parameter start: of the first hyphen.
  /// - Returns: nil when it holds anything but texts.
  init?(_ source: FrontMatterLines, _ start: Int, _ nodes: [YAMLNode]) {
    guard start < source.end, source.bytes[start] == UInt8(ascii: "-"),
      let first = source.starts.lastIndex(where: { $0 <= start })
    else { return nil }
    self.source = source
    indent = start - source.starts[first]
    var texts = nodes[...]
    var waiting: [Range<Int>] = []
    for line in source.starts[first...].indices.dropLast() {
      let range = source.starts[line]..<source.starts[line + 1]
      let text = source.bytes[range]
      guard let begin = text.firstIndex(where: { $0 != UInt8(ascii: " ") }) else { break }
      let isBlank = "\r\n".utf8.contains(text[begin])
      if isBlank || text[begin] == UInt8(ascii: "#") {
        waiting.append(range)
      } else if begin - text.startIndex == indent, text[begin] == UInt8(ascii: "-") {
        guard case .scalar(let text, _)? = texts.popFirst()?.content else { return nil }
        items.append(Item(text: text, before: waiting, lines: range))
        waiting = []
      } else if begin - text.startIndex > indent, let last = items.indices.last {
        items[last].lines = items[last].lines.lowerBound..<range.upperBound
        waiting = []
      } else {
        break
      }
    }
    guard texts.isEmpty, let last = items.last else { return nil }
    self.range = source.starts[first]..<last.lines.upperBound
  }

  func edits(to texts: [String], of entry: YAMLEntry) -> [ByteEdit] {
    var output = ""
    var rest = Array(items.enumerated())
    for text in texts {
      guard let place = rest.firstIndex(where: { $0.element.text == text }) else {
        output += line(NewValue.text(text).yaml)
        continue
      }
      let item = rest.remove(at: place)
      // What was said about items that are gone stays where it stood.
      let gone = rest.filter { $0.offset < item.offset && !texts.contains($0.element.text) }
      rest.removeAll { one in gone.contains { $0.offset == one.offset } }
      output +=
        gone.map { comments(of: $0.element) }.joined() + words(item.element.before) + words([item.element.lines])
    }
    output += rest.map { comments(of: $0.element) }.joined()
    if !output.isEmpty, output.last?.isNewline != true { output += source.lineEnd }
    var edits = [ByteEdit(range: range, text: output)]
    if texts.isEmpty, let colon = colon(of: entry) { edits.append(ByteEdit(range: colon..<colon, text: " []")) }
    return edits
  }

  private func line(_ yaml: String) -> String { String(repeating: " ", count: indent) + "- " + yaml + source.lineEnd }

  private func words(_ ranges: [Range<Int>]) -> String {
    ranges.map { String(decoding: source.bytes[$0], as: UTF8.self) }.joined()
  }

  /// Of an item that goes: those before it, and the one behind it on a line of its own.
  private func comments(of item: Item) -> String {
    let before = words(item.before)
    var index = item.lines.lowerBound + indent + 1
    while index < item.lines.upperBound, source.bytes[index] == UInt8(ascii: " ") { index += 1 }
    if index < item.lines.upperBound, "\"'".utf8.contains(source.bytes[index]) {
      index = source.endOfQuotation(index).map { $0 + 1 } ?? index
    } else {
      index = source.plain(index, isFlow: false).upperBound
    }
    let rest = source.bytes[index..<max(index, min(source.endOfLine(index), item.lines.upperBound))]
    guard let mark = rest.firstIndex(of: UInt8(ascii: "#")) else { return before }
    let comment = String(decoding: rest[mark...].filter { $0 != 0x0D }, as: UTF8.self)
    return before + String(repeating: " ", count: indent) + comment + source.lineEnd
  }

  /// Behind the colon of the key, where an empty list is written.
  private func colon(of entry: YAMLEntry) -> Int? {
    guard let key = source.offset(of: entry.keyPlace) else { return nil }
    let line = source.bytes[key..<source.endOfLine(key)]
    return line.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 }
  }
}
