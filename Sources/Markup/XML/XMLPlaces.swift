/// Turns bytes of what was parsed into lines and columns of the document as it came.
struct XMLPlaces: Sendable {
  /// The document as it came, in UTF-8.
  let source: [UInt8]
  /// The first byte after byte order marks: column 1 of line 1.
  let origin: Int
  /// Where what was parsed differs from the source, ascending: from `parsed` on it goes on with `source`.
  var edits: [Edit] = []
  /// Line and column at each block, so that a location costs a block, and not a line or a document.
  private let blocks: [Block]

  struct Edit: Sendable {
    var parsed: UInt32
    var source: UInt32
  }

  private struct Block: Sendable {
    var line: UInt32
    var column: UInt32
  }

  private static let blockSize = 512

  init(source: [UInt8], origin: Int) {
    self.source = source
    self.origin = origin
    blocks = source.withUnsafeBufferPointer { Self.blocks($0, origin: origin) }
  }

  private static func blocks(_ source: UnsafeBufferPointer<UInt8>, origin: Int) -> [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(source.count / blockSize + 1)
    var place = Block(line: 1, column: 1)
    for start in stride(from: 0, through: source.count, by: blockSize) {
      blocks.append(place)
      let range = max(start, origin)..<max(min(start + blockSize, source.count), origin)
      advance(&place, over: UnsafeBufferPointer(rebasing: source[range]))
    }
    return blocks
  }

  private static func advance(_ place: inout Block, over bytes: UnsafeBufferPointer<UInt8>) {
    let lines = ByteCount.lineFeeds(bytes)
    var start = 0
    if lines > 0 {
      place.line += UInt32(lines)
      place.column = 1
      start = (bytes.lastIndex(of: 0x0A) ?? -1) + 1
    }
    place.column += UInt32(ByteCount.characters(UnsafeBufferPointer(rebasing: bytes[start...])))
  }

  /// Of a byte of the source.
  func location(ofSource offset: Int) -> SourceLocation {
    let offset = min(max(offset, origin), source.count)
    let start = offset / Self.blockSize * Self.blockSize
    var place = blocks[start / Self.blockSize]
    source.withUnsafeBufferPointer {
      Self.advance(&place, over: UnsafeBufferPointer(rebasing: $0[min(max(start, origin), offset)..<offset]))
    }
    return SourceLocation(line: Int(place.line), column: Int(place.column))
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
