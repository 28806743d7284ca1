import Clibxml2

/// The way from libxml2 into a builder: its user data is a pointer to the `XMLTreeBuilder`.
enum XMLCallbacks {
  /// Only what a tree needs. Without a handler for declarations libxml2 keeps none.
  static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = startElement
    handler.endElementNs = { context, _, _, _ in XMLCallbacks.builder(context).pointee.endElement() }
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.cdataBlock = characters
    handler.getEntity = { context, name in name.flatMap { XMLCallbacks.builder(context).pointee.entity(named: $0) } }
    handler.serror = { context, error in
      guard let context, let error else { return }
      XMLCallbacks.builder(context).pointee.report(error.pointee)
    }
    return handler
  }

  @inline(__always)
  private static func builder(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLTreeBuilder> {
    guard let context else { preconditionFailure("a callback without user data") }
    return context.assumingMemoryBound(to: XMLTreeBuilder.self)
  }

  private static let startElement: startElementNsSAX2Func = {
    context, local, prefix, uri, namespaceCount, _, attributeCount, defaultedCount, attributes in
    guard let local else { return }
    let name = XMLNameTable.Key(local: local, prefix: prefix, uri: uri)
    builder(context).pointee.startElement(
      name, attributes: attributes, count: Int(attributeCount - defaultedCount), namespaces: Int(namespaceCount))
  }

  private static let characters: charactersSAXFunc = { context, text, count in
    guard let text, count > 0 else { return }
    builder(context).pointee.characters(UnsafeBufferPointer(start: text, count: Int(count)))
  }
}
