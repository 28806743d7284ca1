/// What became of a gallery's page.
public struct PulledPage: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    /// Written.
    case new
    /// With the keys that were changed.
    case updated([String])
    case same
    /// The page is a person's own and was left alone.
    case foreign
    /// A person removed it.
    case removed
    /// A person let it show something else, or its front matter cannot be read.
    case otherwise
    /// The gallery is no longer on the platform; the page stays.
    case gone
    /// With the reason: the page cannot be edited safely.
    case unreadable(String, help: String? = nil)
  }

  public var fid: String
  /// From the site's folder.
  public var file: String
  public var outcome: Outcome
  /// Where the reason is, from 1.
  public var line: Int?
  /// Keys for which both the gallery and a person have something new: the person's stands.
  public var kept: [String] = []
}
