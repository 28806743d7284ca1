internal import FoundationEssentials
internal import Generator
internal import Hummingbird

/// Answers requests for a previewed site as a static host would, apart from the script in its pages.
struct PreviewResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let preview: Preview
  let hosts: HostCheck
  let files = FileIO()

  init(_ preview: Preview, bound host: String) {
    self.preview = preview
    hosts = HostCheck(bound: host)
  }

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    guard isForUs(request) else {
      return .words(.forbidden, "This preview answers only to addresses of this machine, not to the name you used.")
    }
    guard request.method == .get || request.method == .head else {
      return .words(.methodNotAllowed, "Pages can only be read here.", [.allow: "GET, HEAD"])
    }
    let response = try await answer(request, context)
    return request.method == .head ? response.createHeadResponse() : response
  }

  /// An address in the request's line counts more than `Host`, and there is one `Host` (RFC 9112, section 3.2): the first is
  /// the authority, others stay among the fields.
  private func isForUs(_ request: Request) -> Bool {
    let isWhole = request.uri.string.hasPrefix("http")
    return hosts.allows(request.head.authority) && (!isWhole || hosts.allows(request.uri.host))
      && !request.headers.contains { $0.name.canonicalName == "host" }
  }

  private func answer(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    let shown = await preview.current
    let root = shown?.site.baseURL.path ?? "/"
    switch request.uri.path {
    case root + LivePage.scriptName, "/" + LivePage.scriptName: return .script
    case root + LivePage.eventsName, "/" + LivePage.eventsName: return events(request)
    default: break
    }
    guard let shown else { return .notBuilt(generation: await preview.generation) }
    guard let path = OutputPath(url: request.uri.path) else {
      return .words(.badRequest, "No page of a site has such an address.")
    }
    let finder = FileFinder(shown: shown, path: path.text, url: request.uri.path, query: request.uri.query)
    switch finder.outcome {
    case .file(let file, let status): return try await send(file, status, shown, request, context)
    case .moved(let status, let target): return .moved(status, to: target)
    case .missing: return .words(.notFound, "There is no such page, and the site has no 404.html.")
    }
  }

  private func events(_ request: Request) -> Response {
    let generation = request.uri.queryParameters["generation"].flatMap { Int($0) }
    let body = ResponseBody { [preview] writer in
      try await request.body.consumeWithCancellationOnInboundClose { _ in
        for await event in await preview.events(since: generation) {
          try await writer.write(ByteBuffer(string: event.text))
        }
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
  }
}
