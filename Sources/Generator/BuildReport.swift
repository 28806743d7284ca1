/// What a build did and found (`--report`, the closing summary).
public struct BuildReport: Sendable {
  public var pages = 0
  public var sources: [SourceReport] = []
  public var written = 0
  public var unchanged = 0
  public var deleted = 0
  /// In reading order; warnings that `ignore:` names are left out.
  public var diagnostics: [Diagnostic] = []
  /// Whether a feed that is required could not be had: exit code 69.
  public var lacksFeed = false
  /// Whether nothing at all had changed since the last build, and so nothing was read or rendered.
  public var isUnchanged = false
  /// Pages, lists and feeds that were rendered; all others were left as the last build made them.
  public var made: [OutputPath] = []
  /// For the next build of a preview.
  public var past: PastBuild?
  /// The output, when it was built into memory and the site has no errors.
  public var preview: BuiltSite?
  /// The site in memory. A program that ends now need not take it apart, which costs as much as writing it.
  public var site: (any Sendable)?

  public init() {}

  public var errorCount: Int { diagnostics.count { $0.severity == .error } }
  public var warningCount: Int { diagnostics.count { $0.severity == .warning } }
}

/// How a source of galleries fared.
public struct SourceReport: Sendable {
  public enum Status: String, Sendable, CaseIterable { case fresh, cached, stale, failed, local }

  public var id: String
  /// The address or file.
  public var address: String
  public var status: Status
  /// Items of the feed; nil when it failed.
  public var items: Int?
  /// Seconds.
  public var age: Double?
  /// What the feed calls itself.
  public var title: String?
  /// Why it is stale or failed.
  public var reason: String?
  /// From its last good copy to what came now; nil when nothing new came, or nothing was there before.
  public var difference: FeedDifference?
  /// Whether it was to be asked for anew.
  public var isRefreshed = false
}

/// What a build is doing, for people who wait.
public enum BuildEvent: Sendable {
  public enum Phase: String, Sendable, CaseIterable { case reading, fetching, rendering, writing }

  /// A phase begins, with the number of things to do; 0 when it is not known.
  case began(Phase, Int)
  /// So many of them are done.
  case advanced(Int)
}
