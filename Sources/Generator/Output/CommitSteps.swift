/// Counts what a commit does to the disk, so that a test can stop it at any point, as a kill would.
struct CommitSteps {
  private var left: Int?

  init(stopAfter count: Int? = nil) { left = count }

  /// Before each change.
  mutating func next() throws(FileError) {
    guard let count = left else { return }
    if count == 0 { throw FileError(code: 0, path: ".", reason: "stopped") }
    left = count - 1
  }
}
