internal import FoundationEssentials

/// What open pages are told, as a server-sent event (WHATWG HTML, section 9.2).
enum LiveEvent: Sendable, Hashable {
  /// A newer build is served. `changed` names the files that differ, below the site's path; nil when all may. `visit` is
  /// the address that the author is working on, when pages are to go there.
  case site(generation: Int, changed: [String]?, visit: String? = nil)
  /// What is wrong now, instead of what was; nothing takes the overlay away.
  case problems([Problem])

  var text: String {
    switch self {
    case .site(let generation, let changed, let visit):
      Self.event("site", Site(generation: generation, changed: changed, visit: visit))
    case .problems(let problems): Self.event("problems", problems)
    }
  }

  private struct Site: Encodable {
    var generation: Int
    var changed: [String]?
    var visit: String?
  }

  /// JSON has no line ends of its own, so it is one line of data.
  private static func event(_ name: String, _ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts, numbers and lists of them cannot fail to be written.
    let json = (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    return "event: \(name)\ndata: \(json)\n\n"
  }
}
