import Syndication
import Templates

/// What the sources of a site are called, for people who name them on the command line.
struct SourceNames {
  private let known: [String]

  init(_ galleries: [GalleryDefinition], _ named: [NamedSource]) {
    known = Set(galleries.filter { $0.source != nil }.map(\.id) + named.map(\.name)).sorted()
  }

  /// An error for each name that no source has. Addresses are told without their secrets.
  func problems(with names: [String]) -> [Diagnostic] {
    names.map { Secrets.hidden(in: $0) }.filter { !known.contains($0) }.map { name in
      let suggestion = Suggestion.phrase(Suggestion.closest(to: name, among: known))
      return Diagnostic(
        .unknownSource, .error, "no gallery or source is called '\(name)'" + suggestion,
        help: known.isEmpty ? "the site has none" : "there are \(known.joined(separator: ", "))")
    }
  }
}
