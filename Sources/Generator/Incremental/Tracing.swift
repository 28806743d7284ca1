import Markup

/// What the rendering of a build knows of the last one.
struct Tracing: Sendable {
  let keys: TraceKeys
  private let past: [OutputPath: FileTrace]
  private let pastAddresses: Fingerprint
  /// Of all that links are answered from.
  let addresses: Fingerprint
  private let site: Site

  init(_ renderer: PageRenderer, _ past: PastBuild, jobs: Int) async {
    site = renderer.context.site
    keys = await TraceKeys(renderer, basis: past.basis, jobs: jobs)
    self.past = Dictionary(past.traces.list.map { ($0.file, $0.trace) }) { $1 }
    pastAddresses = past.traces.addresses
    addresses = site.addressBook
  }

  func trace(_ content: PageContent, _ key: Fingerprint, on page: Page) -> FileTrace {
    FileTrace(key: key, links: content.links, answers: site.answers(content.links, on: page), digest: content.digest)
  }

  /// What was noted of the file, when all that its making would read is as it was then.
  func trace(of file: OutputPath, _ key: Fingerprint, on page: Int?) -> FileTrace? {
    guard let trace = past[file], trace.key == key else { return nil }
    guard addresses != pastAddresses, let page, !trace.links.isEmpty else { return trace }
    return site.answers(trace.links, on: site.pages[page]) == trace.answers ? trace : nil
  }

  /// Those of this build.
  func traces<Writer>(_ parts: [RenderedPart<Writer>]) -> FileTraces {
    FileTraces(list: parts.flatMap(\.traces), addresses: addresses)
  }
}

extension SiteRendering {
  /// Leaves a file of the output as the last build left it, or makes it. Where something was wrong with it, it is made
  /// again each time. Gives what lists need of the page.
  /// - Parameter page: whose links were followed in making it.
  @discardableResult
  func keep(
    _ path: URLPath, _ key: Fingerprint, on page: Int? = nil, _ part: inout Part,
    _ make: (OutputPath, inout Part) -> FileTrace
  ) -> PageDigest? {
    guard let file = OutputPath(path.file) else { return nil }
    if let trace = tracing.trace(of: file, key, on: page), part.writer.keep(path: file) {
      part.copies += trace.copies
      part.diagnostics += trace.diagnostics
      part.traces.append((file, trace))
      return trace.digest
    }
    part.made.append(file)
    let before = (copies: part.copies.count, diagnostics: part.diagnostics.count)
    var trace = make(file, &part)
    if part.copies.count > before.copies { trace.copies = Array(part.copies[before.copies...]) }
    if part.diagnostics.count > before.diagnostics {
      trace.diagnostics = Array(part.diagnostics[before.diagnostics...])
    }
    if part.failure == nil, !trace.diagnostics.contains(where: { $0.severity == .error }) {
      part.traces.append((file, trace))
    }
    return trace.digest
  }
}
