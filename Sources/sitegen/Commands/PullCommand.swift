import ArgumentParser
import Cincopa
import Generator
import Transport

extension GalleriesCommand {
  struct Pull: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "pull", abstract: "Write a page for every gallery, and bring those up to date that it wrote before.",
      discussion: """
        Title, description, tags and date of change are the platform's until you change them in a page: then they are
        yours. Pages that you remove are not written again, and pages of galleries that are gone stay. What was written is
        remembered in pulled.json, which belongs to the site.
        """)

    @Option(help: ArgumentHelp("Where new pages go, below content/.", valueName: "folder"))
    var section = "galleries"

    @Option(help: ArgumentHelp("Only galleries that are found by it.", valueName: "words"))
    var search: String?

    @Option(help: ArgumentHelp("Only galleries with this tag; -TAG leaves those with it out.", valueName: "tag"))
    var tag: [String] = []

    @Flag(help: "New pages take their items from the API (source: api) in the place of the public feed.")
    var api = false

    @Flag(help: "Only say what would be done.")
    var dryRun = false

    @OptionGroup var site: SiteOptions

    func run() async throws {
      var request = GalleryList(search: search)
      request.tags = tag
      let (galleries, configuration) = try await PlatformRun(site: site).run(needsSite: true) {
        [request] client, configuration throws(TransportFailure) in
        (try await client.items(of: request), configuration)
      }
      let words = PullWords(console: site.console, isDry: dryRun)
      do throws(ScaffoldError) {
        let pull = try GalleryPull(configuration, site.buildOptions, section: section, usesAPI: api)
        let isWhole = search == nil && tag.isEmpty
        words.say(try await pull.run(galleries, isWhole: isWhole, writes: !dryRun))
      } catch {
        site.console.console.error(error.message, help: error.help)
        throw error.isRefusal ? ExitCode.wrongUsage : ExitCode.cannotWrite
      }
    }
  }
}
