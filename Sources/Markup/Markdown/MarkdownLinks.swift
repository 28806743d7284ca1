import Clibcmark

extension MarkdownRenderer {
  mutating func enterLink(_ node: borrowing MarkdownNode) {
    put("<a href=\"")
    putDestination(node, isImage: false)
    putTitle(node)
    put("\">")
  }

  mutating func enterImage(_ node: borrowing MarkdownNode) {
    imageDepth += 1
    if imageDepth > 1 { return }
    put("<img src=\"")
    putDestination(node, isImage: true)
    put("\" alt=\"")
    block.hasContent = true
  }

  mutating func leaveImage(_ node: borrowing MarkdownNode) {
    imageDepth -= 1
    if imageDepth > 0 { return }
    putTitle(node)
    put("\" />")
  }

  private mutating func putTitle(_ node: borrowing MarkdownNode) {
    node.withTitle { title in
      guard let title else { return }
      put("\" title=\"")
      putRestored(title)
    }
  }

  private mutating func putDestination(_ node: borrowing MarkdownNode, isImage: Bool) {
    let start = node.start
    node.withURL { address in
      if let restored = source.restored(address) {
        putDestination(restored.span, written: address, near: start, isImage: isImage)
      } else {
        putDestination(address, written: address, near: start, isImage: isImage)
      }
    }
  }

  private mutating func putDestination(
    _ address: Span<UInt8>, written: Span<UInt8>, near start: (line: Int, column: Int), isImage: Bool
  ) {
    guard let rewrite, !MarkdownAddress.hasScheme(address) else { return putAddress(address) }
    let link = MarkdownLink(
      destination: String(decoding: Self.bytes(address), as: UTF8.self), isImage: isImage,
      location: locator.location(of: Self.bytes(written), near: start, isDestination: true))
    let destination = rewrite(link) ?? link.destination
    putAddress(destination.utf8Span.span)
  }

  private mutating func putAddress(_ address: Span<UInt8>) {
    if options.unsafeHTML || !MarkdownAddress.isDangerous(address) {
      MarkdownAddress.append(address, to: &output)
    }
  }

  /// Remembers the place of the first raw HTML that is left out.
  mutating func noteDropped(_ node: borrowing MarkdownNode) {
    if document.droppedHTML != nil { return }
    let start = node.start
    document.droppedHTML = node.withLiteral { text in
      if Self.isComment(text) { return nil }
      return locator.location(of: Self.firstWord(of: text), near: start, isDestination: false)
    }
  }

  private static func isComment(_ text: Span<UInt8>) -> Bool {
    guard let start = text.firstRange(of: Array("<!--".utf8)), let end = text.firstRange(of: Array("-->".utf8)) else {
      return false
    }
    return isBlank(text.extracting(0..<start.lowerBound)) && isBlank(text.extracting(end.upperBound..<text.count))
  }

  private static func isBlank(_ text: Span<UInt8>) -> Bool {
    text.indices.allSatisfy { text[$0] <= UInt8(ascii: " ") }
  }

  private static func firstWord(of text: Span<UInt8>) -> [UInt8] {
    Array(bytes(text).drop { $0 <= UInt8(ascii: " ") }.prefix { $0 > UInt8(ascii: " ") })
  }

  private static func bytes(_ text: Span<UInt8>) -> [UInt8] {
    text.withUnsafeBufferPointer(Array.init)
  }
}
