import Templates

/// What the texts of a site's templates put into the head themselves.
struct TemplateHead: Sendable {
  var hasCanonical = false
  var hasDescription = false

  init(_ sources: [TemplateSource]) {
    for source in sources {
      let text = String(decoding: source.text, as: UTF8.self)
      if text.contains("rel=\"canonical\"") { hasCanonical = true }
      if text.contains("name=\"description\"") { hasDescription = true }
    }
  }
}
