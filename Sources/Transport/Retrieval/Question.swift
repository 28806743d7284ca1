internal import AsyncHTTPClient
internal import Generator
internal import NIOHTTP1

/// What is asked of a server, apart from the address.
struct Question: Sendable {
  var userAgent: String
  var purpose: RetrievalRequest.Purpose
  var method = HTTPMethod.GET
  /// Of the stored answer, if this is its address.
  var validators = Validators()
  var credentials: Target.Credentials?
  /// Ask caches on the way to ask again, too.
  var wantsNew = false
  /// Ask for a body without a coding.
  var plain = false
  /// Header fields besides our own, which they replace.
  var fields: HTTPHeaders = [:]
  /// What is sent along.
  var body: HTTPClientRequest.Body?
  /// Whether what a server says with a refusal (4xx) is wanted as well: `Reply.refused` in place of an error.
  var wantsRefusals = false

  struct Validators: Sendable, Hashable {
    var etag: String?
    var lastModified: String?
    var isEmpty: Bool { etag == nil && lastModified == nil }
  }

  /// The request for `target` by way of `route`.
  func request(to target: Target, route: Route) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: target.requestURL)
    request.method = method
    request.headers = headers
    for field in fields { request.headers.replaceOrAdd(name: field.name, value: field.value) }
    request.body = body
    if let credentials { request.setBasicAuth(username: credentials.user, password: credentials.password) }
    if case .forwarded(let proxy) = route {
      request.url = "http://\(proxy.host):\(proxy.port)\(target.path)"
      request.headers.replaceOrAdd(name: "Host", value: target.hostHeader)
      if let authorization = proxy.authorization {
        request.headers.add(name: "Proxy-Authorization", value: authorization.headerValue)
      }
    }
    return request
  }

  private var headers: HTTPHeaders {
    var headers: HTTPHeaders = ["User-Agent": userAgent, "Accept": accept]
    headers.add(name: "Accept-Encoding", value: plain ? "identity" : "gzip, deflate")
    if wantsNew { headers.add(name: "Cache-Control", value: "no-cache") }
    if let etag = validators.etag { headers.add(name: "If-None-Match", value: etag) }
    if let date = validators.lastModified { headers.add(name: "If-Modified-Since", value: date) }
    return headers
  }

  private var accept: String {
    switch purpose {
    case .feed:
      "application/rss+xml, application/atom+xml, application/feed+json, application/json, application/xspf+xml, "
        + "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
    case .link: "text/html, */*;q=0.9"
    case .poster: "image/avif, image/webp, image/*, */*;q=0.1"
    case .subtitles: "text/vtt, application/x-subrip, text/plain, */*;q=0.1"
    case .platform, .items: "application/json, */*;q=0.5"
    }
  }
}
