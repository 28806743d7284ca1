public import Cincopa
public import Syndication

/// What was asked for on the command line, with the time and the environment: a build knows no other (DESIGN section 4).
public struct BuildOptions: Sendable {
  /// The site's folder.
  public var source = "."
  /// Relative to `source` unless absolute.
  public var configuration = "site.yml"
  public var output: String?
  public var baseURL: String?
  /// `--env NAME`: `site.NAME.yml` is laid over `site.yml`.
  public var environmentName: String?
  public var environment: [String: String] = [:]
  /// `key.path=value`, in the order given.
  public var settings: [String] = []
  public var drafts = false
  public var future = false
  public var expired = false
  /// What counts as now: a page after it is future, one that expires before it is expired.
  public var now = Timestamp(seconds: 0)
  /// Whether `now` was said (`--now`, `SOURCE_DATE_EPOCH`) and may be written into pages.
  public var nowIsSaid = false
  public var network = Network.normal
  /// Sources to ask anew whatever their age.
  public var refreshed: Refreshed = .none
  /// Warnings count as errors.
  public var strict = false
  public var destination = Destination.disk
  /// `http://127.0.0.1:1314`: takes the place of the origin in `base_url`, whose path stays.
  public var origin: String?
  /// Tasks at once.
  public var jobs = 1
  /// Tells this program from any other that might build the same site otherwise; without it nothing is taken over from
  /// earlier builds.
  public var program = ""
  /// When the build begins by the clock that stamps files, nanoseconds since 1970. At 0 no stamp is trusted.
  public var started: Int64 = 0
  /// Reads a zone of the system's time zone database by name.
  public var zoneFiles: @Sendable (String) -> [UInt8]? = { _ in nil }

  public enum Network: Sendable, Hashable {
    case normal
    /// Only the cache.
    case offline
    /// Only `snapshots/`.
    case frozen
  }

  public enum Destination: Sendable, Hashable {
    case disk
    /// `BuildReport.preview`; the output folder is neither read nor touched.
    case memory
  }

  public enum Refreshed: Sendable, Hashable {
    case none, all
    case only(Set<String>)
    /// What may have changed on the platform; every other feed is as it was last time, whatever its age.
    case changed(MediaChanges)
  }

  public init() {}

  /// A path of the site as the file system takes it.
  public func path(_ relative: String) -> String {
    relative.hasPrefix("/") ? relative : source + "/" + relative
  }

  /// The other way round: as seen from the site's folder, where it is below it.
  func ownPath(_ path: String) -> String {
    guard path.hasPrefix(source + "/") else { return path }
    return String(path[path.utf8.index(path.startIndex, offsetBy: source.utf8.count + 1)...])
  }
}
