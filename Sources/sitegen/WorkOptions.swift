import ArgumentParser
import FoundationEssentials
import Generator

/// How a command that works through a whole site does so.
struct WorkOptions: ParsableArguments {
  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(help: ArgumentHelp("Tasks at once; the output is the same for any number.", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Write a report in JSON.", valueName: "file"))
  var report: String?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be from 1 to 256") }
  }

  func apply(to options: inout BuildOptions) {
    options.strict = strict
    options.jobs = jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Whether these make a command end with 1.
  func refuse(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.contains { $0.severity == .error || strict && $0.severity == .warning }
  }

  /// Of a command that reads a site and writes nothing: writes the report, and ends with 1 when something is wrong.
  func end(with diagnostics: [Diagnostic], since start: Date, on console: ConsoleOptions) throws {
    let code = refuse(diagnostics) ? ExitCode.siteErrors : .success
    if let report {
      try console.write(ReportRecord(diagnostics, code, Date().timeIntervalSince(start)), to: report)
    }
    if code != .success { throw code }
  }
}
