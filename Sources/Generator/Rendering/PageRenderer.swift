import Cincopa
import Markup
import Templates

/// A file of the site, with what went wrong in making it.
struct RenderedFile: Sendable {
  var path: OutputPath
  var bytes: [UInt8]
}

/// Renders pages with their templates (SPEC sections 6 and 7).
struct PageRenderer: Sendable {
  private(set) var context: RenderContext
  let templates: SiteTemplates
  /// By template name: whether it shows galleries itself.
  private let placing: Set<String>
  /// By template name: whether it shows their embeds, and not only their items.
  private let embedding: Set<String>
  /// By template name: whether it lists what they hold.
  private let listing: Set<String>
  /// By template name: whether it shows blocks for visitors' uploads itself.
  private let uploading: Set<String>
  /// Whether any template shows how many words a page has.
  let countsWords: Bool
  private let loader: HTML
  /// By section: the template of its pages, unless they name one.
  private let ofPages: [String: String]

  init(_ context: RenderContext, _ templates: SiteTemplates) {
    self.context = context
    self.templates = templates
    func entries(_ type: String, _ field: String) -> Set<String> {
      Set(templates.entries.filter { templates.set.uses($0, recordType: type, field: field) })
    }
    embedding = entries("gallery", "embed")
    listing = entries("gallery", "items")
    placing = embedding.union(listing)
    uploading = entries("upload", "block")
    countsWords = ShownNames(templates).countsWords
    loader = PlayerScripts.loader(context.site.configuration.platform.hosts)
    let pages = context.site.pages
    let sections = Set(pages.indices.lazy.filter { pages[$0].kind != .page }.map { pages[$0].sectionName })
    ofPages = Dictionary(
      uniqueKeysWithValues: sections.compactMap { section in
        templates.name(for: .page, in: section).map { (section, $0) }
      })
  }

  /// The same with other values.
  func with(_ context: RenderContext) -> PageRenderer {
    var renderer = self
    renderer.context = context
    return renderer
  }

  /// The template of a page; a diagnostic when there is none. A site without a `404` template has no such page.
  func template(for index: Int, _ diagnostics: inout [Diagnostic]) -> String? {
    let (site, kind) = (context.site, context.site.pages[index].kind)
    if let (name, place) = site.pages[index].source?.frontMatter.template {
      if templates.files.names.contains(name) { return name }
      let suggestion = Suggestion.phrase(Suggestion.closest(to: name, among: templates.files.names))
      diagnostics.append(
        Diagnostic(
          .missingTemplate, at: place, "there is no template '\(name)'" + suggestion,
          help: "templates: \(templates.files.names.sorted().joined(separator: ", "))"))
      return nil
    }
    if kind == .page, let name = ofPages[site.pages[index].sectionName] { return name }
    let section = site.pages[index].sectionName
    if let name = templates.name(for: kind, in: section) { return name }
    guard kind != .notFound else { return nil }
    let wanted = TemplateLookup.names(kind, in: section)
    diagnostics.append(
      Diagnostic(
        .missingTemplate, at: site.pages[index].place(site.configuration),
        "there is no template for this page: none of \(wanted.map { "'\($0)'" }.joined(separator: ", "))",
        help: "add templates/\(wanted.last ?? "page").mustache, or use the built-in theme"))
    return nil
  }

  func content(of index: Int, template: String, _ diagnostics: inout [Diagnostic]) -> PageContent {
    let placesGalleries = placing.contains(template)
    let renderer = ContentRenderer(
      context: context, index: index, templatePlacesGalleries: placesGalleries,
      templatePlacesUploads: uploading.contains(template), countsWords: countsWords)
    return renderer.render(&diagnostics)
  }

  /// A page by itself, or one list page of it.
  func render(
    _ index: Int, template name: String, content: PageContent, list: ListPage? = nil, into bytes: inout [UInt8],
    _ diagnostics: inout [Diagnostic]
  ) {
    guard let template = templates.set.template(name) else { return }
    let page = PageValue(
      context: context, index: index, content: RenderedPage(content), numbers: EmbedNumbers(after: content.embeds),
      listsItems: listing.contains(name))
    var root = RootValue(page: page)
    if let list { list.fill(&root) }
    let path = list?.path ?? page.page.path
    root.head = Head(
      context: context, page: page, path: path, own: templates.files.head,
      stylesUploads: hasUploads(content, name, list) && context.site.configuration.theme == .builtIn
    ).html()
    root.scripts = scripts(content, name, index, list)
    do {
      try templates.set.render(template, root: ValueRecord(root), into: &bytes)
    } catch {
      diagnostics.append(Diagnostic(error))
    }
  }

  /// Whether there is a block on the page, those included that its template places.
  private func hasUploads(_ content: PageContent, _ template: String, _ list: ListPage?) -> Bool {
    guard !content.hasVisitorUploads, uploading.contains(template) else { return content.hasVisitorUploads }
    return list?.pages.contains { !context.site.pages[$0].visitorUploads.isEmpty } ?? false
  }

  /// What the players of the page need, those that its template places included.
  private func scripts(_ content: PageContent, _ template: String, _ index: Int, _ list: ListPage?) -> HTML {
    var scripts = content.scripts
    if embedding.contains(template) {
      for page in [index] + (list?.pages ?? []) {
        for gallery in context.galleries[page] ?? [] { scripts.add(gallery) }
      }
    }
    var html = scripts.html(
      context.site.configuration.platform.hosts, loader, at: context.baseURL, events: context.events(of: index))
    if hasUploads(content, template, list) {
      let address = context.baseURL.prefixed("/" + VisitorUploadBlock.scriptPath)
      html.scriptSource(address, defer: true)
      html.lineBreak()
    }
    return html
  }
}
