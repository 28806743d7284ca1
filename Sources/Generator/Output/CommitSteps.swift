/// Counts what a commit does to the output, so that a test can stop it at any point.
struct CommitSteps {
  private var left: Int?

  init(stopAfter count: Int? = nil) { left = count }

  mutating func next() throws(OutputError) {
    guard let count = left else { return }
    if count == 0 { throw .stopped }
    left = count - 1
  }
}
