import ArgumentParser
import FoundationEssentials
import Generator
import Syndication

/// Flags that every command on a site takes (SPEC section 2).
struct SiteOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("The site's folder.", valueName: "dir"))
  var source = "."

  @Option(help: ArgumentHelp("The configuration, from the site's folder.", valueName: "file"))
  var config = "site.yml"

  @Option(name: .shortAndLong, help: ArgumentHelp("Write into this folder.", valueName: "dir"))
  var output: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the site will stand.", valueName: "url"))
  var baseUrl: String?

  @Option(help: ArgumentHelp("Lay site.NAME.yml over site.yml.", valueName: "name"))
  var env: String?

  @Option(help: ArgumentHelp("Set a key of site.yml: key.path=value.", valueName: "key=value"))
  var set: [String] = []

  @Flag(name: [.customShort("D"), .long], help: "Publish drafts.")
  var drafts = false

  @Flag(help: "Publish pages with a date to come.")
  var future = false

  @Flag(help: "Publish pages that have expired.")
  var expired = false

  @Option(help: ArgumentHelp("What counts as now: 2026-06-01 or 2026-06-01T10:00:00Z.", valueName: "time"))
  var now: String?

  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if let now, Self.moment(now) == nil {
      throw ValidationError("--now must be a time such as 2026-06-01 or 2026-06-01T10:00:00Z, not '\(now)'")
    }
    if let source = self.console.environment["SOURCE_DATE_EPOCH"], now == nil, Int64(source) == nil {
      throw ValidationError("SOURCE_DATE_EPOCH must be seconds since 1970, not '\(source)'")
    }
  }

  /// What was asked for, with the clock and the environment.
  var buildOptions: BuildOptions {
    var options = BuildOptions()
    options.source = source.hasSuffix("/") && source.count > 1 ? String(source.dropLast()) : source
    options.configuration = config
    options.output = output.map(Self.absolute)
    options.baseURL = baseUrl
    options.environmentName = env
    options.environment = console.environment
    options.settings = set
    (options.drafts, options.future, options.expired) = (drafts, future, expired)
    let epoch = console.environment["SOURCE_DATE_EPOCH"].flatMap(Int64.init).map(Timestamp.init(seconds:))
    let said = now.flatMap(Self.moment) ?? epoch
    options.now = said ?? Timestamp(seconds: Int64(Date().timeIntervalSince1970))
    options.nowIsSaid = said != nil
    options.program = Version.identity
    options.started = Int64(Date().timeIntervalSince1970 * 1_000_000_000)
    options.zoneFiles = { SystemZones.file($0) }
    return options
  }

  private static func moment(_ text: String) -> Timestamp? { Timestamp(rfc3339: text) ?? FeedDate.parse(text) }

  /// Folders typed on the command line are from where one stands, not from the site's folder.
  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}

/// How the program talks.
struct ConsoleOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say only what is wrong.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more: how each source of galleries fared.")
  var verbose = false

  @Option(help: "Colours: auto, always or never.")
  var color = ColorChoice.auto

  @Option(help: "How problems are printed: text, json, github or sarif.")
  var diagnostics = DiagnosticFormat.text

  var environment: [String: String] { ProcessInfo.processInfo.environment }

  var style: Style {
    Style(color, environment: environment, isInteractive: Terminal.isInteractive(.error))
  }

  var console: Console { Console(style: style, isQuiet: quiet, isVerbose: verbose) }

  /// What went wrong without hurting anything, of no place in the site.
  func warn(_ warnings: [String]) {
    for warning in warnings { console.line("\(style.yellow("warning:")) \(warning.printable)") }
  }

  func printer(folder: String) -> DiagnosticPrinter {
    DiagnosticPrinter(format: diagnostics, style: style, source: SourceLines(folder: folder))
  }
}

/// The system's time zone database.
enum SystemZones {
  /// The zone file of a name such as `Europe/Berlin`; nil for what is no such name.
  static func file(_ name: String) -> [UInt8]? {
    let isName = name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
        || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
    guard isName, !name.isEmpty, !name.hasPrefix("/") else { return nil }
    return FileManager.default.contents(atPath: "/usr/share/zoneinfo/" + name).map { [UInt8]($0) }
  }
}
