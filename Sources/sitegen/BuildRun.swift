import ArgumentParser
import FoundationEssentials
import Generator

/// Runs a build with the network, and says how it went.
struct BuildRun {
  let options: BuildOptions
  let console: ConsoleOptions
  var gate = OutputGate()

  struct Result {
    var report: BuildReport?
    /// What made the configuration unusable.
    var failures: [Diagnostic] = []
    var exitCode: ExitCode
    /// Seconds.
    var time: Double
    /// Seconds of each phase, by its name.
    var phases: [String: Double] = [:]
  }

  func run() async -> Result {
    let start = Date()
    let outcome = await NetworkRun(options: options, console: console).run(tells: isDone) {
      [options, gate] retriever, progress in
      await result { () async throws(BuildFailure) in
        try await Build(options, retriever: retriever, gate: gate, progress: progress).run()
      }
    }
    let seconds = Date().timeIntervalSince(start)
    var ended =
      switch outcome.value {
      case .success(let report): finished(report, seconds)
      case .failure(let failure): failed(failure, seconds)
      }
    ended.phases = outcome.phases
    return ended
  }

  private func isDone(_ result: Swift.Result<BuildReport, BuildFailure>) -> Bool {
    (try? result.get()).map { exitCode($0) == .success } ?? false
  }

  private func finished(_ report: BuildReport, _ seconds: Double) -> Result {
    console.printer(folder: options.source).print(report.diagnostics)
    if console.console.isVerbose { report.sources.forEach(say) }
    let code = exitCode(report)
    let summary = Summary(report: report, seconds: seconds, strict: options.strict)
    summary.say(on: console.console, done: code == .success)
    JobSummary(
      title: summary.text(done: code == .success), sources: report.sources, diagnostics: report.diagnostics
    ).write(console)
    return Result(report: report, exitCode: code, time: seconds)
  }

  /// A source in a line: `  cached  talks  12 items, 3 hours old`.
  private func say(_ source: SourceReport) {
    let items = source.items.map { $0.of("item") } ?? "no items"
    let age = source.ageInWords.isEmpty ? "" : ", \(source.ageInWords) old"
    console.console.note("  \(source.status.rawValue.filled(6))  \(source.id.printable)  \(items)\(age)")
  }

  private func exitCode(_ report: BuildReport) -> ExitCode {
    if report.lacksFeed { return .unavailable }
    if report.errorCount > 0 || (options.strict && report.warningCount > 0) { return .siteErrors }
    return .success
  }

  private func failed(_ failure: BuildFailure, _ seconds: Double) -> Result {
    switch failure {
    case .configuration(let diagnostics):
      console.printer(folder: options.source).print(diagnostics)
      return Result(failures: diagnostics, exitCode: .configuration, time: seconds)
    case .output(let message, let help):
      console.console.error(message, help: help)
      return Result(exitCode: .cannotWrite, time: seconds)
    }
  }
}
