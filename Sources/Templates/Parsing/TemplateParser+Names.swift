extension TemplateParser {
  /// `a.b.c`, or `.`; nil when it is neither, which is noted.
  mutating func path(_ range: Range<Int>, of tag: Tag) -> Path? {
    let start = program.names.count
    if range.count == 1, lines.source[range.lowerBound] == UInt8(ascii: ".") { return Path(names: .empty) }
    var partStart = range.lowerBound
    for part in lines.source[range].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard !part.isEmpty else {
        program.names.removeSubrange(start...)
        program.hashes.removeSubrange(start...)
        program.nameOffsets.removeSubrange(start...)
        note(.invalidTag, at: tag.range.lowerBound, "this tag has no proper name")
        return nil
      }
      let name = Name(String(decoding: part, as: UTF8.self))
      program.names.append(name)
      program.hashes.append(name.hash)
      program.nameOffsets.append(Int32(partStart))
      partStart += part.count + 1
    }
    return Path(names: Span32(start..<program.names.count))
  }

  /// The name of another template, or `*` and a path to it.
  mutating func target(_ tag: Tag) -> Int32 {
    var target = Target.named(content(tag), document: nil)
    if tag.content.isEmpty {
      note(.invalidTag, at: tag.range.lowerBound, "this tag names no template")
    } else if lines.source[tag.content.lowerBound] == UInt8(ascii: "*") {
      let blanks = lines.source[tag.content].dropFirst().prefix(while: \.isWhitespace).count
      let name = tag.content.lowerBound + 1 + blanks..<tag.content.upperBound
      if let path = path(name, of: tag) { target = .dynamic(path) }
    }
    program.targets.append(target)
    return Int32(program.targets.count - 1)
  }

  mutating func blockName(_ tag: Tag) -> Int32 {
    let name = content(tag)
    if name.isEmpty { note(.invalidTag, at: tag.range.lowerBound, "this block has no name") }
    if let index = program.blockNames.firstIndex(of: name) { return Int32(index) }
    program.blockNames.append(name)
    return Int32(program.blockNames.count - 1)
  }
}
