import ArgumentParser
import Generator

struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Ask the sources of galleries anew, and show how each fared.",
    discussion: """
      Without names all are asked. A source is called by its name in site.yml, else by the gallery's fid or rrid, else by
      the feed's address. With --freeze what came is written to snapshots/, for builds with --frozen.
      """)

  @Argument(help: ArgumentHelp("Which sources.", valueName: "id"))
  var ids: [String] = []

  @Flag(help: "Write snapshots/ID.json for every source.")
  var freeze = false

  @Flag(help: "Ask nobody: show, or freeze, what is in the cache.")
  var offline = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(help: "text, json or csv.")
  var format = ListCommand.Format.text

  @OptionGroup var site: SiteOptions

  func run() async throws {
    var options = site.buildOptions
    options.network = offline ? .offline : .normal
    options.refreshed = offline ? .none : .all
    let outcome = await NetworkRun(options: options, console: site.console).run { [options] retriever, progress in
      await result { () async throws(BuildFailure) in
        try await Fetch(options, retriever: retriever, progress: progress).run(ids, freezes: freeze)
      }
    }
    switch outcome.value {
    case .success(let report): try show(report, warnings: outcome.warnings)
    case .failure(let failure): throw site.console.report(failure, folder: site.source)
    }
  }

  private func show(_ report: FetchReport, warnings: [String]) throws {
    site.console.printer(folder: site.source).print(report.diagnostics)
    site.console.warn(warnings)
    JobSummary(title: "sitegen fetch", sources: report.sources, diagnostics: report.diagnostics).write(site.console)
    if report.asksForUnknown { throw ExitCode.validationFailure }
    Terminal.write(text(report.sources), to: .output)
    if freeze { site.console.console.note("  \(report.snapshots.count.of("snapshot")) in snapshots/") }
    let errors = report.diagnostics.contains { $0.severity == .error }
    if report.sources.contains(where: { $0.status == .failed }) { throw ExitCode.unavailable }
    if errors || (strict && report.diagnostics.contains { $0.severity == .warning }) { throw ExitCode.siteErrors }
  }

  private func text(_ sources: [SourceReport]) -> String {
    format == .json
      ? JSONText.pretty(sources.map(SourceRecord.init)) : SourceTable(sources: sources).table.text(format)
  }
}
