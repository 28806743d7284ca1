import ArgumentParser
import Cincopa
import Generator
import Transport

/// The account's assets.
struct AssetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assets", abstract: "List the account's videos, pictures and sounds, or show one.",
    discussion: "Needs a token with asset.read, in CINCOPA_API_TOKEN.", subcommands: [List.self, Show.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Print the account's assets.")

    @Option(help: ArgumentHelp("Only those that are found by it.", valueName: "words"))
    var search: String?

    @Option(help: ArgumentHelp("Only image, video, audio or other; may be said several times.", valueName: "type"))
    var type: [String] = []

    @Option(help: ArgumentHelp("Only those with this tag.", valueName: "tag"))
    var tag: String?

    @Option(help: ArgumentHelp("Only those that you call so.", valueName: "reference"))
    var reference: String?

    @Option(help: ArgumentHelp("Only so many.", valueName: "n"))
    var limit: Int?

    @Option(help: "text, json or csv.")
    var format = ListCommand.Format.text

    @OptionGroup var site: SiteOptions

    func validate() throws {
      if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more") }
    }

    func run() async throws {
      var request = AssetList()
      (request.search, request.types, request.tag, request.referenceID) = (search, type, tag, reference)
      let assets = try await PlatformRun(site: site).run { [request, limit] client, _ throws(TransportFailure) in
        try await client.items(of: request, limit: limit ?? .max)
      }
      site.console.console.sayIfNone(assets, "assets")
      Terminal.write(AssetRows.text(assets, format), to: .output)
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print an asset with all its renditions.")

    @Argument(help: ArgumentHelp("The asset's id.", valueName: "rid"))
    var rid: String

    @Option(help: "text, json or csv.")
    var format = ListCommand.Format.text

    @OptionGroup var site: SiteOptions

    func validate() throws { _ = try RID.argument(rid) }

    func run() async throws {
      let rid = try RID.argument(self.rid)
      let asset = try await PlatformRun(site: site).run { client, _ throws(TransportFailure) in
        guard let asset = try await client.items(of: AssetList(rid)).first else {
          throw TransportFailure(
            .remote, "the platform has no asset '\(rid)'", help: "check the id: sitegen assets list")
        }
        return asset
      }
      switch format {
      case .json: Terminal.write(JSONText.pretty(AssetJSON(asset)), to: .output)
      case .csv: Terminal.write(AssetRows.renditions(of: asset, exact: true).text(.csv), to: .output)
      case .text:
        let renditions = AssetRows.renditions(of: asset).text(.text)
        Terminal.write(AssetRows.description(of: asset) + "\n" + renditions, to: .output)
      }
    }
  }
}
