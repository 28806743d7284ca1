/// Turns bytes of what was parsed into lines and columns of the document as it came.
final class XMLPlaces: Sendable {
  /// The document as it came, in UTF-8.
  let source: [UInt8]
  /// The first byte after byte order marks: column 1 of line 1.
  let origin: Int
  /// Of a document that was repaired.
  private let edits: XMLEdits?
  private let lines: LineTable

  init(source: [UInt8], origin: Int, edits: XMLEdits? = nil) {
    self.source = source
    self.origin = origin
    self.edits = edits
    lines = LineTable(from: origin)
  }

  /// Of a byte of the source.
  func location(ofSource offset: Int) -> SourceLocation {
    let offset = min(max(offset, origin), source.count)
    return source.withUnsafeBufferPointer { lines.location(of: offset, in: $0) }
  }

  /// Of the start tag in or after which a byte of what was parsed stands. `<` cannot stand within a tag.
  func location(ofTagAt offset: Int) -> SourceLocation {
    var index = min(sourceOffset(offset), source.count) - 1
    while index > origin, source[index] != UInt8(ascii: "<") { index -= 1 }
    return location(ofSource: index)
  }

  /// The byte of the source for a byte of what was parsed.
  func sourceOffset(_ parsed: Int) -> Int { edits?.source(of: parsed) ?? parsed }
}
