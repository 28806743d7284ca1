import ArgumentParser
import FoundationEssentials
import Generator

struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Put the built site on a host of site.yml.",
    discussion: """
      Sends what has changed, in an order that breaks no page for visitors, and deletes only what an earlier publish put
      there. One that was cut short is finished by the next. Build first:  sitegen build && sitegen publish
      """)

  @Argument(
    help: ArgumentHelp("A target under publish: in site.yml; may be left out when there is one.", valueName: "target"))
  var target: String?

  @Flag(help: "Only say what would be done.")
  var dryRun = false

  @Flag(help: "Send every file anew, and delete however many files are no longer in the site.")
  var force = false

  @Flag(help: "Fetch some of the files from where visitors find them, and compare.")
  var verify = false

  @OptionGroup var site: SiteOptions
  @OptionGroup var network: NetworkOptions
  @OptionGroup var work: WorkOptions

  func run() async throws {
    let start = Date()
    var options = site.buildOptions
    work.apply(to: &options)
    let configuration: ResolvedConfiguration
    do {
      configuration = try ConfigurationReader.read(options)
    } catch {
      throw site.console.report(error, folder: site.source)
    }
    let target = try site.console.target(target, of: configuration.site, folder: site.source)
    let run = PublishRun(
      options: options, console: site.console.console, isDry: dryRun, isForced: force, verifies: verify)
    let result = await PublishInterruption.run(run.console) { await run.run(target, of: configuration.site) }
    if let report = work.report {
      let record = ReportRecord(result.plan, result.exitCode, -start.timeIntervalSinceNow)
      try site.console.write(record, to: report)
    }
    if result.exitCode != .success { throw result.exitCode }
  }
}
