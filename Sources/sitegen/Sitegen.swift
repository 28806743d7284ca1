import ArgumentParser
import FoundationEssentials
import Generator
import Markup

/// The program: what was typed goes to a command, and comes back as words and an exit code.
@main
struct Sitegen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sitegen",
    abstract: "Builds a website around your video, audio and images.",
    discussion: """
      Galleries are declared in Markdown pages; their contents come from the media platform or any feed.
      Start with:  sitegen init mysite

      Exit codes: 0 done, warnings included; 1 the site has errors, or warnings under --strict, and the output is
      untouched; 64 wrong usage; 69 something remote that is required could not be had; 70 a bug in sitegen; 73 the
      output cannot be written; 78 site.yml is unusable; 130, 143 interrupted.
      """,
    version: Version.current,
    subcommands: [
      BuildCommand.self, ServeCommand.self, CheckCommand.self, PublishCommand.self, InitCommand.self, NewCommand.self,
      ListCommand.self, FetchCommand.self, FeedCommand.self, EmbedCommand.self, ImportCommand.self, LinksCommand.self,
      UploadCommand.self,
      GalleriesCommand.self, AssetsCommand.self, WebhooksCommand.self, APICommand.self, ConfigCommand.self,
      CleanCommand.self,
      VersionCommand.self,
    ])

  static func main() async {
    MemoryRetention.forgetStart()
    let arguments = Arguments.expanded(Array(CommandLine.arguments.dropFirst()))
    if let build = BuildCommand.read(arguments) {
      do { try await build.run() } catch { exit(withError: error) }
    } else {
      await main(arguments)
    }
  }
}

extension BuildCommand {
  /// The command that is run most, read without the others: half of the time of reading it went into finding it among
  /// them. Nil for other commands, for help, and for what is wrong, which is told when all of them are known.
  fileprivate static func read(_ arguments: [String]) -> BuildCommand? {
    arguments.first == configuration.commandName ? try? parse(Array(arguments.dropFirst())) : nil
  }
}

enum Arguments {
  /// `--refresh=ID` names one source, `--refresh` alone all: the parser knows only options that always have a value.
  static func expanded(_ arguments: [String]) -> [String] {
    let prefix = "--refresh="
    return arguments.flatMap { argument in
      argument.hasPrefix(prefix) ? ["--refresh-source", String(argument.dropFirst(prefix.count))] : [argument]
    }
  }
}

enum Version {
  static let current = "0.1.0"

  /// Tells this program from another that calls itself the same: a developer's next one, say. Empty when its file is not
  /// found.
  static var identity: String {
    let name = CommandLine.arguments.first ?? ""
    let folders =
      name.contains("/")
      ? [""] : (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { $0 + "/" }
    let places = ["/proc/self/exe"] + folders.map { $0 + name }
    guard let status = places.lazy.compactMap({ FileSystem.status($0) }).first else { return "" }
    return "\(current) \(status.size) \(status.modified)"
  }
}

/// Exit codes (SPEC section 2).
extension ExitCode {
  static let siteErrors = ExitCode(1)
  static let wrongUsage = ExitCode(64)
  static let unavailable = ExitCode(69)
  static let cannotWrite = ExitCode(73)
  static let configuration = ExitCode(78)
}
