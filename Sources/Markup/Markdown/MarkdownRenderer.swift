import Clibcmark

/// Writes a tree as HTML in one walk, byte for byte as libcmark does, and notes on the way what a site wants to know.
struct MarkdownRenderer: ~Copyable {
  let source: MarkdownSource
  let options: MarkdownOptions
  let rewrite: ((MarkdownLink) -> String?)?
  var document = MarkdownDocument()
  /// The piece that is being written.
  var output: ByteBuffer
  /// The paragraph or heading that the walk is in.
  var block = OpenBlock()
  /// Images around the walk's place: within one, only text is written.
  var imageDepth = 0
  var words: WordCounter
  var ids = HeadingIDs()
  var locator: MarkdownLocator

  init(source: MarkdownSource, options: MarkdownOptions, rewrite: ((MarkdownLink) -> String?)?) {
    self.source = source
    self.options = options
    self.rewrite = rewrite
    words = WordCounter(isCounting: options.countsWords)
    locator = MarkdownLocator(source)
    output = ByteBuffer(capacity: source.bytes.count + source.bytes.count / 2 + 64)
  }

  mutating func visit(_ node: borrowing MarkdownNode, isEntering: Bool) {
    let type = node.type
    if imageDepth > 0, type != CMARK_NODE_IMAGE {
      alternative(node, type)
    } else if !inline(node, type, isEntering) {
      words.endWord()
      if isEntering { enterBlock(node, type) } else { leaveBlock(node, type) }
    }
  }

  mutating func finish() -> MarkdownDocument {
    if !output.isEmpty { document.pieces.append(.html(HTML(trusted: output.bytes))) }
    document.wordCount = words.count
    return document
  }

  mutating func endPiece() {
    if output.isEmpty { return }
    document.pieces.append(.html(HTML(trusted: output.bytes)))
    output.removeAll()
  }

  mutating func put(_ text: StaticString) {
    Escape.append(text, to: &output)
  }

  /// A single quote stays as it is.
  mutating func putEscaped(_ text: Span<UInt8>) {
    Escape.copy(text, into: &output, mayHoldSpecial: Escape.mayHoldMarkup, isSpecial: Escape.isMarkup) {
      bytes, index, output in
      Escape.append(Escape.reference(bytes[index]), to: &output)
      return 1
    }
  }

  /// Text in which inserts are no inserts, such as code.
  mutating func putRestored(_ text: Span<UInt8>) {
    if let restored = source.restored(text) { putEscaped(restored.span) } else { putEscaped(text) }
  }

  /// Raw HTML, unless it is left out.
  mutating func putRaw(_ node: borrowing MarkdownNode) {
    if !options.unsafeHTML {
      put("<!-- raw HTML omitted -->")
      noteDropped(node)
      return
    }
    node.withLiteral { text in
      if let restored = source.restored(text) { putRaw(restored.span) } else { putRaw(text) }
    }
  }

  private mutating func putRaw(_ text: Span<UInt8>) {
    guard options.root != "/" else { return output.append(text) }
    var rooted: [UInt8] = []
    text.withUnsafeBufferPointer { RootedMarkup.append($0, below: options.root, to: &rooted) }
    output.append(rooted.span)
  }
}
