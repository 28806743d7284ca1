import Markup
import Templates

/// The outermost value of a template: one page being rendered.
struct RootValue: ShownValue {
  let page: PageValue
  /// The page as templates ask for it, again and again.
  fileprivate let record: TemplateValue
  /// For list pages: the pages of this one.
  var pages: [Int] = []
  var paginator: PaginatorValue?
  /// For the page of a taxonomy.
  var terms: [TermValue] = []
  var head = HTML()
  var scripts = HTML()

  init(page: PageValue) {
    self.page = page
    record = .record(page)
  }

  var context: RenderContext { page.context }

  func value(hash: UInt64) -> TemplateValue? { context.schemas.root.value(of: self, hash: hash) }

  /// Pages of a list share their numbers, so that ids stay unique in the list page.
  func listedPages() -> [TemplateValue] {
    pages.map { .record(PageValue(context: context, index: $0, content: nil, numbers: page.numbers)) }
  }
}

enum RootSchema {
  static func make(page: RecordType, site: RecordType) -> RecordSchema<RootValue> {
    RecordSchema("template", values(page, site) + lists(page) + generated)
  }

  private typealias Schema = RecordSchema<RootValue>

  private static func values(_ page: RecordType, _ site: RecordType) -> [Schema.Entry] {
    let gallery = FieldType.record(GalleryValue.schema.type)
    return [
      .entry("site", .record(site), "The site.") { value in
        .record(SiteValue(context: value.context, current: value.page.page.path))
      },
      .entry("page", .record(page), "This page.") { $0.record },
      .entry("gallery", gallery, "The same as `page.gallery`.") { $0.page.gallery() },
      .entry("galleries", .map(of: gallery), "The page's galleries by name, `galleries.trailer` for instance.") {
        value in
        .map(TemplateMap(value.page.galleries().compactMap { g in g.gallery.definition.name.map { ($0, g.record) } }))
      },
      .entry(
        "visitor_uploads", .map(of: .record(VisitorUploadValue.schema.type)),
        "The page's blocks for visitors' uploads by name, `visitor_uploads.photos.block` for instance."
      ) { value in
        .map(TemplateMap(value.page.visitorUploads().map { ($0.upload.name, .record($0)) }))
      },
    ]
  }

  private static func lists(_ page: RecordType) -> [Schema.Entry] {
    [
      .entry("pages", .list(of: .record(page)), "In lists: the pages of this list page.") { .list($0.listedPages()) },
      .entry("paginator", .record(PaginatorValue.schema.type), "In lists: where this list page stands.") { value in
        .optional(value.paginator)
      },
      .entry("terms", .list(of: .record(TermValue.schema.type)), "In `taxonomy`: its terms.") {
        .list($0.terms.map(\.record))
      },
    ]
  }

  private static var generated: [Schema.Entry] {
    [
      .html("head", "Metadata and feed links; put before `</head>` when a template does not place it.") {
        .html($0.head)
      },
      .html("scripts", "The players' loader; put before `</body>` when a template does not place it.") {
        .html($0.scripts)
      },
    ]
  }
}
