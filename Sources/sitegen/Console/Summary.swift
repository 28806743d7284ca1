import Generator

/// The closing words of a build.
struct Summary {
  let report: BuildReport
  let seconds: Double
  let strict: Bool

  func say(on console: Console, done: Bool) {
    guard done else { return failure(on: console) }
    var parts = [report.pages.of("page")]
    if !report.sources.isEmpty { parts.append(sources) }
    parts.append("\(report.written.of("file")) written, \(report.unchanged) unchanged, \(report.deleted) deleted")
    if report.warningCount > 0 { parts.append(report.warningCount.of("warning")) }
    console.note("\(console.style.green("Built")) \(parts.joined(separator: "; ")) in \(seconds.duration)")
  }

  /// `6 feeds (3 fresh, 2 cached, 1 stale)`.
  private var sources: String {
    let counts = SourceReport.Status.allCases.compactMap { status in
      let count = report.sources.count { $0.status == status }
      return count > 0 ? "\(count) \(status.rawValue)" : nil
    }
    return "\(report.sources.count.of("feed")) (\(counts.joined(separator: ", ")))"
  }

  private func failure(on console: Console) {
    let problems = [report.errorCount.of("error"), report.warningCount.of("warning")]
    let why = report.errorCount == 0 && strict ? " (--strict)" : ""
    let words = console.style.red("Not built:")
    console.line("\(words) \(problems.joined(separator: ", "))\(why); the output is as it was")
  }
}
