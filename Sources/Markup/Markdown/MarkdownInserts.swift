import Clibcmark

extension MarkdownRenderer {
  /// Text in which tokens stand for inserts.
  mutating func textWithInserts(_ text: Span<UInt8>, _ tokens: InsertTokens, parentType: cmark_node_type) {
    var written = 0
    while let hit = tokens.next(in: text, from: written) {
      textRun(text.extracting(written..<hit.range.lowerBound))
      written = hit.range.upperBound
      words.endWord()
      if parentType == CMARK_NODE_PARAGRAPH {
        splitParagraph(at: hit.index)
      } else {
        block.pending.append(hit.index)
      }
    }
    textRun(text.extracting(written..<text.count))
  }

  private mutating func textRun(_ text: Span<UInt8>) {
    var start = 0
    while start < text.count, text[start] <= UInt8(ascii: " ") { start += 1 }
    let isBlank = start == text.count
    if isAtSplitStart {
      plainText(text.extracting(start..<text.count))
    } else {
      plainText(text)
    }
    if !isBlank { block.hasContent = true }
  }

  /// Nothing was written yet since an insert: white space and line breaks there would show as gaps.
  var isAtSplitStart: Bool { block.isSplit && !block.hasContent }

  /// The block (since its last insert, if any) held nothing but inserts.
  var isEmptiedByInserts: Bool { (block.isSplit || !block.pending.isEmpty) && !block.hasContent }

  private mutating func splitParagraph(at index: Int) {
    block.collectSpace()
    trimEnd()
    if !block.hasContent {
      output.removeAll(from: block.start)
    } else if !block.isTight {
      put("</p>\n")
    }
    putPendingInserts()
    putInsert(index)
    block.isSplit = true
    block.hasContent = false
    block.start = output.count
    if !block.isTight { put("<p>") }
    block.contentStart = output.count
  }

  mutating func putPendingInserts() {
    if block.pending.isEmpty { return }
    for index in block.pending { putInsert(index) }
    block.pending = []
  }

  private mutating func putInsert(_ index: Int) {
    endPiece()
    document.pieces.append(.insert(index))
  }

  /// Removes white space and line breaks from the end of the block.
  mutating func trimEnd() {
    let lineBreak: StaticString = "<br />"
    while output.count > block.contentStart {
      if let last = output.last, last <= UInt8(ascii: " ") {
        output.removeLast()
      } else if output.ends(with: lineBreak, from: block.contentStart) {
        output.removeLast(lineBreak.utf8CodeUnitCount)
      } else {
        return
      }
    }
  }
}
