import Clibxml2

/// Owns a context of libxml2 that reads bytes which the caller keeps alive.
struct XMLParserContext: ~Copyable {
  let pointer: xmlParserCtxtPtr
  /// The first byte that is read, and how many are.
  let origin: Int
  let count: Int

  /// Before the first context, once in the process: contexts are then independent, one per thread.
  private static let libraryIsReady: Void = xmlInitParser()

  /// - Parameter bytes: UTF-8; nil when there are none or more than 2 GB.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, from origin: Int) {
    _ = Self.libraryIsReady
    guard let start = bytes.baseAddress, let size = Int32(exactly: bytes.count - origin), size > 0 else { return nil }
    let text = UnsafeRawPointer(start + origin).assumingMemoryBound(to: CChar.self)
    guard let created = xmlCreateMemoryParserCtxt(text, size) else { return nil }
    pointer = created
    self.origin = origin
    count = Int(size)
  }

  deinit {
    xmlFreeParserCtxt(pointer)
  }

  /// No network, no declared encoding (the bytes are UTF-8 already), no entities put in, none of the sizes that
  /// `XML_PARSE_HUGE` allows. Errors go to the handler in `sax`, never to standard error.
  func parse(_ builder: inout XMLTreeBuilder) {
    var options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    if builder.isRecovering { options |= XML_PARSE_RECOVER.rawValue }
    xmlCtxtUseOptions(pointer, Int32(options))
    pointer.pointee.sax.pointee = XMLCallbacks.handler()
    withUnsafeMutablePointer(to: &builder) { target in
      pointer.pointee.userData = UnsafeMutableRawPointer(target)
      xmlParseDocument(pointer)
      pointer.pointee.userData = nil
    }
  }
}
