import Cincopa
import Markup

/// `[cincopa …]` in the text of pages, each identity once.
struct CodedGalleries {
  let site: Site

  func find(_ diagnostics: inout [Diagnostic]) -> [(argument: String, definition: GalleryDefinition)] {
    var galleries: [String: GalleryDefinition] = [:]
    /// Those that a page without a gallery of the same identity names: only they need their feed.
    var alone: Set<String> = []
    for page in site.pages {
      guard let source = page.source else { continue }
      for code in source.coded {
        if galleries[code.argument] == nil {
          galleries[code.argument] = definition(code, place(of: code, source, page), &diagnostics)
        }
        guard let identity = galleries[code.argument]?.identity else { continue }
        if !page.galleries.contains(where: { $0.identity == identity }) { alone.insert(code.argument) }
      }
    }
    for argument in galleries.keys where !alone.contains(argument) { galleries[argument]?.source = nil }
    return galleries.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func place(of code: ShortCode, _ source: PageSource, _ page: Page) -> Place {
    let location = source.location(of: code)
    return Place(
      file: page.place(site.configuration).file,
      location: SourceLocation(line: location.line + source.bodyLine - 1, column: location.column))
  }

  private func definition(_ code: ShortCode, _ place: Place, _ diagnostics: inout [Diagnostic]) -> GalleryDefinition? {
    do {
      let identity = try MediaReference.parse(shortCode: code.argument)
      for warning in identity.warnings {
        diagnostics.append(Diagnostic(id: warning.id, .warning, at: place, warning.message))
      }
      return GalleryReader(site: site.configuration).definition(of: identity, place: place)
    } catch {
      diagnostics.append(Diagnostic(id: error.id, .error, at: place, error.message, help: error.help))
      return nil
    }
  }
}
