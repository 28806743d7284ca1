extension MarkdownRenderer {
  mutating func enterParagraph(isTight: Bool, isInDocument: Bool) {
    enterTextBlock(isTight: isTight, tag: "<p>", collectsPlain: isInDocument && document.firstParagraph.isEmpty)
  }

  mutating func leaveParagraph() {
    if block.collectsPlain { document.firstParagraph = HeadingIDs.string(block.foldedPlain().span) }
    if isEmptiedByInserts {
      output.removeAll(from: block.start)
    } else if !block.isTight {
      put("</p>\n")
    }
    putPendingInserts()
  }

  mutating func enterHeading(_ level: Int) {
    let tags: [StaticString] = ["<h1>", "<h2>", "<h3>", "<h4>", "<h5>", "<h6>"]
    enterTextBlock(isTight: false, tag: tags[level - 1], collectsPlain: true)
    block.collectsAlternatives = true
  }

  mutating func leaveHeading(_ level: Int) {
    if !block.pending.isEmpty { trimEnd() }
    if isEmptiedByInserts {
      output.removeAll(from: block.start)
    } else {
      endHeading(level)
    }
    putPendingInserts()
  }

  private mutating func endHeading(_ level: Int) {
    let text = block.foldedPlain()
    var heading = MarkdownDocument.Heading(level: level, id: "", text: HeadingIDs.string(text.span))
    if options.headingIDs {
      heading.id = ids.id(for: text.span)
      output.insert(" id=\"\(heading.id)\"", at: block.contentStart - 1)
    }
    document.headings.append(heading)
    let tags: [StaticString] = ["</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"]
    put(tags[level - 1])
  }

  private mutating func enterTextBlock(isTight: Bool, tag: StaticString, collectsPlain: Bool) {
    block = OpenBlock()
    block.isTight = isTight
    block.collectsPlain = collectsPlain
    if isTight {
      block.start = output.count
    } else {
      putOnNewLine(tag)
      block.start = output.count - tag.utf8CodeUnitCount
    }
    block.contentStart = output.count
  }
}
