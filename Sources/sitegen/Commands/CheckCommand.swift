import ArgumentParser
import FoundationEssentials
import Generator
import Transport

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look for broken links and other faults in the built site.",
    discussion: """
      It reads what the last build wrote and changes nothing: links and the places they name, missing files, ids that
      stand twice, embeds, pictures and iframes without words. Give it the same --base-url, --output and --env as the
      build. It ends with 1 when there are errors, or warnings under --strict.
      """)

  @OptionGroup var site: SiteOptions

  @Flag(help: "Ask other sites whether links to them work; answers are kept for a day.")
  var external = false

  @OptionGroup var network: NetworkOptions
  @OptionGroup var work: WorkOptions

  func validate() throws {
    if external, network.offline || network.frozen {
      throw ValidationError("--external needs the network, which --offline and --frozen forbid")
    }
  }

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
    let probe = external ? HTTPLinkProbe(options.retrieverSettings) : nil
    let found = await SiteCheck(configuration.site, options, probe: probe).run()
    site.console.printer(folder: site.source).print(found.diagnostics)
    let seconds = Date().timeIntervalSince(start)
    say(found, seconds)
    let code = work.refuse(found.diagnostics) ? ExitCode.siteErrors : .success
    if let report = work.report { try site.console.write(ReportRecord(found, code, seconds), to: report) }
    Terminal.exit(code.rawValue)
  }

  private func say(_ found: CheckReport, _ seconds: Double) {
    let console = site.console.console
    let counts = "\(found.pages.of("page")), \(found.links.of("link"))"
    guard !found.diagnostics.isEmpty else {
      return console.note("\(console.style.green("Checked")) \(counts) in \(seconds.duration): nothing is wrong")
    }
    let problems = "\(found.errorCount.of("error")), \(found.warningCount.of("warning"))"
    console.note("\(console.style.bold("Checked")) \(counts) in \(seconds.duration): \(problems)")
  }
}
