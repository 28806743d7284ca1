import Templates

/// The names that pages of a site show, whatever their template. In doubt they show them.
struct ShownNames {
  private let templates: SiteTemplates

  init(_ templates: SiteTemplates) { self.templates = templates }

  func templates(_ type: String, _ field: String) -> [String] {
    templates.entries.filter { templates.set.mayUse($0, recordType: type, field: field) }
  }

  func has(_ type: String, _ field: String) -> Bool { !templates(type, field).isEmpty }

  /// Whether anybody sees how many words a page has.
  var countsWords: Bool { has("page", "word_count") || has("page", "reading_minutes") }
}
