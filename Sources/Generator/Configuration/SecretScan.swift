/// The API token exists only as `CINCOPA_API_TOKEN`: one in a file of the site is an error, and is not repeated in the
/// message (SPEC section 3).
enum SecretScan {
  private static let keys: Set<String> = ["api_token", "cincopa_api_token", "apitoken", "token"]

  static func diagnostics(_ node: YAMLNode) -> [Diagnostic] {
    switch node.content {
    case .scalar(let text, _): holdsToken(text) ? [found(node.place)] : []
    case .sequence(let items): items.flatMap(diagnostics)
    case .mapping(let entries):
      entries.flatMap { entry in
        let named = keys.contains(entry.key.lowercased()) && !isReference(entry.value)
        return (named ? [found(entry.value.place)] : []) + diagnostics(entry.value)
      }
    }
  }

  /// An address with the token in its query.
  private static func holdsToken(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "=")), text.lowercased().contains("api_token=") else { return false }
    return !text.lowercased().contains("api_token=${")
  }

  private static func isReference(_ node: YAMLNode) -> Bool {
    guard case .scalar(let text, _) = node.content else { return false }
    return node.isNull || text.hasPrefix("${")
  }

  private static func found(_ place: Place) -> Diagnostic {
    Diagnostic(
      .tokenInFile, at: place, "an API token stands in a file of the site",
      help: "remove it, make a new one on the platform, and set the variable CINCOPA_API_TOKEN instead")
  }
}
