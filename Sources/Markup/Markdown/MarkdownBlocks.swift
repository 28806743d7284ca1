import Clibcmark

extension MarkdownRenderer {
  mutating func enterBlock(_ node: borrowing MarkdownNode, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_PARAGRAPH: enterParagraph(node)
    case CMARK_NODE_HEADING: enterHeading(node)
    case CMARK_NODE_CODE_BLOCK: codeBlock(node)
    case CMARK_NODE_LIST: enterList(node)
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
    case CMARK_NODE_LIST: put(node.isOrderedList ? "</ol>\n" : "</ul>\n")
    case CMARK_NODE_ITEM: put("</li>\n")
    case CMARK_NODE_BLOCK_QUOTE: putOnNewLine("</blockquote>\n")
    default: break
    }
  }

  private mutating func enterList(_ node: borrowing MarkdownNode) {
    if !node.isOrderedList { return putOnNewLine("<ul>\n") }
    let start = node.listStart
    if start == 1 { return putOnNewLine("<ol>\n") }
    putOnNewLine("<ol start=\"")
    output += String(start).utf8
    put("\">\n")
  }

  private mutating func codeBlock(_ node: borrowing MarkdownNode) {
    putOnNewLine("<pre><code")
    node.withFenceInfo { text in
      var end = 0
      while end < text.count, !Self.isSpace(text[end]) { end += 1 }
      if text.isEmpty { return }
      put(" class=\"language-")
      putRestored(text.extracting(0..<end))
      put("\"")
    }
    put(">")
    node.withLiteral { text in
      putRestored(text)
      words.add(text)
    }
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
