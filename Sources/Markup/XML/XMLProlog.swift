/// Finds the first element. What stands before it is not given to libxml2: no document type, so no declared entities,
/// no default attributes and no external subset, and nothing that a server wrote before the document by mistake.
struct XMLProlog {
  private(set) var findings: [XMLFinding] = []
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index: Int
  private var hasOpenEnd = false
  private var hasDeclaration = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, from origin: Int) {
    self.bytes = bytes
    index = origin
  }

  /// Where the first element begins; nil when there is none.
  mutating func findRoot() -> Int? {
    skipToDeclaration()
    while index < bytes.count {
      index = bytes.next(UInt8(ascii: "<"), from: skippingText())
      if bytes.has("<?", at: index) {
        if bytes.has("<?xml ", at: index) { noteDeclaration() }
        skip(past: "?>", from: index + 2)
      } else if bytes.has("<!--", at: index) {
        skip(past: "-->", from: index + 4)
      } else if bytes.hasIgnoringCase("<!doctype", at: index) {
        skipDocumentType()
      } else if index + 1 < bytes.count, XMLCharacters.startsName(bytes[index + 1]) {
        return index
      } else {
        index += 1
      }
    }
    return nil
  }

  /// Servers write warnings before the document, sometimes as HTML.
  private mutating func skipToDeclaration() {
    let start = firstVisible(from: index)
    guard start < bytes.count, !bytes.has("<?xml", at: start), isNoise(at: start) else {
      if start > index, bytes.has("<?xml", at: start) {
        note("there is white space before the XML declaration", at: index)
      }
      return
    }
    let window = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, start + Self.window)])
    let beginnings: [StaticString] = ["<?xml version", "<rss", "<feed", "<rdf:RDF", "<playlist"]
    guard let first = beginnings.compactMap({ window.next($0, from: start) }).min(), first > start else { return }
    note("there is something before the document", at: start)
    index = first
  }

  /// A declaration further away belongs to something else, such as an example in a text.
  private static let window = 16_384

  private func isNoise(at start: Int) -> Bool {
    guard bytes[start] == UInt8(ascii: "<") else { return true }
    let tags: [StaticString] = ["<br", "<b>", "<p>", "<p ", "<div", "<font", "<pre"]
    return tags.contains { bytes.hasIgnoringCase($0, at: start) }
  }

  private mutating func noteDeclaration() {
    if hasDeclaration { note("there is more than one XML declaration", at: index) }
    hasDeclaration = true
  }

  private mutating func skippingText() -> Int {
    let start = firstVisible(from: index)
    if start < bytes.count, bytes[start] != UInt8(ascii: "<") {
      note("there is text before the first element", at: start)
    }
    return start
  }

  private func firstVisible(from start: Int) -> Int {
    var place = start
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    return place
  }

  private mutating func skip(past end: StaticString, from start: Int) {
    if let place = hasOpenEnd ? nil : bytes.next(end, from: start) {
      index = place + end.utf8CodeUnitCount
    } else {
      skipUnended("a '\(end)' is missing")
    }
  }

  /// What does not end is searched to the end of the document, and therefore once only.
  private mutating func skipUnended(_ message: String) {
    hasOpenEnd = true
    note(message, at: index)
    index = bytes.next(UInt8(ascii: ">"), from: index) + 1
  }

  private mutating func skipDocumentType() {
    if hasOpenEnd { return skipUnended("the document type does not end") }
    var type = XMLDocumentType(bytes, from: index)
    let end = type.findEnd()
    if let declaration = type.entityDeclaration {
      let message = "entity declarations are ignored; references to them give nothing"
      findings.append(XMLFinding(kind: .entityDeclaration, offset: declaration, message: message))
    }
    if let end { index = end } else { skipUnended("the document type does not end") }
  }

  private mutating func note(_ message: String, at offset: Int) {
    guard findings.count < 10 else { return }
    findings.append(XMLFinding(kind: .damaged, offset: offset, message: message))
  }
}
