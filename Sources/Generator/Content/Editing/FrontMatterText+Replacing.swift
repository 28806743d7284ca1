import Markup

extension FrontMatterText {
  /// What the front matter says.
  func root() throws(FrontMatterEditError) -> YAMLNode {
    guard let header = Header(bytes) else { return YAMLNode(content: .mapping([]), place: Place(file: "")) }
    guard header.isClosed else { throw Self.unclosed }
    return try Self.read(bytes, header)
  }

  /// Puts another value behind a key at the top, in the place of the one that is there. Comments, also one on the same
  /// line, and all other lines stay. A value over several lines is a person's way to write it, and is refused.
  mutating func replace(_ key: String, with value: NewValue) throws(FrontMatterEditError) {
    let refusal = FrontMatterEditError(message: "'\(key)' is written in a way that cannot be edited without risk")
    guard let header = Header(bytes), header.isClosed else { throw Self.unclosed }
    let root = try Self.read(bytes, header)
    guard case .mapping(let entries) = root.content, let entry = entries.first(where: { $0.key == key }),
      let range = FrontMatterLines(bytes, header).value(of: entry)
    else { throw refusal }
    var text = bytes
    let blank = text[range.lowerBound - 1] == UInt8(ascii: ":") ? " " : ""
    text.replaceSubrange(range, with: (blank + value.yaml).utf8)
    guard let after = Header(text), let now = try? Self.read(text, after),
      PlainTree(now) == PlainTree(root).setting(key, value)
    else { throw refusal }
    self = FrontMatterText(text)
  }

  private static var unclosed: FrontMatterEditError {
    FrontMatterEditError(message: "the front matter has no end: a line of three hyphens is missing")
  }
}

extension FrontMatterLines {
  /// The bytes of a value that stands on the line of its key, without white space and comment behind it.
  func value(of entry: YAMLEntry) -> Range<Int>? {
    guard let start = offset(of: entry.value.place), let line = line(of: entry),
      (starts[line]...starts[line + 1]).contains(start)
    else { return nil }
    switch (entry.value.content, bytes[start]) {
    case (.scalar, UInt8(ascii: "\"")), (.scalar, UInt8(ascii: "'")):
      return endOfQuotation(start).map { start..<($0 + 1) }
    case (.sequence, UInt8(ascii: "[")): return closing(start).map { start..<($0 + 1) }
    case (.scalar(_, plain: true), _): return plain(start, endOfLine: starts[line + 1])
    default: return nil
    }
  }

  private func plain(_ start: Int, endOfLine: Int) -> Range<Int> {
    var end = start
    while end < endOfLine, !"\r\n".utf8.contains(bytes[end]) {
      if bytes[end] == UInt8(ascii: "#"), end == start || " \t".utf8.contains(bytes[end - 1]) { break }
      end += 1
    }
    while end > start, " \t".utf8.contains(bytes[end - 1]) { end -= 1 }
    return start..<end
  }
}
