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
    FileTrace(
      key: key, links: content.links, answers: site.answers(content.links, on: page), digest: content.digest,
      copies: content.copies)
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
  /// What was noted of a file that stays as the last build left it; nil when it has to be made.
  /// - Parameter page: whose links were followed in making it.
  func kept(_ file: OutputPath, _ key: Fingerprint, on page: Int? = nil, _ part: inout Part) -> FileTrace? {
    guard let trace = tracing.trace(of: file, key, on: page), part.writer.keep(path: file) else { return nil }
    part.copies += trace.copies
    part.diagnostics += trace.diagnostics
    part.traces.append((file, trace))
    return trace
  }

  /// Makes a file. Where something was wrong with it, it is made again each time.
  /// - Parameter trace: what is to be noted of it.
  func make(
    _ file: OutputPath, _ trace: FileTrace, _ part: inout Part,
    _ render: (inout [UInt8], inout [Diagnostic]) -> Void
  ) {
    var trace = trace
    var bytes: [UInt8] = []
    render(&bytes, &trace.diagnostics)
    part.made.append(file)
    part.copies += trace.copies
    part.diagnostics += trace.diagnostics
    guard part.failure == nil else { return }
    do { try part.writer.write(path: file, bytes: bytes) } catch { return part.failure = error }
    if !trace.diagnostics.contains(where: { $0.severity == .error }) { part.traces.append((file, trace)) }
  }
}
