import Clibxml2

/// Owns a parser context of libxml2 for one piece of HTML in UTF-8.
struct HTMLParserContext: ~Copyable {
  private let context: htmlParserCtxtPtr
  /// The handler the context came with, which it frees.
  private let ownHandler: UnsafeMutablePointer<xmlSAXHandler>?

  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Nil without memory, or when there are too many bytes.
  init?(_ bytes: Span<UInt8>) {
    guard Self.isReady, bytes.count < Int(Int32.max) else { return nil }
    let context = bytes.withUnsafeBytes { buffer in
      htmlCreateMemoryParserCtxt(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    }
    guard let context else { return nil }
    self.context = context
    ownHandler = context.pointee.sax
  }

  deinit {
    context.pointee.sax = ownHandler
    if let document = context.pointee.myDoc { xmlFreeDoc(document) }
    context.pointee.myDoc = nil
    htmlFreeParserCtxt(context)
  }

  /// Sends events to the handler; their first argument is the context, which holds `user`.
  func parse(_ handler: UnsafeMutablePointer<xmlSAXHandler>, _ user: UnsafeMutableRawPointer) {
    context.pointee.sax = handler
    context.pointee.userData = UnsafeMutableRawPointer(context)
    context.pointee._private = user
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(context, Int32(options))
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    // Each attribute is compared with all before it: few names keep that linear.
    xmlDictSetLimit(context.pointee.dict, Self.nameBytes)
    htmlParseDocument(context)
  }

  /// Room for the different names in one piece; elements and attributes of names beyond it are not read.
  private static let nameBytes = 4000
}
