extension TemplateParser {
  mutating func partial(_ tag: Tag, on line: TagLine) {
    leave(tag, on: line)
    let indent = line.isAlone ? indentation(line.start..<tag.range.lowerBound) : .empty
    append(.partial(Inclusion(target: target(tag), indent: indent, isStandalone: line.isAlone)), tag)
  }

  /// Whether a parent is alone on its lines shows at its end only, so white space before it gets a node of its own.
  mutating func parent(_ tag: Tag, on line: TagLine) {
    var leadingText: Int?
    if line.begins { text(upTo: line.start, lineGoesOn: false) }
    let before = program.nodes.count
    text(upTo: tag.range.lowerBound, lineGoesOn: true)
    if line.begins, program.nodes.count > before { leadingText = before }
    cursor = tag.range.upperBound
    let indent = line.begins ? indentation(line.start..<tag.range.lowerBound) : .empty
    let inclusion = Inclusion(target: target(tag), indent: indent, isStandalone: false)
    append(.parent(inclusion, overrides: .empty, end: 0), tag)
    enter(.parent, tag, strip: strip)
    open[open.count - 1].beginsLine = line.begins
    open[open.count - 1].leadingText = leadingText
  }

  /// A block's content loses the white space it is indented by; the place where it is put gives its own. So content
  /// looks the same wherever it comes from (Mustache: block reindentation).
  mutating func block(_ tag: Tag, on line: TagLine) {
    let isOverride = isBetweenBlocks
    let own = line.start..<tag.range.lowerBound
    let contentBeginsLine = line.next != nil && (line.begins || isOverride)
    text(upTo: line.begins ? line.start : tag.range.lowerBound, lineGoesOn: !line.begins)
    cursor = tag.range.upperBound
    var inner = line.begins ? own : strip
    if contentBeginsLine, let next = line.next {
      cursor = next
      inner = lines.indentation(from: next)
    }
    let indent = line.begins ? indentation(inner) : .empty
    let block = Block(
      name: blockName(tag), indent: indent, beginsLine: line.begins, contentBeginsLine: contentBeginsLine)
    append(.block(block, end: 0), tag)
    enter(isOverride ? .override : .block, tag, strip: inner)
  }

  /// Puts white space into the program, less what lines lose here anyway.
  private mutating func indentation(_ range: Range<Int>) -> Span32 {
    let start = program.text.count
    program.text.append(contentsOf: lines.source[lines.removing(strip, from: range)])
    return Span32(start..<program.text.count)
  }
}
