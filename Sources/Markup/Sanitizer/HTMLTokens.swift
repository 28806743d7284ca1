import Clibxml2

/// What the HTML parser meets, in order.
protocol HTMLTokenReader: AnyObject {
  func start(_ name: String, _ attributes: [(name: String, value: String)])
  func end(_ name: String)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// Events of libxml2's HTML parser for a piece of UTF-8.
enum HTMLTokens {
  private final class Box {
    let reader: any HTMLTokenReader
    init(_ reader: any HTMLTokenReader) { self.reader = reader }
  }

  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  static func read(_ bytes: [UInt8], into reader: any HTMLTokenReader) {
    guard isReady, bytes.count < Int32.max, !bytes.isEmpty else { return }
    // Bytes of no character, and NUL, at which the parser would stop.
    var source = bytes
    if String(validating: bytes, as: UTF8.self) == nil { source = Array(String(decoding: bytes, as: UTF8.self).utf8) }
    source.removeAll { $0 == 0 }
    let box = Box(reader)
    var handler = xmlSAXHandler()
    handler.startElement = { context, name, attributes in
      HTMLTokens.reader(context).start(HTMLTokens.text(name), HTMLTokens.pairs(attributes))
    }
    handler.endElement = { context, name in HTMLTokens.reader(context).end(HTMLTokens.text(name)) }
    handler.characters = { context, bytes, count in HTMLTokens.characters(context, bytes, count) }
    handler.cdataBlock = { context, bytes, count in HTMLTokens.characters(context, bytes, count) }
    handler.ignorableWhitespace = { context, bytes, count in HTMLTokens.characters(context, bytes, count) }
    withExtendedLifetime(box) {
      withUnsafeMutablePointer(to: &handler) { handler in
        let pointer = Unmanaged.passUnretained(box).toOpaque()
        parse(source, handler, pointer)
      }
    }
  }

  private static func parse(
    _ bytes: [UInt8], _ handler: UnsafeMutablePointer<xmlSAXHandler>, _ user: UnsafeMutableRawPointer
  ) {
    bytes.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let context = htmlCreateMemoryParserCtxt(start, Int32(buffer.count)) else { return }
      let own = context.pointee.sax
      context.pointee.sax = handler
      context.pointee.userData = user
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
        | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NOIMPLIED.rawValue
      htmlCtxtUseOptions(context, Int32(options))
      if let utf8 = xmlFindCharEncodingHandler("UTF-8") { xmlSwitchToEncoding(context, utf8) }
      htmlParseDocument(context)
      context.pointee.sax = own
      if let document = context.pointee.myDoc { xmlFreeDoc(document) }
      context.pointee.myDoc = nil
      htmlFreeParserCtxt(context)
    }
  }

  private static func reader(_ context: UnsafeMutableRawPointer?) -> any HTMLTokenReader {
    guard let context else { preconditionFailure("the parser hands back what `parse` gave it") }
    return Unmanaged<Box>.fromOpaque(context).takeUnretainedValue().reader
  }

  private static func characters(_ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
    reader(context).text(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }

  private static func text(_ name: UnsafePointer<xmlChar>?) -> String {
    name.map { String(cString: $0).lowercased() } ?? ""
  }

  private static func pairs(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) -> [(name: String, value: String)] {
    guard let attributes else { return [] }
    var pairs: [(name: String, value: String)] = []
    var index = 0
    while let name = attributes[index], pairs.count < 100 {
      pairs.append((text(name), attributes[index + 1].map { String(cString: $0) } ?? ""))
      index += 2
    }
    return pairs
  }
}
