import ArgumentParser
import Generator
import Server
import Templates

/// What `sitegen serve` says.
struct ServingWords: Sendable {
  let console: ConsoleOptions

  private var voice: Console { console.console }
  private var style: Style { console.style }

  func greet(_ address: String, hasKeys: Bool) {
    voice.line("\(style.green("Serving")) at \(style.bold(address))")
    let keys = "  r asks the feeds again, o opens the browser, q quits"
    voice.note(style.faint(hasKeys ? keys : "  Ctrl-C quits"))
  }

  /// A tab that is still open there shows another site, or nothing.
  func noteTaken(_ port: Int) { voice.note("  port \(port) is taken; another one is used") }

  /// How a build went. What was said of the last one is not said again.
  func tell(
    _ outcome: PreviewBuild.Outcome, since last: PreviewBuild.Outcome?, _ request: RebuildRequest,
    _ options: BuildOptions
  ) {
    let said = last?.diagnostics ?? []
    let isNew = outcome.diagnostics.contains { !said.contains($0) }
    // Of several errors, those are told again that are left.
    if isNew || outcome.site == nil && outcome.diagnostics != said {
      console.printer(folder: options.source).print(outcome.diagnostics)
    }
    if let message = outcome.message { voice.error(message.text, help: message.help) }
    guard let report = outcome.report, outcome.site != nil else {
      let isStrict = outcome.isStrict && outcome.report?.errorCount == 0
      let why = isStrict ? "warnings are errors (--strict); " : ""
      let stays = why + (last == nil ? "save the file, and it is tried again" : "the last good site stays")
      return voice.line("\(style.red("Not built:")) \(stays)")
    }
    var parts = [report.pages.of("page")]
    if last == nil || request.refreshes, !report.sources.isEmpty { parts.append(report.sourceCounts) }
    if report.warningCount > 0 { parts.append(report.warningCount.of("warning")) }
    let verb = style.green(last == nil ? "Built" : "Rebuilt")
    voice.note("\(verb) \(parts.joined(separator: "; ")) in \(outcome.time.duration)\(reason(request, options))")
  }

  /// ` (content/first.md and 2 more)`
  private func reason(_ request: RebuildRequest, _ options: BuildOptions) -> String {
    let prefix = options.source + "/"
    let files = request.changed.map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }.sorted()
    guard let first = files.first else { return "" }
    return " (\(first.printable)\(files.count > 1 ? " and \(files.count - 1) more" : ""))"
  }

  func warnOfTheNetwork() {
    warn("everyone who reaches this machine over the network can see the preview, drafts included")
  }

  func warn(of limit: WatchLimit) {
    switch limit {
    case .watches:
      warn(
        "the system watches no more folders for you (fs.inotify.max_user_watches is used up); the others are looked at "
          + "every so often instead")
    case .instances:
      warn(
        "the system watches for no more programs of yours (fs.inotify.max_user_instances is used up, or too many files "
          + "are open); files are looked at every so often instead, as with --poll")
    }
  }

  func missBrowser(_ address: String) { warn("there is no browser to open; go to \(address)") }

  private func warn(_ text: String) { voice.line("\(style.yellow("warning:")) \(text)") }

  func refuse(_ error: PortError) -> ExitCode {
    let reason = error.reason.isEmpty ? "" : ": \(error.reason)"
    if error.isOfTheAddress {
      voice.error(
        "this machine cannot listen on \(error.host.printable)\(reason)",
        help: "--bind wants one of its own addresses, or 0.0.0.0 for all of them")
    } else if error.ports.count == 1 {
      voice.error(
        "port \(error.ports[0]) of \(error.host) cannot be used\(reason)",
        help: "name another with --port, or leave it out and a free one is taken")
    } else {
      let range = "\(error.ports.first ?? 0) to \(error.ports.last ?? 0)"
      voice.error("none of the ports \(range) of \(error.host) can be used\(reason)", help: "name one with --port")
    }
    return .unavailable
  }

  func refuse(simulated id: String, names: [String]) -> ExitCode {
    voice.error(
      "--simulate names '\(id)', which no gallery has from the network"
        + Suggestion.phrase(Suggestion.closest(to: id, among: names)),
      help: names.isEmpty ? "the site has no such sources" : "its sources: \(names.joined(separator: ", "))")
    return ExitCode(64)
  }
}
