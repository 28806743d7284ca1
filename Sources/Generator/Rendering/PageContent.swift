import Markup
import Templates

/// The Markdown of a page as HTML, with its galleries in place.
struct PageContent: Sendable {
  var html = HTML()
  var digest = PageDigest()
  var headings: [MarkdownDocument.Heading] = []
  /// Files beside the page that its links name, with where they must go.
  var copies: [(source: String, path: URLPath)] = []
  /// Links that may lead to pages and files of the site.
  var links: [MarkdownLink] = []
  /// Containers used so far: the next embed of the page has one more.
  var embeds = 0
  /// What its embeds need at the end of the page.
  var scripts = PlayerScripts()
  /// Whether a block in it waits for our script of visitors' uploads.
  var hasVisitorUploads = false
}

/// Renders Markdown (SPEC sections 4 and 5).
struct ContentRenderer {
  let context: RenderContext
  let index: Int
  /// Whether the page's template shows galleries itself.
  let templatePlacesGalleries: Bool
  /// Whether it shows blocks for visitors' uploads itself.
  let templatePlacesUploads: Bool
  /// Whether any template shows how many words a page has.
  let countsWords: Bool

  private var page: Page { context.site.pages[index] }

  func render(_ diagnostics: inout [Diagnostic]) -> PageContent {
    var content = PageContent()
    var galleriesInBody = false
    var uploadsInBody = false
    if let source = page.source {
      let codes = source.shortCodes
      let document = markdown(source, codes, &content, &diagnostics)
      content.headings = document.headings
      content.digest = PageDigest(firstParagraph: document.firstParagraph, wordCount: document.wordCount)
      for piece in document.pieces {
        switch piece {
        case .html(let html): content.html.append(html)
        case .insert(let number):
          if codes[number].kind == .upload { uploadsInBody = true } else { galleriesInBody = true }
          insert(codes[number], source, &content, &diagnostics)
        }
      }
      warnOfDroppedHTML(document, source, &diagnostics)
    }
    if !galleriesInBody, !templatePlacesGalleries {
      for gallery in context.galleries[index] ?? [] { place(gallery, &content) }
    }
    if templatePlacesUploads {
      content.hasVisitorUploads = !page.visitorUploads.isEmpty
    } else if !uploadsInBody {
      for upload in page.visitorUploads { place(upload, &content) }
    }
    return content
  }

  private func markdown(
    _ source: PageSource, _ codes: [ShortCode], _ content: inout PageContent, _ diagnostics: inout [Diagnostic]
  ) -> MarkdownDocument {
    let settings = context.site.configuration.markdown
    let options = MarkdownOptions(
      smart: settings.smart, unsafeHTML: settings.unsafeHTML, headingIDs: settings.headingIDs,
      root: context.site.configuration.baseURL.path, countsWords: countsWords)
    let resolver = LinkResolver(site: context.site, page: page)
    var answers: [LinkResolver.Answer] = []
    var links: [MarkdownLink] = []
    let document = MarkdownDocument.render(source.body, options: options, inserts: codes.map(\.range)) { link in
      guard resolver.concerns(link) else { return nil }
      links.append(link)
      let answer = resolver.resolve(link)
      if answer.problem != nil || answer.copied != nil { answers.append(answer) }
      return answer.destination
    }
    diagnostics += answers.compactMap(\.problem)
    content.links = links
    content.copies = (answers + [resolver.resolveImage()].compactMap(\.self) + resolver.resolvePosters()).compactMap(
      \.copied)
    return document
  }

  private func place(_ gallery: Gallery, _ content: inout PageContent) {
    content.embeds += gallery.hasContainer ? 1 : 0
    content.html.append(context.renderer(for: index).html(gallery, number: content.embeds))
    content.scripts.add(gallery)
  }

  private func place(_ upload: VisitorUpload, _ content: inout PageContent) {
    content.html.append(context.block(upload).html())
    content.hasVisitorUploads = true
  }

  private func warnOfDroppedHTML(
    _ document: MarkdownDocument, _ source: PageSource, _ diagnostics: inout [Diagnostic]
  ) {
    guard let location = document.droppedHTML else { return }
    diagnostics.append(
      Diagnostic(
        .droppedHTML, .warning, at: place(of: location, source), "raw HTML is left out of the page",
        help: "for a gallery write [cincopa FID]; to allow HTML set markdown: {unsafe_html: true} in site.yml"))
  }

  private func place(of location: SourceLocation, _ source: PageSource) -> Place {
    Place(
      file: page.place(context.site.configuration).file,
      location: SourceLocation(line: location.line + source.bodyLine - 1, column: location.column))
  }
}

// MARK: - Short codes

extension ContentRenderer {
  private func insert(
    _ code: ShortCode, _ source: PageSource, _ content: inout PageContent, _ diagnostics: inout [Diagnostic]
  ) {
    if let gallery = gallery(code) { return place(gallery, &content) }
    if code.kind == .upload { return insertUpload(code, source, &content, &diagnostics) }
    guard code.kind == .gallery else { return }
    let names = (context.galleries[index] ?? []).compactMap(\.definition.name)
    let suggestion = Suggestion.phrase(Suggestion.closest(to: code.argument, among: names))
    diagnostics.append(
      Diagnostic(
        .unknownGallery, at: place(of: source.location(of: code), source),
        "the page has no gallery '\(code.argument)'" + suggestion,
        help: names.isEmpty
          ? "name it in front matter under galleries:, or write \\[gallery to mean plain text"
          : "galleries of the page: \(names.joined(separator: ", "))"))
  }

  private func insertUpload(
    _ code: ShortCode, _ source: PageSource, _ content: inout PageContent, _ diagnostics: inout [Diagnostic]
  ) {
    let uploads = page.visitorUploads
    if let upload = uploads.first(where: { $0.name == code.argument }) { return place(upload, &content) }
    let names = uploads.map(\.name)
    let suggestion = Suggestion.phrase(Suggestion.closest(to: code.argument, among: names))
    diagnostics.append(
      Diagnostic(
        .unknownUpload, at: place(of: source.location(of: code), source),
        "the page has no block '\(code.argument)' for uploads" + suggestion,
        help: "blocks of the page: \(names.joined(separator: ", "))"))
  }

  /// A gallery of the page by name, or by id: that of the page when it has one of the same id, else one by itself.
  private func gallery(_ code: ShortCode) -> Gallery? {
    let own = context.galleries[index] ?? []
    switch code.kind {
    case .upload: return nil
    case .gallery: return own.first { $0.definition.name == code.argument }
    case .cincopa:
      guard let coded = context.coded[code.argument] else { return nil }
      return own.first { $0.definition.identity == coded.definition.identity } ?? coded
    }
  }
}

extension PageSource {
  /// Where a short code begins, in lines and characters of the Markdown.
  func location(of code: ShortCode) -> SourceLocation {
    var location = SourceLocation.start
    for byte in bytes[bodyStart..<code.range.lowerBound] {
      if byte == 0x0A {
        location = SourceLocation(line: location.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 {
        location.column += 1
      }
    }
    return location
  }
}
