/// Why there can be no site at all; what is wrong with single pages is a `Diagnostic` (DESIGN section 4).
public enum BuildFailure: Error, Sendable {
  /// `site.yml` is unusable: exit code 78.
  case configuration([Diagnostic])
  /// The output cannot be written; it is as it was: exit code 73.
  case output(String, help: String?)
}
