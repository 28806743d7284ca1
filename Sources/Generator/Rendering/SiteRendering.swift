/// What one task rendered.
struct RenderedPart<Writer: OutputWriter>: Sendable {
  var writer: Writer
  var digests: [(Int, PageDigest)] = []
  var copies: [(source: String, path: URLPath)] = []
  var diagnostics: [Diagnostic] = []
  var failure: OutputError?
  /// Of the files in it that the next build may keep.
  var traces: [(file: OutputPath, trace: FileTrace)] = []
  /// What had to be rendered.
  var made: [OutputPath] = []
  var passed: [PassingPage] = []
}

/// Renders all pages into the output, in parallel: first the pages, whose Markdown lists and feeds need in short, then
/// the lists.
struct SiteRendering<Output: SiteOutput> {
  typealias Part = RenderedPart<Output.Writer>

  private(set) var renderer: PageRenderer
  let passing: PassingGalleries
  let output: Output
  let tracing: Tracing
  let jobs: Int
  let progress: @Sendable (BuildEvent) -> Void

  private var context: RenderContext { renderer.context }
  private var site: Site { context.site }

  /// All parts, the galleries that passed, and what lists were rendered with.
  func run() async -> (parts: [Part], passed: [PassingPage], context: RenderContext) {
    let pages = site.pages.indices.filter { [.page, .notFound].contains(site.pages[$0].kind) }
    let parts = await inChunks(pages) { pages, part in render(pages, &part) }
    var digests = Array(repeating: PageDigest(), count: site.pages.count)
    for (index, digest) in parts.flatMap(\.digests) { digests[index] = digest }
    let passed = parts.flatMap(\.passed)
    let rendered = context.with(passed, digests: digests)
    return (parts + (await with(rendered).lists()), passed, rendered)
  }

  private func render(_ pages: ArraySlice<Int>, _ part: inout Part) {
    let passed = passing.read(pages)
    let rendering = with(context.with(passed, on: pages))
    let drafts = pages.compactMap { rendering.draft($0, &part) }
    for draft in drafts { rendering.finish(draft, &part) }
    part.passed += passed.map(\.forgotten)
  }

  private func with(_ context: RenderContext) -> Self {
    var rendering = self
    rendering.renderer = renderer.with(context)
    return rendering
  }

  private func lists() async -> [Part] {
    let lists = site.pages.indices.filter { ![.page, .notFound].contains(site.pages[$0].kind) }
    let prepared = await Parallel.map(lists, jobs: jobs) { index in self.prepare(index) }
    let listPages = prepared.flatMap { list in list.pages.map { (list, $0) } }
    var part = Part(writer: output.writer())
    for list in prepared {
      part.diagnostics += list.diagnostics
      part.copies += list.content.copies
    }
    let feeds = site.configuration.outputs.rss ? lists.filter { site.pages[$0].hasFeed } : []
    let rendered = await forEach(listPages) { pair, part in list(pair.0, pair.1, &part) }
    return [part] + rendered + (await forEach(feeds) { index, part in feed(of: index, &part) })
  }
}

// MARK: - One file

extension SiteRendering {
  private struct PreparedList: Sendable {
    var index: Int
    var pages: [ListPage]
    var template: String?
    var content = PageContent()
    var diagnostics: [Diagnostic] = []
  }

  private struct PageDraft {
    var index: Int
    var template: String
    var file: OutputPath
    var content: PageContent
    var trace: FileTrace
  }

  private func prepare(_ index: Int) -> PreparedList {
    var list = PreparedList(index: index, pages: ListPage.all(of: index, in: renderer.context))
    list.template = renderer.template(for: index, &list.diagnostics)
    if let template = list.template {
      list.content = renderer.content(of: index, template: template, &list.diagnostics)
    }
    return list
  }

  /// The content of a page that has to be made.
  private func draft(_ index: Int, _ part: inout Part) -> PageDraft? {
    let page = site.pages[index]
    guard let template = renderer.template(for: index, &part.diagnostics), let file = OutputPath(page.path.file)
    else { return nil }
    let key = tracing.keys.page(index, template, in: context)
    if let trace = kept(file, key, on: index, &part) {
      part.digests.append((index, trace.digest))
      return nil
    }
    var diagnostics: [Diagnostic] = []
    let content = renderer.content(of: index, template: template, &diagnostics)
    part.digests.append((index, content.digest))
    var trace = tracing.trace(content, key, on: page)
    trace.diagnostics = diagnostics
    return PageDraft(index: index, template: template, file: file, content: content, trace: trace)
  }

  private func finish(_ draft: PageDraft, _ part: inout Part) {
    make(draft.file, draft.trace, &part) { bytes, diagnostics in
      renderer.render(draft.index, template: draft.template, content: draft.content, into: &bytes, &diagnostics)
    }
  }

  private func list(_ list: PreparedList, _ page: ListPage, _ part: inout Part) {
    guard let template = list.template, let file = OutputPath(page.path.file) else { return }
    let key = tracing.keys.list(page, template, list.content, in: context)
    guard kept(file, key, &part) == nil else { return }
    make(file, FileTrace(key: key), &part) { bytes, diagnostics in
      renderer.render(list.index, template: template, content: list.content, list: page, into: &bytes, &diagnostics)
    }
  }

  private func feed(of index: Int, _ part: inout Part) {
    guard let file = OutputPath(site.pages[index].path.appending(file: "rss.xml").file) else { return }
    let key = tracing.keys.feed(index, in: context)
    guard kept(file, key, &part) == nil else { return }
    make(file, FileTrace(key: key), &part) { bytes, _ in bytes = SiteFeed(context: context, index: index).bytes() }
  }

  private func forEach<Element: Sendable>(
    _ elements: [Element], _ body: @escaping @Sendable (Element, inout Part) -> Void
  ) async -> [Part] {
    await inChunks(elements) { chunk, part in
      for element in chunk { body(element, &part) }
    }
  }

  /// Many chunks a job, smaller towards the end, so that no job waits long for the last of another.
  private func inChunks<Element: Sendable>(
    _ elements: [Element], _ body: @escaping @Sendable (ArraySlice<Element>, inout Part) -> Void
  ) async -> [Part] {
    var chunks: [ArraySlice<Element>] = []
    var rest = elements[...]
    while !rest.isEmpty {
      let size = max(1, min(PassingGalleries.pagesAtOnce, rest.count / (jobs * 4)))
      chunks.append(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    let (output, progress) = (output, progress)
    return await Parallel.map(chunks, jobs: jobs, chunk: 1) { chunk in
      var part = Part(writer: output.writer())
      body(chunk, &part)
      progress(.advanced(chunk.count))
      return part
    }
  }
}
