/// A file as a build saw it. Its status tells that it is the same still; where that is in doubt, its bytes do.
struct FileMark: Sendable, Hashable {
  /// Bytes; -1 when there was no such file.
  var size: Int
  /// Last change of the contents, nanoseconds since 1970.
  var modified: Int64
  var inode: UInt64

  init(size: Int, modified: Int64, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.inode = inode
  }

  init(_ status: FileStatus?) {
    let file = status.flatMap { $0.kind == .file ? $0 : nil }
    self.init(size: file?.size ?? -1, modified: file?.modified ?? 0, inode: file?.identity.inode ?? 0)
  }

  static let missing = FileMark(nil)

  /// Whether the file cannot have been touched since the mark was taken. Size and times alone do not say so: whoever
  /// writes to a file can set its times back, or write twice within one tick of the clock. But the system notes each
  /// change, so it must have been before `limit` (nanoseconds since 1970) that this was last done.
  func holds(_ status: FileStatus?, before limit: Int64) -> Bool {
    guard let status else { return size < 0 }
    return status.changed < limit && size >= 0 && self == FileMark(status)
  }
}

/// Limits for `FileMark.holds`.
enum Ticks {
  /// A clock that stamps files may lag behind ours by one tick: 10 ms on the slowest systems.
  static let slack: Int64 = 20_000_000

  /// For files that were read by a build which began at this moment.
  static func limit(readAfter moment: Int64) -> Int64 { moment - slack }

  /// For files that were written before one that was stamped with this moment.
  static func limit(writtenBefore moment: Int64) -> Int64 { moment + 1 }
}
