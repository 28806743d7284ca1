import Markup
import Templates

/// Every name that a template of the site may use; the page's depend on the site's taxonomies.
struct SiteSchemas: Sendable {
  let page: RecordSchema<PageValue>
  let site: RecordSchema<SiteValue>
  let root: RecordSchema<RootValue>

  init(_ configuration: SiteConfiguration) {
    page = PageSchema.make(taxonomies: configuration.taxonomies)
    site = SiteSchema.make()
    root = RootSchema.make(page: page.type, site: site.type)
  }

  var template: TemplateSchema { TemplateSchema(root: root.type) }
}

/// The site as a template sees it from one page.
struct SiteValue: ShownValue {
  var context: RenderContext
  var current: URLPath

  func value(hash: UInt64) -> TemplateValue? { context.schemas.site.value(of: self, hash: hash) }
}

/// Who is behind the site.
struct AuthorValue: SchemaValue {
  var name: String
  var url: String

  static let schema = RecordSchema<AuthorValue>(
    "author",
    [
      .text("name", "Plain text.", "Ada Berg") { $0.name },
      .text("url", "Where the author is found.", "/about/") { $0.url },
    ])
}

enum SiteSchema {
  static func make() -> RecordSchema<SiteValue> {
    let menu = RecordSchema<SiteValue>.Entry.entry(
      "menus", .map(of: .list(of: .record(MenuValue.schema.type))), "Menus by name, `menus.main` for instance."
    ) { .map(TemplateMap(menus($0))) }
    return RecordSchema("site", texts + [author, menu] + others)
  }

  private typealias Schema = RecordSchema<SiteValue>

  private static var texts: [Schema.Entry] {
    [
      .text("title", "Plain text.", "Northlight Films") { $0.context.site.configuration.title },
      .text("base_url", "Where the site stands; ends in `/`.", "https://northlight.example/") {
        $0.context.baseURL.string
      },
      .text("language", "Its language tag.", "en") { $0.context.site.configuration.language },
      .text("description", "Plain text.", "Short films from the north") { $0.context.site.configuration.description },
      .text("env", "What was said with `--env`; absent without.", "production") { $0.context.site.environmentName },
    ]
  }

  private static var author: Schema.Entry {
    .entry("author", .record(AuthorValue.schema.type), "Who is behind it.") { value in
      let author = value.context.site.configuration.author
      return .record(AuthorValue(name: author.name, url: value.context.baseURL.prefixed(author.url)))
    }
  }

  private static var others: [Schema.Entry] {
    [
      .entry("params", .anything, "What `site.yml` says under `params`.") {
        ParamsValue.tree($0.context.site.configuration.params)
      },
      .entry("sections", .list(of: .record(LinkValue.schema.type)), "The sections at the top, by title.") { value in
        .list(value.context.site.topSections.map { value.context.link($0).record })
      },
      .entry("build_date", .record(PageDate.schema.type), "`--now`, else the newest date of the content.") {
        .optional($0.context.site.buildDate)
      },
    ]
  }

  private static func menus(_ value: SiteValue) -> [(String, TemplateValue)] {
    let here = value.context.baseURL.link(value.current)
    return value.context.site.menus.map { menu in
      let items = menu.items.map { item in
        let url = value.context.baseURL.prefixed(item.url)
        let isAbove = url.hasSuffix("/") && url != value.context.baseURL.path && here.hasPrefix(url)
        return TemplateValue.record(MenuValue(title: item.title, url: url, active: url == here || isAbove))
      }
      return (menu.name, .list(items))
    }
  }
}
