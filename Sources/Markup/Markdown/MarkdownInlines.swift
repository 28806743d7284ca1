import Clibcmark

extension MarkdownRenderer {
  /// False if the node is a block.
  mutating func inline(_ node: borrowing MarkdownNode, _ type: cmark_node_type, _ isEntering: Bool) -> Bool {
    switch type {
    case CMARK_NODE_TEXT: text(node)
    case CMARK_NODE_SOFTBREAK: lineBreak("\n")
    case CMARK_NODE_LINEBREAK: lineBreak("<br />\n")
    case CMARK_NODE_CODE: code(node)
    case CMARK_NODE_EMPH: put(isEntering ? "<em>" : "</em>")
    case CMARK_NODE_STRONG: put(isEntering ? "<strong>" : "</strong>")
    case CMARK_NODE_LINK: if isEntering { enterLink(node) } else { put("</a>") }
    case CMARK_NODE_IMAGE: if isEntering { enterImage(node) } else { node.withTitle { leaveImage(title: $0) } }
    case CMARK_NODE_HTML_INLINE:
      putRaw(node)
      block.hasContent = true
    default: return false
    }
    return true
  }

  private mutating func text(_ node: borrowing MarkdownNode) {
    guard let tokens = source.tokens else { return node.withLiteral { plainText($0) } }
    let parentType = node.parentType
    let isAddress = parentType == CMARK_NODE_LINK && node.isAutolinkText
    node.withLiteral { text in
      if isAddress, let restored = source.restored(text) {
        plainText(restored.span)
      } else {
        textWithInserts(text, tokens, parentType: parentType)
      }
    }
  }

  mutating func plainText(_ text: Span<UInt8>) {
    putEscaped(text)
    words.add(text)
    block.collect(text)
  }

  /// Text in which nothing is to be escaped.
  mutating func cleanText(_ text: Span<UInt8>) {
    output.append(text)
    words.add(text)
    block.collect(text)
  }

  mutating func lineBreak(_ markup: StaticString) {
    if !isAtSplitStart { put(markup) }
    words.endWord()
    block.collectSpace()
  }

  private mutating func code(_ node: borrowing MarkdownNode) {
    put("<code>")
    node.withLiteral { text in
      if let restored = source.restored(text) { plainText(restored.span) } else { plainText(text) }
    }
    put("</code>")
    block.hasContent = true
  }

  /// A node within an image: its text is the image's alternative text, without markup.
  mutating func alternative(_ node: borrowing MarkdownNode, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_TEXT: node.withLiteral { alternativeText($0) }
    case CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      node.withLiteral { text in
        if let restored = source.restored(text) { putAlternative(restored.span) } else { putAlternative(text) }
      }
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: alternativeSpace()
    default: break
    }
  }

  mutating func alternativeSpace() {
    put(" ")
    block.collectSpace()
  }

  private mutating func alternativeText(_ text: Span<UInt8>) {
    var written = 0
    while let hit = source.tokens?.next(in: text, from: written) {
      putAlternative(text.extracting(written..<hit.range.lowerBound))
      block.pending.append(hit.index)
      written = hit.range.upperBound
    }
    putAlternative(text.extracting(written..<text.count))
  }

  mutating func putAlternative(_ text: Span<UInt8>) {
    putEscaped(text)
    block.collectAlternative(text)
  }
}
