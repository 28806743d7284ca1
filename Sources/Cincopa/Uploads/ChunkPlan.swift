/// How a file is cut into the pieces that are sent one by one (PLATFORM section 6.2). A file of one piece is sent the
/// same way.
public struct ChunkPlan: Sendable, Hashable {
  /// Bytes of a piece in the platform's own example.
  public static let usualSize = 10_240_000
  /// Bytes: below, headers cost more than contents; above, what is held in memory and sent again after a cut grows. The
  /// platform's own uploader sends up to 51,200,000.
  public static let allowedSizes = 65_536...51_200_000

  /// Bytes of the whole file, at least 1: the platform makes nothing of an empty one.
  public let total: Int
  /// Bytes of every piece but the last, which may be shorter.
  public let size: Int

  /// Nil for an empty file and for a size that is none.
  public init?(total: Int, size: Int = Self.usualSize) {
    guard total > 0, size > 0 else { return nil }
    self.total = total
    self.size = size
  }

  public var count: Int { total / size + (total % size == 0 ? 0 : 1) }

  /// The bytes of a piece; its end is where the next begins.
  public subscript(index: Int) -> Range<Int> {
    let start = index * size
    return start..<min(start + size, total)
  }
}
