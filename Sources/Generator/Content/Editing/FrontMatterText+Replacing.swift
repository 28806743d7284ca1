import Markup

extension FrontMatterText {
  /// What the front matter says.
  func root() throws(FrontMatterEditError) -> YAMLNode {
    guard let header = Header(bytes) else { return YAMLNode(content: .mapping([]), place: Place(file: "")) }
    guard header.isClosed else { throw Self.unclosed }
    return try Self.read(bytes, header)
  }

  /// Puts another value behind a key at the top, in the place of the one that is there. Comments and all other lines stay; of
  /// a list, so do the lines of items that stay. What is written is read again, and refused when it says anything else.
  mutating func replace(_ key: String, with value: NewValue) throws(FrontMatterEditError) {
    guard let header = Header(bytes), header.isClosed else { throw Self.unclosed }
    let root = try Self.read(bytes, header)
    guard case .mapping(let entries) = root.content, let entry = entries.first(where: { $0.key == key }) else {
      throw FrontMatterEditError(message: "the front matter has no '\(key)'")
    }
    let wanted = PlainTree(root).setting(key, value)
    for edits in FrontMatterLines(bytes, header).replacements(of: entry, by: value) {
      let text = edits.applied(to: bytes)
      guard let after = Header(text), let now = try? Self.read(text, after), PlainTree(now) == wanted else { continue }
      self = FrontMatterText(text)
      return
    }
    throw FrontMatterEditError(
      message: "'\(key)' is written in a way that cannot be edited without risk", help: "it would be \(value.yaml)",
      line: entry.keyPlace.location?.line)
  }

  static var unclosed: FrontMatterEditError {
    FrontMatterEditError(message: "the front matter has no end: a line of three hyphens is missing", line: 1)
  }
}

/// Bytes put in the place of others.
struct ByteEdit {
  var range: Range<Int>
  var text: String
}

extension [ByteEdit] {
  /// - Parameter bytes: the edits lie apart in it.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    var output = bytes
    for edit in sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      output.replaceSubrange(edit.range, with: edit.text.utf8)
    }
    return output
  }
}

// MARK: - Where a value stands

extension FrontMatterLines {
  /// Ways to write the value, the most careful first. Whether one says what it should, the caller finds out.
  func replacements(of entry: YAMLEntry, by value: NewValue) -> [[ByteEdit]] {
    guard let start = start(of: entry) ?? offset(of: entry.value.place), start <= end else { return [] }
    if case .list(let texts) = value, case .sequence(let items) = entry.value.content {
      if start < end, bytes[start] == UInt8(ascii: "["), let close = closing(start) {
        let inside = FlowList(self, start..<(close + 1), items)
        let hasComments = bytes[start..<close].contains(UInt8(ascii: "#"))
        let whole = [ByteEdit(range: start..<(close + 1), text: value.yaml)]
        let ways = inside?.edits(to: texts) ?? []
        return hasComments ? ways : ways.dropLast() + [whole] + ways.suffix(1)
      }
      return [BlockList(self, start, items)?.edits(to: texts, of: entry)].compactMap(\.self)
    }
    guard let range = range(from: start, in: entry) else { return [] }
    let blank = bytes[range.lowerBound - 1] == UInt8(ascii: ":") ? " " : ""
    return [[ByteEdit(range: range, text: blank + value.yaml)]]
  }

  var end: Int { starts.last ?? 0 }

  /// The first byte of a value, behind its key, marks such as `&name` and `!!str`, comments and line ends; nil for keys in
  /// quotation marks.
  private func start(of entry: YAMLEntry) -> Int? {
    guard let key = offset(of: entry.keyPlace), bytes[key...].starts(with: entry.key.utf8) else { return nil }
    var index = key + entry.key.utf8.count
    while index < end, " \t".utf8.contains(bytes[index]) { index += 1 }
    guard index < end, bytes[index] == UInt8(ascii: ":") else { return nil }
    let behind = index + 1
    index = behind
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0A, 0x0D: index += 1
      case UInt8(ascii: "#"): index = endOfLine(index)
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        while index < end, !" \t\r\n".utf8.contains(bytes[index]) { index += 1 }
      default:
        // Without a value the next key comes.
        return entry.value.isNull && bytes[behind..<index].contains(0x0A) ? behind : index
      }
    }
    return behind
  }

  func endOfLine(_ start: Int) -> Int { bytes[start..<end].firstIndex(of: 0x0A) ?? end }

  /// A value that is no list, without white space and comment behind it.
  private func range(from start: Int, in entry: YAMLEntry) -> Range<Int>? {
    guard start < end else { return start..<start }
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return endOfQuotation(start).map { start..<($0 + 1) }
    case UInt8(ascii: "["): return closing(start).map { start..<($0 + 1) }
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return start..<endOfBlock(start)
    case UInt8(ascii: "-") where start + 1 < end && " \r\n".utf8.contains(bytes[start + 1]): return nil
    default:
      if entry.value.isNull { return plain(start, isFlow: false) }
      return isInFlow ? plain(start, isFlow: true) : longPlain(start)
    }
  }

  /// Whether the whole is written in braces.
  private var isInFlow: Bool {
    bytes[(starts.first ?? 0)..<end].first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{")
  }

  /// On one line; in braces a comma ends it too.
  func plain(_ start: Int, isFlow: Bool) -> Range<Int> {
    var index = start
    while index < end, !"\r\n".utf8.contains(bytes[index]) {
      if bytes[index] == UInt8(ascii: "#"), index == start || " \t".utf8.contains(bytes[index - 1]) { break }
      if isFlow, ",]}".utf8.contains(bytes[index]) { break }
      index += 1
    }
    while index > start, " \t".utf8.contains(bytes[index - 1]) { index -= 1 }
    return start..<index
  }

  /// Goes on in lines that are indented.
  private func longPlain(_ start: Int) -> Range<Int> {
    var range = plain(start, isFlow: false)
    var line = endOfLine(start) + 1
    while line < end, let first = bytes[line..<end].firstIndex(where: { $0 != UInt8(ascii: " ") }) {
      if "\r\n".utf8.contains(bytes[first]) {
        line = endOfLine(first) + 1
        continue
      }
      guard first > line, bytes[first] != UInt8(ascii: "#") else { break }
      range = start..<plain(first, isFlow: false).upperBound
      line = endOfLine(first) + 1
    }
    return range
  }

  /// A text behind `|` or `>`, up to the end of its last line; blank lines behind it are not part of it.
  private func endOfBlock(_ start: Int) -> Int {
    var last = plain(start, isFlow: false).upperBound
    var line = endOfLine(start) + 1
    while line < end, let first = bytes[line..<end].firstIndex(where: { $0 != UInt8(ascii: " ") }) {
      let isBlank = "\r\n".utf8.contains(bytes[first])
      guard isBlank || first > line else { break }
      let next = endOfLine(first)
      if !isBlank { last = bytes[next - 1] == 0x0D ? next - 1 : next }
      line = next + 1
    }
    return last
  }
}
