import ArgumentParser
import FoundationEssentials
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

  @Option(help: "text, json or csv.")
  var format = ListCommand.Format.text

  @OptionGroup var site: SiteOptions
  @OptionGroup var network: NetworkOptions
  @OptionGroup var work: WorkOptions

  func validate() throws {
    if network.frozen { throw ValidationError("--frozen forbids to ask, which is what fetch does") }
  }

  func run() async throws {
    let start = Date()
    var options = site.buildOptions
    work.apply(to: &options)
    network.apply(to: &options)
    options.refreshed = network.offline ? .none : .all
    let outcome = await NetworkRun(options: options, console: site.console).run(tells: isTold) {
      [options] retriever, progress in
      await result { () async throws(BuildFailure) in
        try await Fetch(options, retriever: retriever, progress: progress).run(ids, freezes: freeze)
      }
    }
    switch outcome.value {
    case .success(let report):
      show(report)
      let code = code(of: report)
      if let path = work.report {
        let record = ReportRecord(report, code, Date().timeIntervalSince(start), outcome.phases)
        try site.console.write(record, to: path)
      }
      if code != .success { throw code }
    case .failure(let failure): throw site.console.report(failure, folder: site.source)
    }
  }

  private func isTold(_ result: Swift.Result<FetchReport, BuildFailure>) -> Bool { (try? result.get()) != nil }

  private func show(_ report: FetchReport) {
    site.console.printer(folder: site.source).print(report.diagnostics)
    JobSummary(title: "sitegen fetch", sources: report.sources, diagnostics: report.diagnostics).write(site.console)
    if report.asksForUnknown { return }
    Terminal.write(text(report.sources), to: .output)
    if freeze { site.console.console.note("  \(report.snapshots.count.of("snapshot")) in snapshots/") }
  }

  private func code(of report: FetchReport) -> ExitCode {
    if report.asksForUnknown { return .validationFailure }
    if report.sources.contains(where: { $0.status == .failed }) { return .unavailable }
    return work.refuse(report.diagnostics) ? .siteErrors : .success
  }

  private func text(_ sources: [SourceReport]) -> String {
    format == .json
      ? JSONText.pretty(sources.map(SourceRecord.init)) : SourceTable(sources: sources).table.text(format)
  }
}
