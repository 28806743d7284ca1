import Markup
import Templates

/// What the texts of a site's templates put into the head themselves.
struct TemplateHead: Sendable {
  var hasCanonical = false
  var hasDescription = false

  init(_ sources: [TemplateSource]) {
    for source in sources {
      if ByteSearch.contains("rel=\"canonical\"", in: source.text) { hasCanonical = true }
      if ByteSearch.contains("name=\"description\"", in: source.text) { hasDescription = true }
    }
  }
}
