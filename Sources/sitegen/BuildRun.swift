import ArgumentParser
import FoundationEssentials
import Generator
import Transport

/// Runs a build with the network, and says how it went.
struct BuildRun {
  let options: BuildOptions
  let console: ConsoleOptions

  struct Result {
    var report: BuildReport?
    /// What made the configuration unusable.
    var failures: [Diagnostic] = []
    var exitCode: ExitCode
    /// Seconds.
    var time: Double
  }

  func run() async -> Result {
    let start = Date()
    let retriever = HTTPRetriever(settings)
    let (events, sender) = AsyncStream.makeStream(of: BuildEvent.self)
    let progress = ProgressDisplay(console: console.console)
    async let shown: Void = progress.show(events)
    let build = Build(options, retriever: retriever) { sender.yield($0) }
    let outcome: Swift.Result<BuildReport, BuildFailure>
    do { outcome = .success(try await build.run()) } catch { outcome = .failure(error) }
    sender.finish()
    await shown
    await retriever.shutdown()
    let seconds = Date().timeIntervalSince(start)
    switch outcome {
    case .success(let report): return finished(report, warnings: await retriever.warnings, seconds)
    case .failure(let failure): return failed(failure, seconds)
    }
  }

  private var settings: RetrieverSettings {
    var settings = RetrieverSettings(
      version: Version.current, cache: ResponseCache(folder: options.cacheFolder),
      proxies: ProxySettings(environment: options.environment))
    settings.certificates = options.environment["SSL_CERT_FILE"]
    return settings
  }

  private func finished(_ report: BuildReport, warnings: [String], _ seconds: Double) -> Result {
    console.printer(folder: options.source).print(report.diagnostics)
    for warning in warnings { console.console.line("\(console.style.yellow("warning:")) \(warning.printable)") }
    if console.console.isVerbose { report.sources.forEach(say) }
    let code = exitCode(report)
    Summary(report: report, seconds: seconds, strict: options.strict).say(on: console.console, done: code == .success)
    return Result(report: report, exitCode: code, time: seconds)
  }

  /// A source in a line: `  cached  talks  12 items, 3 hours old`.
  private func say(_ source: SourceReport) {
    let items = source.items.map { $0.of("item") } ?? "no items"
    let age = source.age.map { $0 >= 1 ? ", \(Age.words($0)) old" : "" } ?? ""
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

extension BuildOptions {
  /// Where answers of feeds are kept between builds: `SITEGEN_CACHE_DIR`, else below the site.
  var cacheFolder: String {
    environment["SITEGEN_CACHE_DIR"].flatMap { $0.isEmpty ? nil : $0 } ?? path(".sitegen/cache")
  }
}
