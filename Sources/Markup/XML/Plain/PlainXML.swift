/// Reads XML as almost all feeds are: well-formed, namespaces declared, ASCII names, no document type, no entities of
/// its own, within the limits. It reads the same tree as libxml2 does, several times as fast; whatever is not plain it
/// leaves to libxml2, which has the last word on what is wrong.
struct PlainXML: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: XMLLimits
  var index: Int
  var writer: XMLTreeWriter
  var names: PlainXMLNames
  /// Elements that have not ended, the root first.
  var open = GrowableBuffer<OpenElement>(room: 16)
  /// Places in the tree of those attributes of the tag that is read whose names have a prefix.
  var prefixed = GrowableBuffer<Int>(room: 16)
  var decoder: PlainXMLDecoder
  let kinds = PlainXMLBytes()
  /// Texts that were cut off: the one thing that can be wrong.
  var findings: [XMLFinding] = []

  struct OpenElement: BitwiseCopyable {
    /// Number of its name as it is written.
    var name: Int
    /// How many namespaces were declared around it.
    var declarations: Int
  }

  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - root: where the first element begins.
  /// - Returns: nil for what is not plain. Items may have been taken before that was known.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, from root: Int, limits: XMLLimits, places: XMLPlaces, items: XMLItems?
  ) -> (storage: XMLStorage, findings: [XMLFinding])? {
    var reader = PlainXML(bytes, from: root, limits, items)
    guard reader.run() else { return nil }
    let findings = reader.findings
    return (XMLStorage(tree: reader.finish(), places: places), findings)
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, from root: Int, _ limits: XMLLimits, _ items: XMLItems?) {
    self.bytes = bytes
    self.limits = limits
    index = root
    writer = XMLTreeWriter(size: bytes.count - root, limit: limits.text, items: items)
    names = PlainXMLNames(bytes, limit: limits.names)
    decoder = PlainXMLDecoder(bytes)
  }

  private consuming func finish() -> XMLTree { writer.finish() }

  private mutating func run() -> Bool {
    guard startTag() else { return false }
    while open.count > 0 {
      guard byte(at: index) == UInt8(ascii: "<") || text(), markup() else { return false }
    }
    return endsHere()
  }

  /// At `<` within an element.
  private mutating func markup() -> Bool {
    switch byte(at: index + 1) {
    case UInt8(ascii: "/"): endTag()
    case UInt8(ascii: "!"): bytes.has("<!--", at: index) ? comment() : section()
    // Instructions are rare in feeds.
    case UInt8(ascii: "?"): false
    default: startTag()
    }
  }

  private mutating func endTag() -> Bool {
    let name = open[open.count - 1].name
    guard names.begins(name, at: index + 2) else { return false }
    index += 2 + names.length(of: name)
    skipSpace()
    guard byte(at: index) == UInt8(ascii: ">") else { return false }
    index += 1
    endElement()
    return true
  }

  mutating func endElement() {
    let element = open.removeLast()
    writer.end()
    if names.declarations > element.declarations { names.undeclare(downTo: element.declarations) }
  }

  /// After the root: white space and comments.
  private mutating func endsHere() -> Bool {
    while true {
      skipSpace()
      if index == bytes.count { return true }
      guard bytes.has("<!--", at: index), comment() else { return false }
    }
  }

  @inline(__always)
  mutating func skipSpace() {
    while index < bytes.count, bytes[index] <= 0x20, XMLCharacters.isSpace(bytes[index]) { index += 1 }
  }

  /// NUL, which is no character of XML, beyond the end.
  @inline(__always)
  func byte(at index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
}
