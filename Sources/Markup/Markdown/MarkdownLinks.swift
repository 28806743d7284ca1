import Clibcmark

extension MarkdownRenderer {
  mutating func enterLink(_ node: borrowing MarkdownNode) {
    node.withURL { address in
      node.withTitle { enterLink(address, title: $0, .near(node.start)) }
    }
  }

  mutating func enterLink(_ address: Span<UInt8>, title: Span<UInt8>?, _ place: MarkdownPlace) {
    put("<a href=\"")
    putDestination(address, place, isImage: false)
    putTitle(title)
    put("\">")
  }

  mutating func enterImage(_ node: borrowing MarkdownNode) {
    node.withURL { enterImage($0, .near(node.start)) }
  }

  mutating func enterImage(_ address: Span<UInt8>, _ place: MarkdownPlace) {
    imageDepth += 1
    if imageDepth > 1 { return }
    put("<img src=\"")
    putDestination(address, place, isImage: true)
    put("\" alt=\"")
    block.hasContent = true
  }

  mutating func leaveImage(title: Span<UInt8>?) {
    imageDepth -= 1
    if imageDepth > 0 { return }
    putTitle(title)
    put("\" />")
  }

  private mutating func putTitle(_ title: Span<UInt8>?) {
    guard let title else { return }
    put("\" title=\"")
    putRestored(title)
  }

  private mutating func putDestination(_ written: Span<UInt8>, _ place: MarkdownPlace, isImage: Bool) {
    if let restored = source.restored(written) {
      putDestination(restored.span, written: written, place, isImage: isImage)
    } else {
      putDestination(written, written: written, place, isImage: isImage)
    }
  }

  private mutating func putDestination(
    _ address: Span<UInt8>, written: Span<UInt8>, _ place: MarkdownPlace, isImage: Bool
  ) {
    guard let rewrite, !MarkdownAddress.hasScheme(address) else { return putAddress(address) }
    let link = MarkdownLink(
      destination: String(decoding: Self.bytes(address), as: UTF8.self), isImage: isImage,
      location: locator.location(of: Self.bytes(written), place, isDestination: true))
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
      return locator.location(of: Self.firstWord(of: text), .near(start), isDestination: false)
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
