internal import Generator
internal import Hummingbird

/// A file on its way to a visitor.
private enum Contents {
  case bytes([UInt8])
  /// A path as the file system takes it.
  case disk(String, FileStatus)

  var size: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .disk(_, let status): status.size
    }
  }

  var tag: EntityTag {
    switch self {
    case .bytes(let bytes): EntityTag(bytes)
    case .disk(_, let status): EntityTag(status)
    }
  }
}

extension PreviewResponder {
  /// A file as a whole or in part, or the news that the visitor has it already.
  func send(
    _ path: OutputPath, _ code: Int, _ shown: ShownSite, _ request: Request, _ context: BasicRequestContext
  ) async throws -> Response {
    guard let contents = contents(of: path, shown) else {
      return .words(.notFound, "This file has just gone from the site's folder.")
    }
    let tag = contents.tag
    var headers: HTTPFields = [
      .contentType: ContentType.of(path.text), .cacheControl: "no-cache", .eTag: tag.text, .acceptRanges: "bytes",
      .xContentTypeOptions: "nosniff",
    ]
    if code == 200, tag.matches(request.headers[.ifNoneMatch]) {
      return Response(status: .notModified, headers: headers)
    }
    let isPart = code == 200 && request.method == .get && tag.holds(request.headers[.ifRange])
    switch ByteRange(isPart ? request.headers[.range] : nil, size: contents.size) {
    case .whole:
      let status = HTTPResponse.Status(code: code)
      return Response(status: status, headers: headers, body: try await body(contents, nil, request, context))
    case .part(let range):
      headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound)/\(contents.size)"
      let body = try await body(contents, range, request, context)
      return Response(status: .partialContent, headers: headers, body: body)
    case .unsatisfiable:
      return .words(.rangeNotSatisfiable, "The file has no such part.", [.contentRange: "bytes */\(contents.size)"])
    }
  }

  /// Pages get the script; nil when the file has gone meanwhile.
  private func contents(of path: OutputPath, _ shown: ShownSite) -> Contents? {
    let isPage = path.text.hasSuffix(".html") || path.text.hasSuffix(".htm")
    let live = LivePage(
      file: path.text, generation: shown.generation, root: shown.site.baseURL.path, held: shown.site.held[path])
    switch shown.site.files[path] {
    case .bytes(let bytes): return .bytes(isPage ? live.bytes(bytes) : bytes)
    case .copy(of: let source, _, _):
      if isPage { return (try? FileSystem.read(source)).map { .bytes(live.bytes($0)) } }
      return FileSystem.status(source).flatMap { $0.kind == .file ? .disk(source, $0) : nil }
    case nil: return nil
    }
  }

  private func body(
    _ contents: Contents, _ range: ClosedRange<Int>?, _ request: Request, _ context: BasicRequestContext
  ) async throws -> ResponseBody {
    switch contents {
    case .bytes(let bytes):
      return ResponseBody(byteBuffer: range.map { ByteBuffer(bytes: bytes[$0]) } ?? ByteBuffer(bytes: bytes))
    case .disk(let path, let status):
      guard status.size > 0 else { return ResponseBody() }
      let range = range ?? 0...(status.size - 1)
      return try await files.loadFile(path: path, range: range, context: context).promising(range.count)
    }
  }
}
