import ArgumentParser
import FoundationEssentials
import Generator
import Transport

struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Put the built site on a host of site.yml.",
    discussion: """
      Sends what has changed, in an order that breaks no page for visitors, and deletes only what an earlier publish put
      there. One that was cut short is finished by the next. Build first:  sitegen build && sitegen publish
      """)

  @Argument(
    help: ArgumentHelp("A target under publish: in site.yml; may be left out when there is one.", valueName: "target"))
  var target: String?

  @Flag(help: "Only say what would be done.")
  var dryRun = false

  @Flag(help: "Send every file anew, and delete however many files are no longer in the site.")
  var force = false

  @Flag(help: "Fetch some of the files from where visitors find them, and compare.")
  var verify = false

  @OptionGroup var site: SiteOptions

  private var console: Console { site.console.console }

  func run() async throws {
    let options = site.buildOptions
    let configuration: ResolvedConfiguration
    do {
      configuration = try ConfigurationReader.read(options)
    } catch {
      throw site.console.report(error, folder: site.source)
    }
    let target = try chosen(from: configuration.site.targets)
    let surroundings = PublishSurroundings(configuration.site, options)
    let built: PublishableSite
    do {
      built = try PublishableSite(OutputPlace(configuration.site, options))
    } catch {
      console.error(error.message, help: error.help)
      throw error.exitCode
    }
    do {
      try await publish(built, to: target, surroundings)
    } catch {
      console.error(error.message, help: error.help)
      throw error.exitCode
    }
  }

  private func publish(
    _ built: PublishableSite, to target: PublishTarget, _ surroundings: PublishSurroundings
  ) async throws(PublishFailure) {
    let start = Date()
    let publication = try await Publication(of: built, to: target, isForced: force, in: surroundings)
    let words = PublishWords(console: console)
    words.say(publication, foreignCount: built.foreignCount)
    if dryRun { return words.sayDry(publication) }
    if publication.plan.deletesTooMuch, !force { throw .tooManyDeletions(publication.plan) }
    try await publication.run { words.say($0) }
    words.sayDone(publication, seconds: -start.timeIntervalSinceNow)
    if verify { words.sayVerified(try await publication.verify(version: Version.current)) }
  }

  /// The target that was named, or the only one.
  private func chosen(from targets: [PublishTarget]) throws -> PublishTarget {
    if targets.isEmpty {
      console.error(
        "site.yml names no target to publish to",
        help: "for example  publish: { production: { type: rsync, to: \"web@host:/srv/www\" } }")
      throw ExitCode.configuration
    }
    let names = targets.map(\.name).joined(separator: ", ")
    guard let name = target else {
      if targets.count == 1 { return targets[0] }
      console.error("site.yml names several targets", help: "say one of \(names)")
      throw ExitCode.wrongUsage
    }
    if let found = targets.first(where: { $0.name == name }) { return found }
    console.error("site.yml has no target '\(name)'", help: "say one of \(names)")
    throw ExitCode.wrongUsage
  }
}

extension PublishSurroundings {
  init(_ site: SiteConfiguration, _ options: BuildOptions) {
    let here = FileManager.default.currentDirectoryPath
    let folder = options.source.hasPrefix("/") ? options.source : "\(here)/\(options.source)"
    let place = OutputPlace(site, options)
    self.init(
      site: folder, sources: place.sources + [place.output], baseURL: site.baseURL, environment: options.environment)
  }
}
