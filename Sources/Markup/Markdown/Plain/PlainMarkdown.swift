import Clibcmark

/// Renders Markdown as most pages have it: paragraphs, headings, fenced code, lists of single paragraphs, and in them
/// emphasis, code, links and images written out. It writes what libcmark's tree gives, several times as fast. A document
/// that holds anything else (references, raw HTML, quotations, nested lists, …) it leaves to libcmark, whole.
struct PlainMarkdown: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next line begins.
  var index = 0
  var renderer: MarkdownRenderer
  var inlines: PlainInlines

  /// - Returns: nil for what is not plain.
  static func render(
    _ source: MarkdownSource, options: MarkdownOptions, rewrite: ((MarkdownLink) -> String?)?
  ) -> MarkdownDocument? {
    guard source.tokens == nil, source.isValid else { return nil }
    return source.bytes.withUnsafeBufferPointer { bytes in
      guard isPlain(bytes) else { return nil }
      var reader = PlainMarkdown(
        bytes: bytes, renderer: MarkdownRenderer(source: source, options: options, rewrite: rewrite),
        inlines: PlainInlines(bytes, isSmart: options.smart))
      return reader.run() ? reader.renderer.finish() : nil
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, renderer: consuming MarkdownRenderer, inlines: consuming PlainInlines)
  {
    self.bytes = bytes
    self.renderer = renderer
    self.inlines = inlines
  }

  /// No byte order mark, no NUL, no line ends but `\n`.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    return bytes.count < Int(Int32.max) && bytes.first != 0xEF && memchr(base, 0x0D, bytes.count) == nil
      && memchr(base, 0, bytes.count) == nil
  }

  private mutating func run() -> Bool {
    while let line = line(at: index) {
      guard block(line) else { return false }
    }
    return true
  }

  private mutating func block(_ line: PlainLine) -> Bool {
    let kind = kind(at: line.text, end: line.end, isInParagraph: false)
    guard line.indentation == 0 || kind == .blank || kind == .text && line.indentation < 4 else { return false }
    index = line.next
    switch kind {
    case .blank: return true
    case .text: return paragraph(line)
    case .heading(let level): return heading(line, level)
    case .fence: return fencedCode(line)
    case .thematicBreak:
      renderer.words.endWord()
      renderer.putOnNewLine("<hr />\n")
      return true
    case .item(let marker): return list(line, marker)
    case .other: return false
    }
  }

  private mutating func paragraph(_ first: PlainLine) -> Bool {
    guard let text = paragraphText(first) else { return false }
    return paragraph(text, isTight: false, isInDocument: true)
  }

  mutating func paragraph(_ text: Range<Int>, isTight: Bool, isInDocument: Bool) -> Bool {
    guard inlines.read(text) else { return false }
    renderer.words.endWord()
    renderer.enterParagraph(isTight: isTight, isInDocument: isInDocument)
    writeInlines()
    renderer.leaveParagraph()
    return true
  }

  private mutating func heading(_ line: PlainLine, _ level: Int) -> Bool {
    let start = min(line.end, line.text + level + 1)
    guard inlines.read(trimmed(start..<max(start, headingEnd(line)))) else { return false }
    renderer.words.endWord()
    renderer.enterHeading(level)
    writeInlines()
    renderer.leaveHeading(level)
    return true
  }

  /// Before `#` that close a heading, which white space parts from its text.
  private func headingEnd(_ line: PlainLine) -> Int {
    let end = trimmed(line.text..<line.end).upperBound
    var text = end
    while text > line.text, bytes[text - 1] == UInt8(ascii: "#") { text -= 1 }
    return text < end && text > line.text && bytes[text - 1] == UInt8(ascii: " ") ? text - 1 : end
  }

  /// Without blanks at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
    return start..<end
  }
}
