import ArgumentParser
import FoundationEssentials
import Generator
import Markup
import Transport

struct BuildCommand: AsyncParsableCommand {
  // With a command above it the parser does not look for the options of a whole program, when it is read alone.
  static let configuration = CommandConfiguration(
    commandName: "build", _superCommandName: "sitegen", abstract: "Build the site into public/.",
    discussion: "A failed build leaves public/ as it was. Feeds that are down are replaced by their last good copy.")

  @OptionGroup var site: SiteOptions
  @OptionGroup var network: NetworkOptions

  @OptionGroup var work: WorkOptions

  func run() async throws {
    MemoryRetention.keepFreedMemory(upTo: 256 << 20)
    var options = site.buildOptions
    network.apply(to: &options)
    work.apply(to: &options)
    let interruption = Interruption(site.console.console)
    let result = await BuildRun(options: options, console: site.console, gate: interruption.gate).run()
    if let report = work.report { try site.console.write(ReportRecord(result), to: report) }
    interruption.settle()
    Terminal.exit(result.exitCode.rawValue)
  }
}

/// What a build may ask of the network.
struct NetworkOptions: ParsableArguments {
  @Flag(help: "Use only feeds that are in the cache.")
  var offline = false

  @Flag(help: "Use only snapshots/.")
  var frozen = false

  @Flag(help: "Ask every feed anew; --refresh=ID asks one.")
  var refresh = false

  @Option(help: .hidden)
  var refreshSource: [String] = []

  func validate() throws {
    if offline, frozen { throw ValidationError("--offline and --frozen exclude each other") }
    if offline || frozen, refresh || !refreshSource.isEmpty {
      throw ValidationError("--refresh needs the network, which --offline and --frozen forbid")
    }
  }

  func apply(to options: inout BuildOptions) {
    options.network = offline ? .offline : frozen ? .frozen : .normal
    options.refreshed = refresh ? .all : refreshSource.isEmpty ? .none : .only(Set(refreshSource))
  }
}
