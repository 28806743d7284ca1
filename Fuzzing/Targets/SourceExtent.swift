import Markup

/// How far places in a file can reach.
struct SourceExtent {
  private let lines: Int
  private let columns: Int

  /// Each line end of any kind may begin a line; no line has more characters than the file has bytes.
  init(_ bytes: [UInt8]) {
    lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
    columns = 1 + bytes.count
  }

  func check(_ location: SourceLocation, _ what: String) throws {
    try promise(
      (1...lines).contains(location.line) && (1...columns).contains(location.column),
      "\(what) at \(location.line):\(location.column), in \(lines) lines")
  }
}
