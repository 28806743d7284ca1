import Clibxml2

/// A decoder of libxml2, which has some itself and asks iconv for the rest.
struct CharacterDecoder: ~Copyable {
  private let handler: xmlCharEncodingHandlerPtr

  /// Nil for an unknown encoding.
  init?(_ label: String) {
    guard let handler = xmlFindCharEncodingHandler(label) else { return nil }
    self.handler = handler
  }

  deinit {
    xmlCharEncCloseFunc(handler)
  }

  /// In pieces, because libxml2 moves what is left after each error.
  private static let piece = 4096
  /// A document with more errors than this is not in that encoding.
  private static let errorLimit = 1000

  /// UTF-8 with U+FFFD for bytes that do not fit, and where the first of these stands; nil when next to nothing fits.
  func decode(_ bytes: [UInt8]) -> (bytes: [UInt8], firstError: Int?)? {
    guard let input = xmlBufferCreateSize(Self.piece * 2), let output = xmlBufferCreateSize(Self.piece * 4) else {
      return nil
    }
    defer {
      xmlBufferFree(input)
      xmlBufferFree(output)
    }
    // Of this thread: libxml2 would else write errors to standard error.
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    return decode(bytes, input, output)
  }

  private func decode(
    _ bytes: [UInt8], _ input: xmlBufferPtr, _ output: xmlBufferPtr
  ) -> (bytes: [UInt8], firstError: Int?)? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 2)
    var errors = 0
    var firstError: Int?
    var next = 0
    while next < bytes.count || xmlBufferLength(input) > 0 {
      next += Self.fill(input, bytes, from: next)
      let before = xmlBufferLength(input)
      let status = xmlCharEncInFunc(handler, output, input)
      Self.move(output, to: &result)
      let isStuck = xmlBufferLength(input) == before && next == bytes.count
      guard status == -2 || isStuck else { continue }
      errors += 1
      guard errors <= Self.errorLimit else { return nil }
      if firstError == nil { firstError = result.count }
      result.append(scalar: 0xFFFD)
      xmlBufferShrink(input, 1)
    }
    return TextEncoding.firstError(result[...]) == nil ? (result, firstError) : nil
  }

  private static func fill(_ input: xmlBufferPtr, _ bytes: [UInt8], from start: Int) -> Int {
    let count = min(piece - min(Int(xmlBufferLength(input)), piece), bytes.count - start)
    guard count > 0 else { return 0 }
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      _ = xmlBufferAdd(input, base + start, Int32(count))
    }
    return count
  }

  private static func move(_ output: xmlBufferPtr, to result: inout [UInt8]) {
    guard let content = xmlBufferContent(output) else { return }
    result.append(contentsOf: UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(output))))
    xmlBufferEmpty(output)
  }
}
