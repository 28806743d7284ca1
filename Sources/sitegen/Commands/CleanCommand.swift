import ArgumentParser
import Generator
import Transport

struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Remove what sitegen wrote, and nothing else.")

  @Flag(help: "Remove stored feeds as well.")
  var cache = false

  @OptionGroup var site: SiteOptions

  func run() throws {
    let options = site.buildOptions
    let configuration: ResolvedConfiguration
    do {
      configuration = try ConfigurationReader.read(options)
    } catch {
      throw site.console.report(error, folder: site.source)
    }
    let place = OutputPlace(configuration.site, options)
    let kept = cache ? ResponseCache(folder: options.cacheFolder).clean() : []
    do {
      let count = try CleanOutput(place: place).run()
      let stored = cache && kept.isEmpty ? ", and the stored feeds" : ""
      site.console.console.note("Removed \(count.of("file")) from \(place.output)\(stored)")
    } catch {
      site.console.console.error(error.description, help: error.help)
      throw ExitCode.cannotWrite
    }
    guard kept.isEmpty else {
      site.console.console.error(
        "\(kept.count.of("stored file")) cannot be removed from \(options.cacheFolder)",
        help: "make the folder writable, or remove it by hand")
      throw ExitCode.cannotWrite
    }
  }
}
