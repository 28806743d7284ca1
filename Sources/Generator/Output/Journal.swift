/// What a commit is about to do beyond putting the staged files in place. Once it is on the disk the commit counts as
/// done: whoever finds it finishes the work.
struct Journal: Sendable, Equatable {
  /// Files of the previous build that are no more.
  var deletions: [OutputPath]
  /// All files of the new build.
  var files: [OutputPath]

  static let name = "journal"
  private static let title = "sitegen journal 1"
  private static let end = "end"

  var bytes: [UInt8] {
    var bytes = Array("\(Self.title)\n".utf8)
    for (mark, paths) in [("-", deletions), ("+", files)] {
      for path in paths {
        bytes.append(contentsOf: mark.utf8)
        bytes.append(contentsOf: path.text.utf8)
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    bytes.append(contentsOf: "\(Self.end)\n".utf8)
    return bytes
  }

  init(deletions: [OutputPath], files: [OutputPath]) {
    self.deletions = deletions
    self.files = files
  }

  /// Nil when it is not whole or not ours.
  init?(_ bytes: [UInt8]) {
    self.init(deletions: [], files: [])
    var lines = Lines(bytes)
    guard lines.next() == Self.title else { return nil }
    while let line = lines.next() {
      if line == Self.end { return }
      guard let path = OutputPath(String(line.dropFirst())) else { return nil }
      switch line.utf8.first {
      case UInt8(ascii: "-"): deletions.append(path)
      case UInt8(ascii: "+"): files.append(path)
      default: return nil
      }
    }
    return nil
  }
}
