import Markup

/// What a page is, which decides its template and what its lists hold.
enum PageKind: Sendable, Hashable {
  case page, section, home
  /// All terms of a taxonomy.
  case taxonomy(Int)
  /// The pages of one term: indices into `Site.taxonomies` and its terms.
  case term(Int, Int)
  case notFound
}

/// One page of the site, complete but for its rendered content.
struct Page: Sendable {
  var kind: PageKind
  /// Nil for pages that no file stands for.
  var source: PageSource?
  var title: String
  var path: URLPath
  /// The section that the page stands in, or that a section stands in: an index into `Site.pages`; nil at the top.
  var parent: Int?
  /// For sections, home and terms: the pages listed, in order.
  var listed: [Int] = []
  /// The part of the path by which templates are looked up: `posts/2024`.
  var sectionName = ""
  /// By taxonomy: indices into its terms.
  var terms: [[Int]] = []
  /// Neighbours in the order of their section.
  var previous: Int?
  var next: Int?

  // What its author said. Key by key, because all of them together are large and would be copied.
  var visitorUploads: [VisitorUpload] { source?.frontMatter.visitorUploads ?? [] }
  var weight: Int { source?.frontMatter.weight ?? 0 }
  var aliases: [URLPath] { source?.frontMatter.aliases ?? [] }

  /// Where the author wrote it, to point at.
  func place(_ site: SiteConfiguration) -> Place {
    Place(
      file: source.map { site.folders.content + "/" + $0.file.path } ?? "site.yml",
      location: source == nil ? nil : .start)
  }

  /// All of its galleries, the unnamed one first.
  var galleries: [GalleryDefinition] { source?.galleries ?? [] }

  /// When it changed last, as far as it says.
  var lastModified: PageDate? { source?.frontMatter.updated ?? source?.frontMatter.date }

  var isListed: Bool { kind == .page }
}
