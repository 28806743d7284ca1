import Markup

/// The API token exists only as `CINCOPA_API_TOKEN`: one in a file of the site is an error, and is not repeated in the
/// message (SPEC section 3).
enum SecretScan {
  private static let keys: Set<String> = ["api_token", "cincopa_api_token", "apitoken", "cincopa_token"]

  static func diagnostics(_ node: YAMLNode) -> [Diagnostic] {
    var found: [Diagnostic] = []
    look(through: node, below: "", &found)
    return found
  }

  /// Where the token that the environment holds stands in a page: it must not get into the site.
  static func diagnostics(_ page: [UInt8], file: String, _ environment: [String: String]) -> [Diagnostic] {
    let token = Array((environment["CINCOPA_API_TOKEN"] ?? "").utf8).filter { $0 > 0x20 }
    guard token.count >= shortestToken else { return [] }
    var found: [Diagnostic] = []
    var lines = LineCursor(page)
    var place = 0
    while let start = ByteSearch.first(token[0], in: page[...], from: place) {
      place = start + 1
      guard page[start...].starts(with: token) else { continue }
      found.append(self.found(Place(file: file, location: lines.location(of: start))))
    }
    return found
  }

  /// Bytes. What is shorter is none, and may stand anywhere.
  private static let shortestToken = 12

  private static func look(through node: YAMLNode, below key: String, _ found: inout [Diagnostic]) {
    switch node.content {
    case .scalar(let text, _): if holdsToken(text) { found.append(self.found(node.place)) }
    case .sequence(let items): for item in items { look(through: item, below: key, &found) }
    case .mapping(let entries):
      for index in entries.indices {
        if isToken(entries[index].key, below: key), !isReference(entries[index].value) {
          found.append(self.found(entries[index].value.place))
        }
        look(through: entries[index].value, below: entries[index].key, &found)
      }
    }
  }

  /// A plain `token` is the platform's only where the platform's keys stand: `params` may hold one of another service.
  private static func isToken(_ key: String, below parent: String) -> Bool {
    guard let last = key.utf8.last, last | 0x20 == UInt8(ascii: "n") else { return false }
    let key = key.lowercased()
    return keys.contains(key) || (key == "token" && ["", "cincopa"].contains(parent))
  }

  /// Without all else that is said about the same lines, which might repeat what must not be told.
  static func discreet(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let found = Set(diagnostics.lazy.filter { $0.id == DiagnosticID.tokenInFile.rawValue }.map(line))
    guard !found.isEmpty else { return diagnostics }
    return diagnostics.filter { $0.id == DiagnosticID.tokenInFile.rawValue || !found.contains(line(of: $0)) }
  }

  /// As `discreet`, with one finding for each line.
  static func joined(_ found: [Diagnostic], _ others: [Diagnostic]) -> [Diagnostic] {
    guard !found.isEmpty else { return others }
    let lines = Set(found.map(line))
    var seen: Set<String> = []
    return found.filter { seen.insert(line(of: $0)).inserted } + others.filter { !lines.contains(line(of: $0)) }
  }

  private static func line(of diagnostic: Diagnostic) -> String {
    "\(diagnostic.file ?? ""):\(diagnostic.location?.line ?? 0)"
  }

  /// An address with the token in its query.
  private static func holdsToken(_ text: String) -> Bool {
    guard ByteSearch.contains(UInt8(ascii: "="), in: text.utf8Span.span), text.lowercased().contains("api_token=")
    else { return false }
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
