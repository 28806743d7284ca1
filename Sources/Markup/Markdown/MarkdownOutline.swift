import Clibcmark

/// Where those blocks of a Markdown text stand that hold no prose: code, and raw HTML.
public struct MarkdownOutline: Sendable {
  public struct Block: Sendable, Hashable {
    /// Indices of the text: from the start of its first line to behind the end of its last.
    public var range: Range<Int>
    /// Whether it stands in a list or quotation.
    public var isContained: Bool
  }

  /// Fenced or indented (CommonMark 0.31, 4.4 and 4.5), in order; blank lines behind the latter are in its range.
  public private(set) var code: [Block] = []
  /// CommonMark 0.31, 4.6.
  public private(set) var html: [Block] = []

  public init(_ text: ArraySlice<UInt8>) {
    let starts = MarkdownLocator.lineStarts(of: text)
    var blocks: [(isCode: Bool, block: Block)] = []
    MarkdownTree(parsing: MarkdownSource(text, inserts: []), smart: false).walk { node, isEntering in
      guard isEntering, node.type == CMARK_NODE_CODE_BLOCK || node.type == CMARK_NODE_HTML_BLOCK else { return }
      let isCode = node.type == CMARK_NODE_CODE_BLOCK
      let first = min(max(node.start.line, 1), starts.count)
      // libcmark ends raw HTML before its last line when that line says that it is the last.
      let raw = isCode ? first : first + node.withLiteral { Self.lineEnds(in: $0) } - 1
      let last = min(max(node.endLine, first, raw), starts.count)
      let end = last < starts.count ? starts[last] : text.endIndex
      blocks.append(
        (isCode, Block(range: starts[first - 1]..<end, isContained: node.parentType != CMARK_NODE_DOCUMENT)))
    }
    code = blocks.filter(\.isCode).map(\.block)
    html = blocks.filter { !$0.isCode }.map(\.block)
  }

  private static func lineEnds(in text: Span<UInt8>) -> Int {
    var count = 0
    for index in text.indices where text[index] == 0x0A { count += 1 }
    return count
  }
}
