import Generator

/// The closing words of a build.
struct Summary {
  let report: BuildReport
  let seconds: Double
  let strict: Bool

  func say(on console: Console, done: Bool) {
    for note in report.diagnostics where note.severity == .note { console.note("  \(note.message.printable)") }
    if done {
      console.note("\(console.style.green("Built")) \(success)")
    } else {
      console.line("\(console.style.red("Not built:")) \(failure)")
    }
  }

  /// In plain words, for other places than a terminal.
  func text(done: Bool) -> String { done ? "Built \(success)" : "Not built: \(failure)" }

  private var success: String {
    var parts = [report.pages.of("page")]
    if !report.sources.isEmpty { parts.append(report.sourceCounts) }
    parts.append("\(report.written.of("file")) written, \(report.unchanged) unchanged, \(report.deleted) deleted")
    if report.warningCount > 0 { parts.append(report.warningCount.of("warning")) }
    if report.isUnchanged { parts.append("nothing to do") }
    return "\(parts.joined(separator: "; ")) in \(seconds.duration)"
  }

  private var failure: String {
    let problems = [report.errorCount.of("error"), report.warningCount.of("warning")]
    let why = report.errorCount == 0 && strict ? " (--strict)" : ""
    return "\(problems.joined(separator: ", "))\(why); the output is as it was"
  }
}

extension BuildReport {
  /// `6 feeds (3 fresh, 2 cached, 1 stale)`.
  var sourceCounts: String {
    // One feed may have several names.
    let feeds = Dictionary(sources.map { ($0.address, $0.status) }) { first, _ in first }
    let counts = SourceReport.Status.allCases.compactMap { status in
      let count = feeds.values.count { $0 == status }
      return count > 0 ? "\(count) \(status.rawValue)" : nil
    }
    return "\(feeds.count.of("feed")) (\(counts.joined(separator: ", ")))"
  }
}
