import ArgumentParser
import FoundationEssentials
import Generator
import Server
import Syndication
import Transport

/// Builds a site for its preview, over and over: feeds are asked for in the first build, and after that only on demand.
struct PreviewBuild {
  let options: BuildOptions
  let failures: [String: SimulatedFailure]
  let answers = RememberedAnswers()

  struct Outcome: Sendable {
    var report: BuildReport?
    /// What is wrong, in reading order.
    var diagnostics: [Diagnostic] = []
    /// What went wrong outside of the site's files.
    var message: (text: String, help: String?)?
    /// Whether warnings are errors.
    var isStrict = false
    /// Seconds.
    var time: Double
  }

  func run(refreshes: Bool, since past: PastBuild? = nil) async -> Outcome {
    let start = Date()
    if refreshes { await answers.forget() }
    let count = await answers.count
    let network = HTTPRetriever(options.retrieverSettings)
    let retriever = RememberingRetriever(answers, before: SimulatingRetriever(failures, before: network))
    var outcome = Outcome(isStrict: options.strict, time: 0)
    do throws(BuildFailure) {
      let report = try await Build(current(refreshes), retriever: retriever, past: past).run()
      outcome.report = report
      outcome.diagnostics = report.diagnostics
    } catch {
      switch error {
      case .configuration(let diagnostics): outcome.diagnostics = diagnostics
      case .output(let text, let help): outcome.message = (text, help)
      }
    }
    // Nothing is open when nothing was asked.
    if await answers.count != count { await network.shutdown() }
    outcome.time = Date().timeIntervalSince(start)
    return outcome
  }

  /// Time goes on while one previews.
  private func current(_ refreshes: Bool) -> BuildOptions {
    var options = options
    options.started = Int64(Date().timeIntervalSince1970 * 1_000_000_000)
    if !options.nowIsSaid { options.now = Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }
    if refreshes { options.refreshed = .all }
    return options
  }
}

extension PreviewBuild.Outcome {
  var site: BuiltSite? { report?.preview }

  /// As `sitegen build` would end.
  var result: BuildRun.Result {
    let code: ExitCode = site != nil ? .success : message != nil ? .cannotWrite : .siteErrors
    return BuildRun.Result(
      report: report, failures: report == nil ? diagnostics : [],
      exitCode: report == nil && message == nil ? .configuration : code, time: time)
  }

  /// What the overlay shows while there is no newer site.
  func problems(_ source: SourceLines) -> [Problem] {
    guard site == nil else { return [] }
    let errors = diagnostics.filter { $0.severity == .error || isStrict && $0.severity == .warning }
    return errors.map { Problem($0, source) } + (message.map { [Problem(message: $0.text, help: $0.help)] } ?? [])
  }
}

extension Problem {
  init(_ diagnostic: Diagnostic, _ source: SourceLines) {
    self.init(
      diagnostic.severity == .error ? .error : .warning, id: diagnostic.id, place: diagnostic.place,
      message: diagnostic.message, frame: source.frame(of: diagnostic, .plain), help: diagnostic.help)
  }
}
