/// Something wrong with the site, in the words that the overlay of a preview shows.
public struct Problem: Sendable, Hashable, Encodable {
  public enum Severity: String, Sendable, Encodable { case error, warning }

  public var severity: Severity
  /// The stable id of the diagnostic; nil for what belongs to no page of the documentation.
  public var id: String?
  /// `content/films/aurora.md:7:3`
  public var place: String?
  public var message: String
  /// The line and a caret beneath the column, without colours.
  public var frame: String?
  public var help: String?

  public init(
    _ severity: Severity = .error, id: String? = nil, place: String? = nil, message: String, frame: String? = nil,
    help: String? = nil
  ) {
    self.severity = severity
    self.id = id
    self.place = place
    self.message = message
    self.frame = frame
    self.help = help
  }
}
