public import Markup
import Syndication

/// One thing that the author should know about the site, mostly what is wrong, with a way out (SPEC section 10). Words are joined in `Console`.
public struct Diagnostic: Sendable, Hashable {
  /// A note tells of something that is as it should be: it never changes the exit code.
  public enum Severity: String, Sendable { case error, warning, note }

  /// A stable id in kebab case; the user documentation explains each.
  public var id: String
  public var severity: Severity
  /// Relative to the site's folder; nil when no file is to blame.
  public var file: String?
  public var location: SourceLocation?
  public var message: String
  /// What to do about it. Like the message it may quote what the author wrote, addresses with secrets too, and goes
  /// where others read it: both are made without them.
  public var help: String?

  public init(
    _ id: DiagnosticID, _ severity: Severity = .error, at place: Place? = nil, _ message: String, help: String? = nil
  ) {
    self.init(id: id.rawValue, severity, at: place, message, help: help)
  }

  /// For ids that other modules define: those of feeds and templates.
  public init(
    id: String, _ severity: Severity, at place: Place? = nil, _ message: String, help: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.file = place?.file
    self.location = place?.location
    self.message = Secrets.hidden(in: message)
    self.help = help.map(Secrets.hidden)
  }
}

/// A place in a file that the author edits, or the name of a variable or flag that says the same as one.
public struct Place: Sendable, Hashable {
  public var file: String
  public var location: SourceLocation?

  public init(file: String, location: SourceLocation? = nil) {
    self.file = file
    self.location = location
  }
}

extension Diagnostic {
  /// The order in which people read them: by file, then from top to bottom.
  static func inReadingOrder(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    if left.file != right.file { return (left.file ?? "") < (right.file ?? "") }
    if left.location != right.location { return (left.location ?? .start) < (right.location ?? .start) }
    return (left.id, left.message) < (right.id, right.message)
  }
}
