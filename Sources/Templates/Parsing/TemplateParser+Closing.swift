extension TemplateParser {
  mutating func close(_ tag: Tag, on line: TagLine) {
    let name = content(tag)
    guard let top = open.last else {
      leave(tag, on: line)
      return note(.mismatchedSection, at: tag.range.lowerBound, "'{{/\(name)}}' closes nothing")
    }
    guard let index = open.lastIndex(where: { $0.name == name }) ?? misspelt(tag, name, of: top) else {
      return leave(tag, on: line)
    }
    while open.count - 1 > index, let element = open.popLast() { abandon(element, before: name) }
    if open[index].kind == .parent {
      closeParent(tag, on: line)
    } else {
      closeContent(tag, on: line)
    }
    end(open.removeLast())
  }

  /// A closing tag that fits nothing: taken for the innermost section's if it looks like it.
  private mutating func misspelt(_ tag: Tag, _ name: String, of top: OpenElement) -> Int? {
    note(
      .mismatchedSection, at: tag.range.lowerBound, "'{{/\(name)}}' stands where \(quote(top)) is open",
      help: "write '{{/\(top.name)}}'")
    return Suggestion.closest(to: name, among: [top.name]) == nil ? nil : open.count - 1
  }

  private mutating func closeContent(_ tag: Tag, on line: TagLine) {
    if open.last?.kind == .override, line.begins {
      text(upTo: line.start, lineGoesOn: false)
      cursor = tag.range.upperBound
    } else {
      leave(tag, on: line)
    }
  }

  private mutating func closeParent(_ tag: Tag, on line: TagLine) {
    cursor = tag.range.upperBound
    guard let element = open.last, element.beginsLine, let next = line.next,
      case .parent(var inclusion, let overrides, let end) = program.nodes[element.node]
    else { return }
    cursor = next
    inclusion.isStandalone = true
    program.nodes[element.node] = .parent(inclusion, overrides: overrides, end: end)
    if let leading = element.leadingText {
      program.nodes[leading] = .text(StaticText(bytes: .empty, lineStarts: .empty))
    }
  }

  /// Ends an element that nobody closed. What is inside may have been meant to stand outside.
  mutating func abandon(_ element: OpenElement, before name: String?) {
    let place = name.map { "before '{{/\($0)}}'" } ?? "before the end of the file"
    note(
      .unclosedSection, at: element.tag.range.lowerBound, "\(quote(element)) is not closed \(place)",
      help: "write '{{/\(element.name)}}'")
    program.documents[document].doubtful.append(Span32(element.node..<program.nodes.count))
    end(element)
  }

  /// Says where the element ends.
  mutating func end(_ element: OpenElement) {
    let end = Int32(program.nodes.count)
    switch program.nodes[element.node] {
    case .section(let path, _): program.nodes[element.node] = .section(path, end: end)
    case .inverted(let path, _): program.nodes[element.node] = .inverted(path, end: end)
    case .block(let block, _):
      program.nodes[element.node] = .block(block, end: end)
      guard element.kind == .override, let parent = open.indices.last else { return }
      open[parent].overrides.append(Override(name: block.name, node: Int32(element.node)))
    case .parent(let inclusion, _, _):
      let start = program.overrides.count
      program.overrides += element.overrides
      let overrides = Span32(start..<program.overrides.count)
      program.nodes[element.node] = .parent(inclusion, overrides: overrides, end: end)
    default: break
    }
  }

  private func quote(_ element: OpenElement) -> String {
    "'\(String(decoding: lines.source[element.tag.range], as: UTF8.self))'"
  }
}
