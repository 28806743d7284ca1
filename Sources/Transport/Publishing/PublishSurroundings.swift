internal import FoundationEssentials
public import Generator
internal import Syndication

/// What a publish knows of the machine.
public struct PublishSurroundings: Sendable {
  /// The site's folder, absolute.
  public var site: String
  /// The folders that the site is read from; none may be published over.
  public var sources: [String]
  public var baseURL: BaseURL
  public var environment: [String: String]
  /// So many files are read at once.
  public var jobs = 1
  /// Whether a person is before a terminal: then Ctrl-C reaches all programs there, and a command may ask.
  public var hasTerminal = false

  public init(site: String, sources: [String], baseURL: BaseURL, environment: [String: String]) {
    self.site = site
    self.sources = sources
    self.baseURL = baseURL
    self.environment = environment
  }

  /// A path of `site.yml`.
  func path(_ text: String) -> String {
    URL(filePath: text.hasPrefix("/") ? text : "\(site)/\(text)").standardized.path
  }

  /// A path that was typed on the command line.
  func absolute(_ path: String) -> String {
    let path = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
    return URL(filePath: path).standardized.path
  }

  /// Refuses a folder to publish to that is one of the site's own, holds one, or is inside of one.
  func check(folder path: String) throws(TransportFailure) {
    do throws(OutputError) {
      try OutputPlace(site: site, output: path, sources: sources).checkPlacement()
    } catch {
      throw TransportFailure(
        .configuration, "the folder to publish to, \(path), must not hold, be, or be inside of the site's own folders",
        help: "name another one under 'to'")
    }
  }

  /// The text without passwords in addresses and without what variables hold whose name is that of a secret.
  func discreet(_ text: String) -> String {
    var text = text
    for value in secrets { text = text.replacing(value, with: "***") }
    return Secrets.hidden(in: text)
  }

  private var secrets: [String] {
    let telling = [
      "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "CREDENTIAL", "_KEY", "_PASS", "_AUTH", "WEBHOOK",
    ]
    return environment.filter { name, value in
      // Paths of key files are no secrets, and short words would hide half of every message.
      value.utf8.count >= 6 && !value.hasPrefix("/") && telling.contains { name.uppercased().contains($0) }
    }.values.sorted { $0.utf8.count > $1.utf8.count }
  }
}
