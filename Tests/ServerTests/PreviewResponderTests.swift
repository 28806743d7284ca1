import Generator
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Server

/// Requests without sockets: what is asked, what is answered.
struct PreviewResponderTests {
  private static let files = [
    "index.html": "<body>Home</body>", "films/index.html": "<body>Films</body>", "404.html": "<body>Lost</body>",
    "old/index.html": "<body>Moved</body>", "clip.mp4": "0123456789", "empty.mp4": "",
    "a b/index.html": "<body>Blank</body>", "assets/site.css": "p {}",
    "_redirects": "/old/ /films/ 301\n/films/ /nowhere/\n/elsewhere https://h.example/ 302\n/rewritten /films/ 200\n"
      + "/rw/* /:splat 200\n/rw5 /films 200\n/rw6 /none 200\n",
  ]

  /// `200 text`, `301 → /target`, the script left out.
  private func ask(
    _ uri: String, _ method: HTTPRequest.Method = .get, _ headers: HTTPFields = [:], of site: BuiltSite? = nil
  ) async throws -> String {
    let response = try await response(uri, method, headers, of: site)
    if let location = response.headers[.location] { return "\(response.status.code) → \(location)" }
    let text = String(buffer: response.body).replacing(/<script.*<\/script>\n/, with: "")
    return text.isEmpty ? "\(response.status.code)" : "\(response.status.code) \(text)"
  }

  private func response(
    _ uri: String, _ method: HTTPRequest.Method = .get, _ headers: HTTPFields = [:], of site: BuiltSite? = nil
  ) async throws -> TestResponse {
    let preview = Preview()
    var shown = try site ?? BuiltSite(Self.files)
    shown.aliases = [try #require(OutputPath("old/index.html"))]
    await preview.show(shown)
    let application = Application(responder: PreviewResponder(preview, bound: "127.0.0.1"))
    return try await application.test(.router) { client in
      try await client.executeRequest(uri: uri, method: method, headers: headers, body: nil)
    }
  }

  @Test(arguments: [
    ("/", "200 <body>Home</body>"), ("/films/", "200 <body>Films</body>"), ("/films", "301 → /films/"),
    ("/films?x=1&y", "301 → /films/?x=1&y"), ("/films/index.html", "200 <body>Films</body>"),
    ("/a%20b/", "200 <body>Blank</body>"), ("/a%20b", "301 → /a%20b/"), ("/?q=1", "200 <body>Home</body>"),
    ("/nowhere/", "404 <body>Lost</body>"), ("/films/nowhere", "404 <body>Lost</body>"),
    ("/clip.mp4/", "404 <body>Lost</body>"), ("/_redirects", "404 <body>Lost</body>"),
    ("/old/", "301 → /films/"), ("/old", "301 → /films/"), ("/elsewhere", "302 → https://h.example/"),
    ("/rewritten", "200 <body>Films</body>"), ("/rw/films", "200 <body>Films</body>"),
    ("/rw/films/", "200 <body>Films</body>"), ("/rw/clip.mp4", "200 0123456789"), ("/rw5", "200 <body>Films</body>"),
    ("/rw6", "404 <body>Lost</body>"),
  ])
  func paths(uri: String, expected: String) async throws { #expect(try await ask(uri) == expected) }

  @Test(arguments: [
    "/../etc/passwd", "/%2e%2e/etc/passwd", "/.%2E/x", "/films/%2e/", "/a%00b", "/a%5cb", "/a\\b", "/%2fetc", "//evil",
    "/films//", "/%", "/%zz", "/%ff", "/.sitegen/manifest", "/.sitegen-stage/x", "/a%0d%0ab",
  ])
  func tricks(uri: String) async throws {
    #expect(try await ask(uri) == "400 No page of a site has such an address.\n")
  }

  @Test(arguments: [
    ("http://127.0.0.1:1314/films/", "200 <body>Films</body>"), ("http://evil.example/films/", "403"),
    ("https://evil.example/", "403"), ("http:///films/", "403"),
  ])
  func wholeAddresses(uri: String, expected: String) async throws {
    #expect(try await ask(uri).hasPrefix(expected))
  }

  @Test func aSecondHostIsRefused() async throws {
    #expect(try await ask("/films/", .get, [.init("Host")!: "evil.example"]).hasPrefix("403"))
  }

  @Test(arguments: [
    ("/sub/", "200 <body>Home</body>"), ("/sub/films", "301 → /sub/films/"), ("/sub", "302 → /sub/"),
    ("/", "302 → /sub/"), ("/films/", "404 <body>Lost</body>"), ("/subs/", "404 <body>Lost</body>"),
    ("/sub/nowhere", "404 <body>Lost</body>"),
  ])
  func siteBelowAPath(uri: String, expected: String) async throws {
    var files = Self.files
    files["_redirects"] = nil
    #expect(try await ask(uri, of: BuiltSite(files, path: "/sub/")) == expected)
  }

  @Test(arguments: [
    ("bytes=2-4", "206 234", "bytes 2-4/10"), ("bytes=-3", "206 789", "bytes 7-9/10"),
    ("bytes=8-", "206 89", "bytes 8-9/10"), ("bytes=10-", "416 The file has no such part.\n", "bytes */10"),
    ("bytes=0-1,3-4", "200 0123456789", nil),
  ])
  func ranges(header: String, expected: String, range: String?) async throws {
    #expect(try await ask("/clip.mp4", .get, [.range: header]) == expected)
    #expect(try await response("/clip.mp4", .get, [.range: header]).headers[.contentRange] == range)
  }

  /// The page at an old address is a file, and comes before rules of many addresses.
  @Test func ruleForAllAddresses() async throws {
    var files = Self.files
    files["_redirects"] = "/* /films/ 200\n"
    #expect(try await ask("/old/", of: BuiltSite(files)) == "200 <body>Moved</body>")
    #expect(try await ask("/nowhere/", of: BuiltSite(files)) == "200 <body>Films</body>")
    files["_redirects"] = "/sub/all/* /sub 200\n/sub/f /sub/films 200\n"
    #expect(try await ask("/sub/all/x", of: BuiltSite(files, path: "/sub/")) == "200 <body>Home</body>")
    #expect(try await ask("/sub/f", of: BuiltSite(files, path: "/sub/")) == "200 <body>Films</body>")
  }

  @Test func headersOfAFile() async throws {
    let headers = try await response("/clip.mp4").headers
    #expect(headers[.contentType] == "video/mp4")
    #expect(headers[.acceptRanges] == "bytes")
    #expect(headers[.cacheControl] == "no-cache")
    #expect(headers[.contentLength] == "10")
    #expect(headers[.xContentTypeOptions] == "nosniff")
  }

  @Test func headIsGetWithoutABody() async throws {
    let (get, head) = (try await response("/clip.mp4"), try await response("/clip.mp4", .head, [.range: "bytes=0-1"]))
    #expect(head.status == .ok)
    #expect(head.headers == get.headers)
    #expect(head.body.readableBytes == 0)
    #expect(try await ask("/nowhere", .head) == "404")
  }

  @Test func tags() async throws {
    let tag = try #require(try await response("/clip.mp4").headers[.eTag])
    #expect(try await ask("/clip.mp4", .get, [.ifNoneMatch: tag]) == "304")
    #expect(try await ask("/clip.mp4", .get, [.ifNoneMatch: "\"x\""]) == "200 0123456789")
    #expect(try await ask("/clip.mp4", .get, [.range: "bytes=0-1", .ifRange: tag]) == "206 01")
    #expect(try await ask("/clip.mp4", .get, [.range: "bytes=0-1", .ifRange: "\"x\""]) == "200 0123456789")
  }

  @Test func filesOfTheDiskAreReadWhenAskedFor() async throws {
    let folder = try Folder(["clip.mp4": "0123456789", "empty.mp4": "", "page.html": "<body>Own</body>"])
    var site = try BuiltSite([:])
    for name in ["clip.mp4", "empty.mp4", "page.html", "gone.mp4"] {
      site.files[try #require(OutputPath(name))] = .copy(of: folder.path + "/" + name, size: 10, modified: 0)
    }
    #expect(try await ask("/clip.mp4", of: site) == "200 0123456789")
    #expect(try await ask("/clip.mp4", .get, [.range: "bytes=-3"], of: site) == "206 789")
    #expect(try await ask("/clip.mp4", .get, [.range: "bytes=10-"], of: site) == "416 The file has no such part.\n")
    #expect(try await ask("/empty.mp4", of: site) == "200")
    #expect(try await ask("/page.html", of: site) == "200 <body>Own</body>")
    #expect(try await ask("/gone.mp4", of: site) == "404 This file has just gone from the site's folder.\n")
    #expect(try await ask("/missing", of: site) == "404 There is no such page, and the site has no 404.html.\n")
    let head = try await response("/clip.mp4", .head, of: site)
    #expect(head.headers[.contentLength] == "10")
  }

  @Test(arguments: [HTTPRequest.Method.post, .put, .delete, .options])
  func onlyReading(method: HTTPRequest.Method) async throws {
    let response = try await response("/", method)
    #expect(response.status == .methodNotAllowed)
    #expect(response.headers[.allow] == "GET, HEAD")
  }

  @Test func scriptIsThere() async throws {
    #expect(try await response("/").body.contains("<script src=\"/.sitegen/preview.js\""))
    #expect(try await !response("/assets/site.css").body.contains("script"))
    let script = try await response("/.sitegen/preview.js")
    #expect(script.headers[.contentType] == "text/javascript; charset=utf-8")
    #expect(script.body.contains("new EventSource"))
  }

  @Test func beforeTheFirstBuild() async throws {
    let preview = Preview()
    let application = Application(responder: PreviewResponder(preview, bound: "127.0.0.1"))
    let response = try await application.test(.router) { client in
      try await client.executeRequest(uri: "/any", method: .get, headers: [:], body: nil)
    }
    #expect(response.status == .serviceUnavailable)
    // It must not hear at once that it is old, and load itself for ever.
    #expect(response.body.contains("data-generation=\"\(await preview.generation)\""))
    // There is no last good site to speak of.
    #expect(response.body.contains("data-stand-in="))
    #expect(try await !self.response("/").body.contains("data-stand-in"))
  }
}

extension ByteBuffer {
  fileprivate func contains(_ text: String) -> Bool { String(buffer: self).contains(text) }
}
