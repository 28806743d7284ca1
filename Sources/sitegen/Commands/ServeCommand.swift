import ArgumentParser
import FoundationEssentials
import Generator
import Server

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the site in the browser while you work on it.",
    discussion: """
      Builds in memory, shows drafts, and updates open pages at every save; public/ is not touched. Feeds are asked for
      once. Keys: r asks them again, o opens the browser, q quits.
      """)

  /// Where others of its kind begin.
  static let usualPort = 1314

  @Option(name: .shortAndLong, help: ArgumentHelp("Listen on this port; 0 takes any free one.", valueName: "n"))
  var port: Int?

  @Option(help: ArgumentHelp("Listen on this address of the machine.", valueName: "address"))
  var bind = "127.0.0.1"

  @Flag(help: "Open the browser, and lead it to each page that you save.")
  var open = false

  @Flag(help: "Look for changes every so often, where the system does not tell of them.")
  var poll = false

  @Option(
    help: ArgumentHelp(
      "Let a source seem to fail: 503, timeout, empty, html or shrink. May be said several times.",
      valueName: "id=kind"))
  var simulate: [Simulation] = []

  @OptionGroup var site: SiteOptions
  @OptionGroup var network: NetworkOptions
  @OptionGroup var work: WorkOptions

  func validate() throws {
    if let port, !(0...65_535).contains(port) { throw ValidationError("--port must be from 0 to 65535") }
    if bind.isEmpty { throw ValidationError("--bind must be an address of this machine") }
    if network.frozen, !simulate.isEmpty { throw ValidationError("--simulate has nothing to do with --frozen") }
  }

  func run() async throws {
    var options = site.buildOptions
    // The folder in which one stands is no longer found by `.` once it was deleted and made anew.
    options.source = FilePlace(site: options.source, here: FileManager.default.currentDirectoryPath).folder
    network.apply(to: &options)
    work.apply(to: &options)
    options.drafts = true
    options.destination = .memory
    let failures = Dictionary(simulate.map { ($0.id, $0.failure) }) { $1 }
    let ports = port.map { [$0] } ?? Array(Self.usualPort..<Self.usualPort + 20)
    let serving = Serving(
      options: options, console: site.console, failures: failures, opensPages: open, polls: poll, host: bind,
      ports: ports, report: work.report)
    Terminal.exit(await serving.run().rawValue)
  }
}

/// `talks=503`
struct Simulation: ExpressibleByArgument {
  var id: String
  var failure: SimulatedFailure

  /// IDs may hold `=`, the kinds do not.
  init?(argument: String) {
    guard let cut = argument.lastIndex(of: "="), cut > argument.startIndex,
      let failure = SimulatedFailure(rawValue: String(argument[argument.index(after: cut)...]))
    else { return nil }
    id = String(argument[..<cut])
    self.failure = failure
  }
}
