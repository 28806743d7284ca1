public import Markup

/// Something wrong with a template, at its place in the author's file.
public struct TemplateProblem: Error, Sendable, Hashable {
  public enum Severity: Sendable, Hashable { case error, warning }

  /// Stable: `unknown-name`, `unclosed-tag` and so on, see `TemplateProblem.ID`.
  public var id: ID
  /// As given with the source.
  public var path: String
  public var location: SourceLocation
  /// One sentence without a full stop.
  public var message: String
  /// What to do, if known.
  public var help: String?
  public var severity: Severity { id == .unknownBlock ? .warning : .error }

  public enum ID: String, Sendable, CaseIterable {
    case unclosedTag = "unclosed-tag"
    case invalidTag = "invalid-tag"
    case invalidDelimiters = "invalid-delimiters"
    case unclosedSection = "unclosed-section"
    case mismatchedSection = "mismatched-section"
    case nestedTooDeep = "nested-too-deep"
    case unknownName = "unknown-name"
    case notPrintable = "not-printable"
    case unknownPartial = "unknown-partial"
    case unknownParent = "unknown-parent"
    case unknownBlock = "unknown-block"
    case endlessRecursion = "endless-recursion"
  }
}
