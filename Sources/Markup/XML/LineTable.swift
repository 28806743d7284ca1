import Synchronization

/// Finds lines and columns of a document's bytes: nothing is counted before a place is asked for, as most documents are in
/// order, and from then on a place costs a block, and not a line or a document.
final class LineTable: Sendable {
  private struct Block {
    var line: UInt32 = 1
    var column: UInt32 = 1
  }

  private static let blockSize = 512

  /// The byte that is column 1 of line 1.
  private let origin: Int
  /// Line and column at each block; none until the first question.
  private let blocks = Mutex<[Block]>([])

  init(from origin: Int) { self.origin = origin }

  /// - Parameter offset: from the origin to the end of `source`, which is always the same.
  func location(of offset: Int, in source: UnsafeBufferPointer<UInt8>) -> SourceLocation {
    let start = offset / Self.blockSize * Self.blockSize
    var place = blocks.withLock { blocks in
      if blocks.isEmpty { blocks = counted(source) }
      return blocks[start / Self.blockSize]
    }
    Self.advance(&place, over: UnsafeBufferPointer(rebasing: source[min(max(start, origin), offset)..<offset]))
    return SourceLocation(line: Int(place.line), column: Int(place.column))
  }

  private func counted(_ source: UnsafeBufferPointer<UInt8>) -> [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(source.count / Self.blockSize + 1)
    var place = Block()
    for start in stride(from: 0, through: source.count, by: Self.blockSize) {
      blocks.append(place)
      let range = max(start, origin)..<max(min(start + Self.blockSize, source.count), origin)
      Self.advance(&place, over: UnsafeBufferPointer(rebasing: source[range]))
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
}
