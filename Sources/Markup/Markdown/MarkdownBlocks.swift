import Clibcmark

extension MarkdownRenderer {
  mutating func enterBlock(_ node: borrowing MarkdownNode, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_PARAGRAPH:
      enterParagraph(isTight: node.isTight, isInDocument: node.parentType == CMARK_NODE_DOCUMENT)
    case CMARK_NODE_HEADING: enterHeading(node.headingLevel)
    case CMARK_NODE_CODE_BLOCK: node.withFenceInfo { info in node.withLiteral { codeBlock(info: info, code: $0) } }
    case CMARK_NODE_LIST: enterList(start: node.isOrderedList ? node.listStart : nil)
    case CMARK_NODE_ITEM: putOnNewLine("<li>")
    case CMARK_NODE_BLOCK_QUOTE: putOnNewLine("<blockquote>\n")
    case CMARK_NODE_THEMATIC_BREAK: putOnNewLine("<hr />\n")
    case CMARK_NODE_HTML_BLOCK:
      startLine()
      putRaw(node)
      startLine()
    default: break
    }
  }

  mutating func leaveBlock(_ node: borrowing MarkdownNode, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_PARAGRAPH: leaveParagraph()
    case CMARK_NODE_HEADING: leaveHeading(node.headingLevel)
    case CMARK_NODE_LIST: leaveList(isOrdered: node.isOrderedList)
    case CMARK_NODE_ITEM: put("</li>\n")
    case CMARK_NODE_BLOCK_QUOTE: putOnNewLine("</blockquote>\n")
    default: break
    }
  }

  /// - Parameter start: of an ordered list.
  mutating func enterList(start: Int?) {
    guard let start else { return putOnNewLine("<ul>\n") }
    if start == 1 { return putOnNewLine("<ol>\n") }
    putOnNewLine("<ol start=\"")
    DecimalDigits.append(start, to: &output)
    put("\">\n")
  }

  mutating func leaveList(isOrdered: Bool) { put(isOrdered ? "</ol>\n" : "</ul>\n") }

  /// - Parameter info: what stands behind the fence; its first word is the language.
  mutating func codeBlock(info: Span<UInt8>, code: Span<UInt8>) {
    putOnNewLine("<pre><code")
    if !info.isEmpty {
      var end = 0
      while end < info.count, !Self.isSpace(info[end]) { end += 1 }
      put(" class=\"language-")
      putRestored(info.extracting(0..<end))
      put("\"")
    }
    put(">")
    putRestored(code)
    words.add(code)
    put("</code></pre>\n")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || 9...13 ~= byte
  }

  mutating func putOnNewLine(_ text: StaticString) {
    startLine()
    put(text)
  }

  private mutating func startLine() {
    if let last = output.last, last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
  }
}
