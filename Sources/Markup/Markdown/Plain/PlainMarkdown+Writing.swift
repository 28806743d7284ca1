/// From the parts of a text to HTML.
extension PlainMarkdown {
  mutating func writeInlines() {
    for number in inlines.tokens.indices {
      let token = inlines.tokens[number]
      if renderer.imageDepth > 0 { writeAlternative(token) } else { write(token) }
    }
  }

  private mutating func write(_ token: PlainInlines.Token) {
    switch token.kind {
    case .text: renderer.cleanText(part(token.range).span)
    case .escaped: renderer.plainText(part(token.range).span)
    case .sign(let sign): renderer.put(sign)
    case .code: code(token.range)
    case .softBreak: renderer.lineBreak("\n")
    case .hardBreak: renderer.lineBreak("<br />\n")
    case .delimiter: write(inlines.emphasis.delimiters[Int(token.value)], token)
    case .link: link(inlines.links[Int(token.value)], isImage: false)
    case .linkEnd: renderer.put("</a>")
    case .image: link(inlines.links[Int(token.value)], isImage: true)
    case .imageEnd: break
    }
  }

  private mutating func write(_ delimiter: PlainEmphasis.Delimiter, _ token: PlainInlines.Token) {
    if let quote = delimiter.quote { return renderer.put(quote) }
    for index in 0..<delimiter.ends.count {
      renderer.put(delimiter.ends.isStrong(index) ? "</strong>" : "</em>")
    }
    if delimiter.rest > 0 {
      renderer.cleanText(part(token.range.prefix(delimiter.rest)).span)
    }
    for index in (0..<delimiter.begins.count).reversed() {
      renderer.put(delimiter.begins.isStrong(index) ? "<strong>" : "<em>")
    }
  }

  private mutating func code(_ range: Range<Int>) {
    renderer.put("<code>")
    withCode(range) { renderer, text in renderer.plainText(text) }
    renderer.put("</code>")
  }

  /// Line ends in code are blanks, and one blank at each end is left out (CommonMark 0.30, section 6.1).
  private mutating func withCode(_ range: Range<Int>, _ use: (inout MarkdownRenderer, Span<UInt8>) -> Void) {
    let range = unpadded(range)
    guard bytes[range].contains(0x0A) else { return use(&renderer, part(range).span) }
    let text = bytes[range].map { $0 == 0x0A ? UInt8(ascii: " ") : $0 }
    use(&renderer, text.span)
  }

  private func unpadded(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last, Self.isBlank(bytes[first]), Self.isBlank(bytes[last]),
      !bytes[range].allSatisfy(Self.isBlank)
    else { return range }
    return first + 1..<last
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == 0x0A }

  private mutating func link(_ link: PlainInlines.Link, isImage: Bool) {
    let address = part(link.destination)
    let place = MarkdownPlace.index(link.destination.lowerBound)
    if isImage {
      renderer.enterImage(address.span, place)
    } else if let title = link.title {
      renderer.enterLink(address.span, title: part(title).span, place)
    } else {
      renderer.enterLink(address.span, title: nil, place)
    }
  }

  /// Within an image only text is written.
  private mutating func writeAlternative(_ token: PlainInlines.Token) {
    switch token.kind {
    case .text, .escaped: renderer.putAlternative(part(token.range).span)
    case .sign(let sign): renderer.put(sign)
    case .code: withCode(token.range) { renderer, text in renderer.putAlternative(text) }
    case .softBreak, .hardBreak: renderer.alternativeSpace()
    case .delimiter: writeAlternative(inlines.emphasis.delimiters[Int(token.value)], token)
    case .image: renderer.imageDepth += 1
    case .imageEnd: endImage(inlines.links[Int(token.value)])
    case .link, .linkEnd: break
    }
  }

  private mutating func writeAlternative(_ delimiter: PlainEmphasis.Delimiter, _ token: PlainInlines.Token) {
    if let quote = delimiter.quote {
      renderer.put(quote)
    } else if delimiter.rest > 0 {
      renderer.putAlternative(part(token.range.prefix(delimiter.rest)).span)
    }
  }

  private mutating func endImage(_ link: PlainInlines.Link) {
    if let title = link.title {
      renderer.leaveImage(title: part(title).span)
    } else {
      renderer.leaveImage(title: nil)
    }
  }
}

extension MarkdownRenderer {
  fileprivate mutating func put(_ sign: PlainSign) {
    let text = sign.text
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    if imageDepth > 0 { putAlternative(bytes.span) } else { cleanText(bytes.span) }
  }
}

extension PlainEmphasis.Delimiter {
  /// Nil for what is no quotation mark.
  fileprivate var quote: PlainSign? {
    switch character {
    case UInt8(ascii: "'"): isOpening ? .openingSingleQuote : .closingSingleQuote
    case UInt8(ascii: "\""): isOpening ? .openingQuote : .closingQuote
    default: nil
    }
  }
}

extension PlainSign {
  fileprivate var text: StaticString {
    switch self {
    case .shortDash: "–"
    case .longDash: "—"
    case .dots: "…"
    case .openingSingleQuote: "‘"
    case .closingSingleQuote: "’"
    case .openingQuote: "“"
    case .closingQuote: "”"
    }
  }
}
