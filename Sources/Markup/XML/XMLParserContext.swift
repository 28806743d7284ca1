import Clibxml2

/// Owns a context of libxml2 that reads bytes which the caller keeps alive.
struct XMLParserContext: ~Copyable {
  let pointer: xmlParserCtxtPtr
  /// The first byte that is read, and how many are.
  let origin: Int
  let count: Int
  private let input: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>

  /// Before the first context, once in the process: contexts are then independent, one per thread.
  private static let libraryIsReady: Void = xmlInitParser()

  /// libxml2 has the bytes piece by piece as it needs them: given all at once it would copy them first.
  /// - Parameter bytes: UTF-8; nil when there are none or more than 2 GB.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, from origin: Int) {
    _ = Self.libraryIsReady
    let rest = UnsafeBufferPointer(rebasing: bytes[origin...])
    guard !rest.isEmpty, Int32(exactly: rest.count) != nil else { return nil }
    let input = UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>.allocate(capacity: 1)
    input.initialize(to: rest)
    guard let created = xmlCreateIOParserCtxt(nil, nil, Self.next, nil, input, XML_CHAR_ENCODING_NONE) else {
      input.deallocate()
      return nil
    }
    self.input = input
    pointer = created
    self.origin = origin
    count = rest.count
  }

  deinit {
    xmlFreeParserCtxt(pointer)
    input.deallocate()
  }

  /// Hands over up to `room` bytes of what is left.
  private static let next: xmlInputReadCallback = { input, buffer, room in
    guard let rest = input?.assumingMemoryBound(to: UnsafeBufferPointer<UInt8>.self), let buffer else { return -1 }
    let count = min(Int(room), rest.pointee.count)
    guard count > 0, let start = rest.pointee.baseAddress else { return 0 }
    UnsafeMutableRawPointer(buffer).copyMemory(from: start, byteCount: count)
    rest.pointee = UnsafeBufferPointer(rebasing: rest.pointee[count...])
    return Int32(count)
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
