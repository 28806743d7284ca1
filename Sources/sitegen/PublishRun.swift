import ArgumentParser
import FoundationEssentials
import Generator
import Transport

/// Publishes a built site, and says how it goes.
struct PublishRun: Sendable {
  let options: BuildOptions
  let console: Console
  /// `--dry-run`
  var isDry = false
  /// `--force`
  var isForced = false
  /// `--verify`
  var verifies = false

  struct Result: Sendable {
    var exitCode: ExitCode
    /// Nil when it did not come to one.
    var plan: PublishPlan?
  }

  func run(_ target: PublishTarget, of site: SiteConfiguration) async -> Result {
    let built: PublishableSite
    do {
      built = try PublishableSite(OutputPlace(site, options))
    } catch {
      console.error(error.message, help: error.help)
      return Result(exitCode: error.exitCode)
    }
    let words = PublishWords(console: console)
    words.warn(ofEdited: built.edited, in: built.folder)
    if options.strict, !built.edited.isEmpty {
      words.refuseStrictly()
      return Result(exitCode: .siteErrors)
    }
    var result = Result(exitCode: .success)
    do {
      try await publish(built, to: target, PublishSurroundings(site, options), words) { result.plan = $0 }
    } catch {
      // What went wrong then is that it was to end.
      result.exitCode = Task.isCancelled ? .unavailable : console.report(error)
    }
    return result
  }

  private func publish(
    _ built: PublishableSite, to target: PublishTarget, _ surroundings: PublishSurroundings, _ words: PublishWords,
    _ note: (PublishPlan) -> Void
  ) async throws(TransportFailure) {
    let start = Date()
    let publication = try await Publication(of: built, to: target, isForced: isForced, in: surroundings)
    note(publication.plan)
    words.say(publication, foreignCount: built.foreignCount)
    if isDry { return words.sayDry(publication) }
    if publication.plan.deletesTooMuch, !isForced { throw .tooManyDeletions(publication.plan) }
    try await publication.run { words.say($0) }
    words.sayDone(publication, seconds: -start.timeIntervalSinceNow)
    if verifies { words.sayVerified(try await publication.verify(version: Version.current)) }
  }
}

extension ConsoleOptions {
  /// The target that was named, or the only one; says why when there is none, or when it needs variables that are not set.
  func target(_ name: String?, of site: SiteConfiguration, folder: String) throws(ExitCode) -> PublishTarget {
    let names = site.targets.map(\.name) + site.unready.keys.sorted()
    if names.isEmpty {
      console.error(
        "site.yml names no target to publish to",
        help: "for example  publish: { production: { type: rsync, to: \"web@host:/srv/www\" } }")
      throw .configuration
    }
    guard let chosen = name ?? (names.count == 1 ? names[0] : nil) else {
      console.error("site.yml names several targets", help: "say one of \(names.joined(separator: ", "))")
      throw .wrongUsage
    }
    if let found = site.targets.first(where: { $0.name == chosen }) { return found }
    if let unset = site.unready[chosen] {
      printer(folder: folder).print(unset)
      throw .configuration
    }
    console.error("site.yml has no target '\(chosen)'", help: "say one of \(names.joined(separator: ", "))")
    throw .wrongUsage
  }
}

extension PublishSurroundings {
  init(_ site: SiteConfiguration, _ options: BuildOptions) {
    let here = FileManager.default.currentDirectoryPath
    let folder = options.source.hasPrefix("/") ? options.source : "\(here)/\(options.source)"
    let place = OutputPlace(site, options)
    self.init(
      site: folder, sources: place.sources + [place.output], baseURL: site.baseURL, environment: options.environment)
    jobs = options.jobs
    hasTerminal = Terminal.hasPerson
  }
}
