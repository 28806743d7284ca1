import ArgumentParser
import FoundationEssentials
import Generator
import Transport

/// The report of a build as `--report` writes it (SPEC section 10).
struct ReportRecord: Encodable {
  struct Counts: Encodable {
    var pages = 0
    var written = 0
    var unchanged = 0
    var deleted = 0
    var errors = 0
    var warnings = 0
  }

  var version = Version.current
  var exitCode: Int32
  var seconds: Double
  /// Seconds of each phase.
  var times: [String: Double] = [:]
  var counts = Counts()
  var sources: [SourceRecord] = []
  var diagnostics: [DiagnosticRecord]

  enum CodingKeys: String, CodingKey {
    case version, seconds, times, counts, sources, diagnostics
    case exitCode = "exit_code"
  }

  init(_ result: BuildRun.Result) {
    exitCode = result.exitCode.rawValue
    seconds = result.time
    times = result.phases
    diagnostics = (result.report?.diagnostics ?? result.failures).map(DiagnosticRecord.init)
    counts.errors = result.failures.count
    guard let report = result.report else { return }
    counts = Counts(
      pages: report.pages, written: report.written, unchanged: report.unchanged, deleted: report.deleted,
      errors: report.errorCount, warnings: report.warningCount)
    sources = report.sources.map(SourceRecord.init)
  }

  /// Of feeds that were asked for, which writes no pages.
  init(_ report: FetchReport, _ code: ExitCode, _ seconds: Double, _ times: [String: Double]) {
    exitCode = code.rawValue
    self.seconds = seconds
    self.times = times
    sources = report.sources.map(SourceRecord.init)
    diagnostics = report.diagnostics.map(DiagnosticRecord.init)
    counts = Counts(
      errors: report.diagnostics.count { $0.severity == .error },
      warnings: report.diagnostics.count { $0.severity == .warning })
  }

  /// Of what was found in a site, or kept something from being done.
  init(_ diagnostics: [Diagnostic], _ code: ExitCode, _ seconds: Double) {
    exitCode = code.rawValue
    self.seconds = seconds
    self.diagnostics = diagnostics.map(DiagnosticRecord.init)
    counts = Counts(
      errors: diagnostics.count { $0.severity == .error }, warnings: diagnostics.count { $0.severity == .warning })
  }

  /// Of a publish: `written` is what was sent, and so were all files that a command was given.
  init(_ plan: PublishPlan?, _ code: ExitCode, _ seconds: Double) {
    self.init([], code, seconds)
    guard let plan else { return }
    counts.written = plan.uploads.count
    counts.unchanged = plan.unchangedCount
    counts.deleted = plan.deletions.count
  }

  /// Of a check, which writes and fetches nothing.
  init(_ report: CheckReport, _ code: ExitCode, _ seconds: Double) {
    self.init(report.diagnostics, code, seconds)
    counts.pages = report.pages
  }
}

extension ConsoleOptions {
  /// `--report`.
  func write(_ report: ReportRecord, to path: String) throws {
    do {
      try Data(JSONText.pretty(report).utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      console.error("the report cannot be written to \(path)")
      throw ExitCode.cannotWrite
    }
  }
}
