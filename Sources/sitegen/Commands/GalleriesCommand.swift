import ArgumentParser
import Cincopa
import Generator
import Syndication
import Transport

/// The account's galleries.
struct GalleriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "galleries", abstract: "List the account's galleries, show one, or make pages of them.",
    discussion: "Needs a token with gallery.read, in CINCOPA_API_TOKEN.",
    subcommands: [List.self, Show.self, Pull.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Print the account's galleries.")

    @Option(help: ArgumentHelp("Only those that are found by it.", valueName: "words"))
    var search: String?

    @Option(help: ArgumentHelp("Only those with this tag; -TAG leaves those with it out.", valueName: "tag"))
    var tag: [String] = []

    @Option(help: "text, json or csv.")
    var format = ListCommand.Format.text

    @OptionGroup var site: SiteOptions

    func run() async throws {
      var request = GalleryList(search: search)
      request.tags = tag
      let galleries = try await PlatformRun(site: site).run { [request] client, _ throws(TransportFailure) in
        try await client.items(of: request)
      }
      site.console.console.sayIfNone(galleries, "galleries")
      Terminal.write(Self.table(galleries).text(format), to: .output)
    }

    private static func table(_ galleries: [GallerySummary]) -> Table {
      Table(
        columns: ["fid", "name", "modified", "status", "tags"],
        rows: galleries.map { gallery in
          [
            gallery.fid?.text ?? "", gallery.name, gallery.modified?.rfc3339 ?? "", gallery.syncStatus ?? "",
            gallery.tags.joined(separator: ", "),
          ]
        }, hasHeader: true)
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print what a gallery holds.")

    @Argument(help: ArgumentHelp("The gallery's id.", valueName: "fid"))
    var fid: String

    @Option(help: "text, json or csv.")
    var format = ListCommand.Format.text

    @OptionGroup var site: SiteOptions

    func validate() throws { _ = try FID.argument(fid) }

    func run() async throws {
      let fid = try FID.argument(self.fid)
      let assets = try await PlatformRun(site: site).run { client, _ throws(TransportFailure) in
        do throws(TransportFailure) {
          return try await client.items(of: GalleryItems(fid))
        } catch {
          var failure = error
          if case .refused? = failure.answer {
            failure.help = "'sitegen galleries list' prints the galleries there are"
          }
          throw failure
        }
      }
      site.console.console.sayIfNone(assets, "assets in it")
      Terminal.write(AssetRows.text(assets, format), to: .output)
    }
  }
}
