import ArgumentParser
import FoundationEssentials
import Generator
import Server
import Syndication

/// Brings a site up to date: builds what has changed, and publishes it.
struct SiteUpdate: Sendable {
  let options: BuildOptions
  let console: ConsoleOptions
  /// The name of a target; nil publishes nothing.
  let target: String?
  /// Where the report of each build is written.
  let report: String?
  let tally: WebhookTally

  struct Outcome: Sendable {
    /// Nil when the site could not be built; the output is then as it was.
    var report: BuildReport?
    var diagnostics: [Diagnostic] = []

    var hasChanged: Bool { (report?.written ?? 0) + (report?.deleted ?? 0) > 0 }
    /// Sources that were to be asked anew and did not answer well.
    var unheard: [String] {
      (report?.sources ?? []).filter { $0.isRefreshed && ($0.status == .stale || $0.status == .failed) }.map(\.id)
    }
  }

  /// `former` is what was said of the site last time, and is not said again.
  func build(_ refreshed: BuildOptions.Refreshed, former: [Diagnostic]) async -> Outcome {
    var options = options
    options.refreshed = refreshed
    if !options.nowIsSaid { options.now = Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }
    let start = Date()
    let done = await NetworkRun(options: options, console: quietly).run(tells: isDone) {
      [options] retriever, progress in
      await result { () async throws(BuildFailure) in
        try await Build(options, retriever: retriever, progress: progress).run()
      }
    }
    let seconds = -start.timeIntervalSinceNow
    let outcome = outcome(done.value, former, seconds: seconds)
    // What keeps it from being written is said.
    if let report { try? console.write(ReportRecord(ended(done.value, seconds)), to: report) }
    tally.add(buildSucceeded: outcome.report != nil)
    return outcome
  }

  private func isDone(_ result: Result<BuildReport, BuildFailure>) -> Bool {
    (try? result.get()).map(isDone) ?? false
  }

  private func isDone(_ report: BuildReport) -> Bool {
    report.errorCount == 0 && !(options.strict && report.warningCount > 0)
  }

  private func ended(_ done: Result<BuildReport, BuildFailure>, _ seconds: Double) -> BuildRun.Result {
    switch done {
    case .success(let report):
      BuildRun.Result(report: report, exitCode: isDone(report) ? .success : .siteErrors, time: seconds)
    case .failure(.configuration(let failures)):
      BuildRun.Result(failures: failures, exitCode: .configuration, time: seconds)
    case .failure(.output): BuildRun.Result(exitCode: .cannotWrite, time: seconds)
    }
  }

  /// Phases of a build that nobody waits for are not told.
  private var quietly: ConsoleOptions {
    var console = console
    console.quiet = true
    return console
  }

  private func outcome(_ done: Result<BuildReport, BuildFailure>, _ former: [Diagnostic], seconds: Double) -> Outcome {
    let printer = console.printer(folder: options.source)
    switch done {
    case .success(let report):
      if report.diagnostics != former { printer.print(report.diagnostics) }
      let isDone = isDone(report)
      Summary(report: report, seconds: seconds, strict: options.strict).say(on: console.console, done: isDone)
      return Outcome(report: isDone ? report : nil, diagnostics: report.diagnostics)
    case .failure(.configuration(let diagnostics)):
      if diagnostics != former { printer.print(diagnostics) }
      return Outcome(diagnostics: diagnostics)
    case .failure(.output(let message, let help)):
      console.console.error(message, help: help)
      return Outcome(diagnostics: former)
    }
  }

  /// Whether the host has the site now.
  func publish() async -> Bool {
    guard let target else { return true }
    let code: ExitCode
    do {
      let site = try ConfigurationReader.read(options).site
      let chosen = try console.target(target, of: site, folder: options.source)
      code = await PublishRun(options: options, console: console.console).run(chosen, of: site).exitCode
    } catch let failure as BuildFailure {
      code = console.report(failure, folder: options.source)
    } catch { code = .configuration }
    tally.add(publishSucceeded: code == .success)
    return code == .success
  }
}
