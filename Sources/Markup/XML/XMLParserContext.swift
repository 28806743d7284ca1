import Clibxml2

/// Owns a context of libxml2, which has its bytes piece by piece as it needs them: given all at once it would copy them
/// first.
struct XMLParserContext: ~Copyable {
  /// Fills a buffer with what comes next; gives the number of bytes, 0 at the end.
  typealias Input = (UnsafeMutableRawBufferPointer) -> Int

  let pointer: xmlParserCtxtPtr
  /// The byte of the document that comes first, and about how many come.
  let origin: Int
  let count: Int
  private let input: UnsafeMutablePointer<Input>

  /// Before the first context, once in the process: contexts are then independent, one per thread.
  private static let libraryIsReady: Void = xmlInitParser()

  /// - Parameter bytes: UTF-8, kept alive by the caller; nil when there are none.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, from origin: Int) {
    var rest = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[origin...])
    guard !rest.isEmpty else { return nil }
    self.init(origin: origin, count: rest.count) { room in
      let count = min(room.count, rest.count)
      room.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      return count
    }
  }

  /// - Parameter input: gives UTF-8.
  init?(origin: Int, count: Int, _ read: @escaping Input) {
    _ = Self.libraryIsReady
    let input = UnsafeMutablePointer<Input>.allocate(capacity: 1)
    input.initialize(to: read)
    guard let created = xmlCreateIOParserCtxt(nil, nil, Self.next, nil, input, XML_CHAR_ENCODING_NONE) else {
      input.deinitialize(count: 1).deallocate()
      return nil
    }
    self.input = input
    pointer = created
    self.origin = origin
    self.count = count
  }

  deinit {
    xmlFreeParserCtxt(pointer)
    input.deinitialize(count: 1).deallocate()
  }

  private static let next: xmlInputReadCallback = { input, buffer, room in
    guard let input = input?.assumingMemoryBound(to: Input.self), let buffer else { return -1 }
    return Int32(input.pointee(UnsafeMutableRawBufferPointer(start: buffer, count: Int(room))))
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
