internal import Generator
internal import Hummingbird

extension Response {
  /// A plain answer in words.
  static func words(_ status: HTTPResponse.Status, _ text: String, _ more: HTTPFields = [:]) -> Response {
    var headers: HTTPFields = [
      .contentType: "text/plain; charset=utf-8", .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
    ]
    for field in more { headers[field.name] = field.value }
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
  }

  /// Hosts send these for good; here the next build may say otherwise.
  static func moved(_ status: Int, to target: String) -> Response {
    Response(
      status: HTTPResponse.Status(code: status), headers: [.location: target, .cacheControl: "no-cache"])
  }

  /// The page before there is a site: it shows why, and goes when there is one.
  static func notBuilt(generation: Int) -> Response {
    let text = "<!DOCTYPE html>\n<html lang=\"en\">\n<title>sitegen</title>\n<p>The site is not built yet.</p>\n"
    let page = LivePage(file: "404.html", generation: generation, root: "/", held: nil, isStandIn: true)
      .bytes(Array(text.utf8))
    return Response(
      status: .serviceUnavailable,
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: page)))
  }

  static var script: Response {
    Response(
      status: .ok,
      headers: [
        .contentType: "text/javascript; charset=utf-8", .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: PackageResources.preview_js)))
  }
}
