import ArgumentParser
import FoundationEssentials
import Generator
import Syndication

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a new page from an archetype.",
    discussion: """
      The archetype is archetypes/SECTION.md, else archetypes/default.md, else the built-in one. In it, {{title}},
      {{date}} and {{gallery}} are filled in.
      """)

  @Argument(help: ArgumentHelp("From content/: posts/first.md.", valueName: "path.md"))
  var path: String

  @Option(help: ArgumentHelp("A gallery to show: FID, TEMPLATE!ASSET or TEMPLATE@FID.", valueName: "fid"))
  var gallery: String?

  @OptionGroup var site: SiteOptions

  func run() throws {
    let options = site.buildOptions
    let configuration: ResolvedConfiguration
    do {
      configuration = try ConfigurationReader.read(options)
    } catch {
      throw site.console.report(error, folder: site.source)
    }
    do {
      let file = try NewPage(configuration: configuration.site, options: options).write(path, gallery: gallery)
      site.console.console.note("\(site.console.style.green("Wrote")) \(file)")
    } catch {
      site.console.console.error(error.message, help: error.help)
      throw error.isRefusal ? ExitCode(64) : ExitCode.cannotWrite
    }
  }
}
