import ArgumentParser
import Cincopa
import Generator
import Syndication
import Transport

/// The addresses that the platform tells of changes.
struct WebhooksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "webhooks", abstract: "Take the platform's events, and manage the addresses that it tells.",
    discussion: "All but listen need a token, in CINCOPA_API_TOKEN.",
    subcommands: [WebhooksListenCommand.self, List.self, Set.self, Delete.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Print them, with the secret part of their addresses.")

    @Option(help: "text, json or csv.")
    var format = ListCommand.Format.text

    @OptionGroup var site: SiteOptions

    func run() async throws {
      let hooks = try await PlatformRun(site: site).run { client, _ throws(TransportFailure) in
        try await client.answer(to: WebhookList())
      }
      let table = Table(
        columns: ["url", "events"], rows: hooks.map { [$0.hookURL, $0.events.joined(separator: ",")] },
        hasHeader: true)
      site.console.console.sayIfNone(hooks, "webhooks")
      Terminal.write(table.text(format), to: .output)
    }
  }

  struct Set: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Add an address, or change the events of one.",
      discussion: """
        The key that deliveries are signed with, if you want one, is read from CINCOPA_WEBHOOK_SECRET. Everybody who knows
        the address can send to it: let a part of it be long and random.
        """)

    @Argument(help: ArgumentHelp("Where the platform sends to.", valueName: "url"))
    var url: String

    @Option(
      help: ArgumentHelp(
        "Such as asset.uploaded or gallery.*; may be said several times. All if not said.", valueName: "event"))
    var event: [String] = []

    @Flag(help: "Take an http:// address: everybody on the way can read the events and the secret part.")
    var insecure = false

    @OptionGroup var site: SiteOptions

    /// All namespaces of the documentation.
    private static let all = ["gallery.*", "asset.*", "account.*", "leads.*"]

    func validate() throws {
      try WebhooksCommand.check(url)
      if !insecure, !url.lowercased().hasPrefix("https://"), !PlatformHosts.isLoopback(url) {
        throw ValidationError(
          "events would travel in the clear, and the secret part of the address with them: say https://, or --insecure")
      }
      for name in event where !Self.isName(name) {
        throw ValidationError("'\(name)' is no event; say asset.* for example")
      }
    }

    func run() async throws {
      let hook = WebhookRecord(hookURL: url, events: event.isEmpty ? Self.all : event)
      let key = site.console.environment["CINCOPA_WEBHOOK_SECRET"].flatMap { $0.isEmpty ? nil : SecretText($0) }
      try await PlatformRun(site: site).run { client, _ throws(TransportFailure) in
        try await client.answer(to: WebhookSet(hook, securityKey: key))
      }
      site.console.console.note(
        "\(site.console.style.green("Set")) the webhook for \(hook.events.joined(separator: ", "))")
    }

    private static func isName(_ text: String) -> Bool {
      !text.isEmpty
        && text.utf8.allSatisfy {
          (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "._*".utf8.contains($0)
        }
    }
  }

  struct Delete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "delete", abstract: "Remove an address: the platform tells it no more.")

    @Argument(help: ArgumentHelp("As 'sitegen webhooks list' prints it.", valueName: "url"))
    var url: String

    @OptionGroup var site: SiteOptions

    func validate() throws { try WebhooksCommand.check(url) }

    func run() async throws {
      try await PlatformRun(site: site).run { [url] client, _ throws(TransportFailure) in
        try await client.answer(to: WebhookDelete(hookURL: url))
      }
      site.console.console.note("\(site.console.style.green("Removed")) the webhook")
    }
  }

  private static func check(_ url: String) throws {
    guard WebURL(url)?.isAbsolute == true else { throw ValidationError("the address must begin with https://") }
  }
}
