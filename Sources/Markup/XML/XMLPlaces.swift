/// Turns bytes of what was parsed into lines and columns of the document as it came.
struct XMLPlaces: Sendable {
  /// The document as it came, in UTF-8.
  let source: [UInt8]
  /// The first byte after byte order marks: column 1 of line 1.
  let origin: Int
  /// Where what was parsed differs from the source, ascending: from `parsed` on it goes on with `source`.
  var edits: [Edit] = []
  private let lines: LineTable

  struct Edit: Sendable {
    var parsed: UInt32
    var source: UInt32
  }

  init(source: [UInt8], origin: Int) {
    self.source = source
    self.origin = origin
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
  func sourceOffset(_ parsed: Int) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if Int(edits[middle].parsed) <= parsed { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return parsed }
    return Int(edits[low - 1].source) + parsed - Int(edits[low - 1].parsed)
  }
}
