import Templates

/// The theme that lies in `templates/` of the repository, as part of the program.
enum BuiltInTheme {
  /// Where problems of its templates are shown.
  static let path = "the built-in theme"

  static let templates = [
    template("404", PackageResources._04_mustache),
    template("base", PackageResources.base_mustache),
    template("card", PackageResources.card_mustache),
    template("footer", PackageResources.footer_mustache),
    template("guide", PackageResources.guide_mustache),
    template("header", PackageResources.header_mustache),
    template("home", PackageResources.home_mustache),
    template("list", PackageResources.list_mustache),
    template("page", PackageResources.page_mustache),
    template("pager", PackageResources.pager_mustache),
    template("pagination", PackageResources.pagination_mustache),
    template("siblings", PackageResources.siblings_mustache),
    template("tags", PackageResources.tags_mustache),
    template("taxonomy", PackageResources.taxonomy_mustache),
    template("term", PackageResources.term_mustache),
  ]

  /// Published under `/assets/`.
  static let assets: [String: [UInt8]] = [
    "favicon.svg": PackageResources.favicon_svg,
    "theme.css": PackageResources.theme_css,
  ]

  private static func template(_ name: String, _ text: [UInt8]) -> TemplateSource {
    TemplateSource(name: name, path: "\(path): \(name).mustache", text: text)
  }
}
