import ArgumentParser
import FoundationEssentials
import Generator

struct WebhooksListenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "listen", abstract: "Take events, rebuild what they concern, and publish it.",
    discussion: """
      Listens for the platform's events, at any path that ends in the secret one. The galleries that an event concerns are
      asked anew, the site is built, and published when something in it has changed. The secret path is in the variable
      CINCOPA_WEBHOOK_PATH, the key of signatures in CINCOPA_WEBHOOK_SECRET.
      """)

  @Option(name: .shortAndLong, help: ArgumentHelp("Listen on this port; 0 takes any free one.", valueName: "n"))
  var port: Int?

  @Option(help: ArgumentHelp("Listen on this address of the machine.", valueName: "address"))
  var bind: String?

  @Option(help: ArgumentHelp("Publish to this target of site.yml.", valueName: "target"))
  var publish: String?

  @Flag(help: "Only build.")
  var noPublish = false

  @OptionGroup var site: SiteOptions
  @OptionGroup var work: WorkOptions

  func validate() throws {
    if let port, !(0...65_535).contains(port) { throw ValidationError("--port must be from 0 to 65535") }
    if bind?.isEmpty == true { throw ValidationError("--bind must be an address of this machine") }
    if noPublish, publish != nil { throw ValidationError("--publish and --no-publish exclude each other") }
  }

  func run() async throws {
    var options = site.buildOptions
    work.apply(to: &options)
    let listening = WebhookListening(
      options: options, console: site.console, host: bind, port: port, target: publish, publishes: !noPublish,
      report: work.report)
    Terminal.exit(await listening.run().rawValue)
  }
}
