import ArgumentParser
import FoundationEssentials
import Generator
import Markup
import Syndication

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print the configuration with where each value was said.")

  @OptionGroup var site: SiteOptions
  @OptionGroup var network: NetworkOptions
  @OptionGroup var work: WorkOptions

  func run() throws {
    let start = Date()
    let configuration: ResolvedConfiguration
    do {
      configuration = try ConfigurationReader.read(site.buildOptions)
    } catch {
      throw site.console.report(error, folder: site.source)
    }
    site.console.printer(folder: site.source).print(configuration.warnings)
    let width = configuration.settings.map { "\($0.key): \($0.shown)".count }.filter { $0 < 60 }.max() ?? 0
    for setting in configuration.settings {
      let line = "\(setting.key): \(setting.shown)".printable.filled(width)
      Terminal.write("\(line)  # \(origin(setting))\n", to: .output)
    }
    try work.end(with: configuration.warnings, since: start, on: site.console)
  }

  private func origin(_ setting: ResolvedSetting) -> String {
    guard let origin = setting.origin else { return "default" }
    return origin.location.map { "\(origin.file):\($0.line)" } ?? origin.file
  }
}

extension ResolvedSetting {
  /// The value without secrets of addresses.
  fileprivate var shown: String { Secrets.hidden(in: value) }
}

extension ConsoleOptions {
  /// Says why there can be no site, and which exit code that is.
  func report(_ failure: BuildFailure, folder: String) -> ExitCode {
    switch failure {
    case .configuration(let diagnostics):
      printer(folder: folder).print(diagnostics)
      return .configuration
    case .output(let message, let help):
      console.error(message, help: help)
      return .cannotWrite
    }
  }
}
