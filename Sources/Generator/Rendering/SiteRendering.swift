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
}

/// Renders all pages into the output, in parallel: first the pages, whose Markdown lists and feeds need in short, then
/// the lists.
struct SiteRendering<Output: SiteOutput> {
  typealias Part = RenderedPart<Output.Writer>

  let renderer: PageRenderer
  let output: Output
  let tracing: Tracing
  let jobs: Int
  let progress: @Sendable (BuildEvent) -> Void

  private var site: Site { renderer.context.site }

  func run() async -> [Part] {
    let pages = site.pages.indices.filter { [.page, .notFound].contains(site.pages[$0].kind) }
    let parts = await inChunks(pages) { index, part in page(index, &part) }
    var digests = Array(repeating: PageDigest(), count: site.pages.count)
    for (index, digest) in parts.flatMap(\.digests) { digests[index] = digest }
    let lists = SiteRendering(
      renderer: renderer.with(digests: digests), output: output, tracing: tracing, jobs: jobs, progress: progress)
    return parts + (await lists.lists())
  }

  private func lists() async -> [Part] {
    let lists = site.pages.indices.filter { ![.page, .notFound].contains(site.pages[$0].kind) }
    let prepared = await Parallel.map(lists, jobs: jobs) { index in self.prepare(index) }
    let listPages = prepared.flatMap { list in
      ListPage.all(of: list.index, in: renderer.context).map { (list, $0) }
    }
    var part = Part(writer: output.writer())
    for list in prepared {
      part.diagnostics += list.diagnostics
      part.copies += list.content.copies
    }
    let feeds = site.configuration.outputs.rss ? lists.filter { site.pages[$0].hasFeed } : []
    let digests = renderer.context.digests
    let rendered = await inChunks(listPages) { pair, part in
      guard let template = pair.0.template else { return }
      let key = tracing.keys.list(pair.1, template, pair.0.content, digests)
      keep(pair.1.path, key, &part) { file, part in
        write(file, &part) { bytes, diagnostics in
          renderer.render(
            pair.0.index, template: template, content: pair.0.content, list: pair.1, into: &bytes, &diagnostics)
        }
        return FileTrace(key: key)
      }
    }
    return [part] + rendered
      + (await inChunks(feeds) { index, part in
        let path = site.pages[index].path.appending(file: "rss.xml")
        let key = tracing.keys.feed(index, digests)
        keep(path, key, &part) { file, part in
          write(file, &part) { bytes, _ in bytes = SiteFeed(context: renderer.context, index: index).bytes() }
          return FileTrace(key: key)
        }
      })
  }
}

// MARK: - One page

extension SiteRendering {
  private struct PreparedList: Sendable {
    var index: Int
    var template: String?
    var content = PageContent()
    var diagnostics: [Diagnostic] = []
  }

  private func prepare(_ index: Int) -> PreparedList {
    var list = PreparedList(index: index)
    list.template = renderer.template(for: site.pages[index], &list.diagnostics)
    if let template = list.template {
      list.content = renderer.content(of: index, template: template, &list.diagnostics)
    }
    return list
  }

  private func page(_ index: Int, _ part: inout Part) {
    guard let template = renderer.template(for: site.pages[index], &part.diagnostics) else { return }
    let key = tracing.keys.page(index, template)
    let digest = keep(site.pages[index].path, key, on: index, &part) { file, part in
      let content = renderer.content(of: index, template: template, &part.diagnostics)
      part.copies += content.copies
      write(file, &part) { bytes, diagnostics in
        renderer.render(index, template: template, content: content, into: &bytes, &diagnostics)
      }
      return tracing.trace(content, key, on: site.pages[index])
    }
    if let digest { part.digests.append((index, digest)) }
  }

  private func write(
    _ file: OutputPath, _ part: inout Part, _ render: (inout [UInt8], inout [Diagnostic]) -> Void
  ) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16_384)
    render(&bytes, &part.diagnostics)
    guard part.failure == nil else { return }
    do {
      try part.writer.write(path: file, bytes: bytes)
    } catch {
      part.failure = error
    }
  }

  /// Several chunks a job, so that one slow chunk does not leave the others waiting.
  private func inChunks<Element: Sendable>(
    _ elements: [Element], _ body: @escaping @Sendable (Element, inout Part) -> Void
  ) async -> [Part] {
    let size = max(1, min(256, (elements.count + jobs * 4 - 1) / (jobs * 4)))
    let chunks = stride(from: 0, to: elements.count, by: size).map { elements[$0..<min($0 + size, elements.count)] }
    let (output, progress) = (output, progress)
    return await Parallel.map(chunks, jobs: jobs, chunk: 1) { chunk in
      var part = Part(writer: output.writer())
      for element in chunk { body(element, &part) }
      progress(.advanced(chunk.count))
      return part
    }
  }
}
