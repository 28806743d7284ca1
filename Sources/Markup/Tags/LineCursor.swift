/// Turns bytes of a text into lines and columns, for places that are asked for from top to bottom.
public struct LineCursor {
  private let source: [UInt8]
  private var offset: Int
  private var place = SourceLocation.start

  public init(_ source: [UInt8]) {
    self.source = source
    // A byte order mark stands in no column.
    offset = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// - Parameter target: not before the one asked for last.
  public mutating func location(of target: Int) -> SourceLocation {
    let end = min(max(target, offset), source.count)
    source.withUnsafeBufferPointer { bytes in
      let lines = ByteCount.lineFeeds(UnsafeBufferPointer(rebasing: bytes[offset..<end]))
      var start = offset
      if lines > 0 {
        place.line += lines
        place.column = 1
        start = (bytes[offset..<end].lastIndex(of: UInt8(ascii: "\n")) ?? offset) + 1
      }
      place.column += ByteCount.characters(UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
    offset = end
    return place
  }
}
