import Clibxml2

/// Hands the events of libxml2's HTML parser to a writer.
struct HTMLTokens {
  private var writer: SanitizedWriter

  /// - Parameter bytes: valid UTF-8.
  static func read(_ bytes: Span<UInt8>, into writer: consuming SanitizedWriter) -> HTML {
    var tokens = HTMLTokens(writer: writer)
    guard let context = HTMLParserContext(source(bytes).span) else { return HTML() }
    var handler = handler()
    withUnsafeMutablePointer(to: &handler) { handler in
      withUnsafeMutablePointer(to: &tokens) { tokens in context.parse(handler, tokens) }
    }
    return tokens.writer.finish()
  }

  /// Cleaned (libxml2 stops at NUL), and in an element of no meaning, because libxml2 wraps what stands in none into
  /// paragraphs.
  private static func source(_ bytes: Span<UInt8>) -> [UInt8] {
    var source = Array("<x>".utf8)
    source.reserveCapacity(bytes.count + 3)
    if CleanText.isClean(bytes) {
      return bytes.withUnsafeBufferPointer { HTMLSource.appending($0, to: source) }
    }
    return CleanText.cleaned(bytes).withUnsafeBufferPointer { HTMLSource.appending($0, to: source) }
  }

  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.startElement = { context, name, attributes in HTMLTokens.start(context, name, attributes) }
    handler.endElement = { context, _ in HTMLTokens.with(context) { $0.end() } }
    handler.characters = { context, bytes, count in HTMLTokens.text(context, bytes, count) }
    handler.cdataBlock = { context, bytes, count in HTMLTokens.text(context, bytes, count) }
    handler.ignorableWhitespace = { context, bytes, count in HTMLTokens.text(context, bytes, count) }
    return handler
  }

  private static func with(_ context: UnsafeMutableRawPointer?, _ body: (inout SanitizedWriter) -> Void) {
    guard let tokens = context?.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private else { return }
    body(&tokens.assumingMemoryBound(to: HTMLTokens.self).pointee.writer)
  }

  private static func start(
    _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let name else { return }
    let element = HTMLElement(name: UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))
    with(context) { writer in
      let allowed = element.map { writer.policy.attributes(of: $0) } ?? []
      writer.start(element, allowed.isEmpty ? [] : pairs(attributes, allowed))
      // Each end tag is looked for among all that is open: a limit keeps that linear.
      if writer.isFull { xmlStopParser(context?.assumingMemoryBound(to: xmlParserCtxt.self)) }
    }
  }

  /// The allowed ones of a list of names and values that ends with nil.
  private static func pairs(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ allowed: [StaticString]
  ) -> [HTMLAttribute] {
    guard let attributes else { return [] }
    var pairs: [HTMLAttribute] = []
    var index = 0
    while let name = attributes[index] {
      if let known = allowed.first(where: { isSpelled($0, name) }) {
        pairs.append(HTMLAttribute(name: known, value: attributes[index + 1].map { String(cString: $0) } ?? ""))
      }
      index += 2
    }
    return pairs
  }

  /// The parser makes names lower case.
  private static func isSpelled(_ name: StaticString, _ bytes: UnsafePointer<xmlChar>) -> Bool {
    xmlStrEqual(name.utf8Start, bytes) != 0
  }

  private static func text(_ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
    with(context) { $0.text(Span(_unsafeElements: UnsafeBufferPointer(start: bytes, count: Int(count)))) }
  }
}
