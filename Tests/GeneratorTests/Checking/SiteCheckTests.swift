import Syndication
import Testing

@testable import Generator

/// Built sites, and what is found in them.
@Suite struct SiteCheckTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  /// Files that links of the tests may lead to.
  private static let others = [
    "index.html": "",
    "films/index.html": "<h1 id=top-of-it>Films</h1><a name=old></a><p id='ä b'>", "films/a b.html": "", "ü.html": "",
    "media/a.jpg": "", "media/b.jpg": "", "old/index.html": "<meta http-equiv=refresh content='0; url=/films/'>",
    "assets/x.css": "", "icons.svg": "",
    "_redirects":
      "# old things\n/gone /films/ 301\n/blog/:year/* /films/ 302\n/no /films/ 404\n/from https://e.example/\n",
  ]

  /// Builds a page among the others and tells what is wrong.
  private func problems(
    _ html: String, at path: String = "films/x/index.html", base: String = "https://h.example/"
  ) async throws -> [String] {
    try sandbox.build(Self.others.merging([path: html]) { $1 })
    return try await check(base).diagnostics.map(\.line)
  }

  private func check(_ base: String = "https://h.example/") async throws -> CheckReport {
    var configuration = SiteConfiguration()
    configuration.baseURL = try #require(BaseURL(base))
    configuration.ignored = ["loader-twice"]
    var options = BuildOptions()
    options.source = sandbox.path
    return await SiteCheck(configuration, options).run()
  }

  @Test(arguments: [
    "<a href=/>", "<a href=/films/>", "<a href=/films>", "<a href=..>", "<a href=../>", "<a href=\"../a b.html\">",
    "<a href=/films/a%20b.html>", "<a href=/%C3%BC.html>", "<a href=/ü.html>", "<a href=\\films\\>",
    "<a href=/x/../films/>", "<a href=/%2e%2E/films/>", "<a href=../../../../films/>", "<a href='?page=2'>", "<a href>",
    "<a href=/films/?a=1#top-of-it>", "<a href=\" /fil\nms/ \">", "<a href=#TOP>", "<a href=#>",
    "<i id=x></i><a href=#x>",
    "<a href=/films/#old>", "<a href='/films/#%C3%A4%20b'>", "<a href='/films/#ä b'>", "<a href=/films/#:~:text=Films>",
    "<a href=/old/#part>", "<a href=/media/a.jpg#xywh=1,2,3,4>", "<a href=https://h.example>",
    "<a href=HTTPS://H.example:443/films/>", "<a href=//h.example/films/#old>", "<a href=https://e.example/none>",
    "<a href=//e.example/none>", "<a href=mailto:a@h.example>", "<a href='javascript:void(0)'>", "<a href=tel:1>",
    "<img alt='' src=data:image/png;base64,AA==>", "<a href=/gone>", "<a href=/gone/#x>", "<a href=/blog/2020/a/b>",
    "<a href=/from>", "<template><a href=/none id=x></a><i id=x></template>", "<!-- <a href=/none> -->",
    "<script>'<a href=/none>'</script>", "<base href=/media/><img alt=a src=a.jpg>",
    "<base href=//e.example/><a href=none>",
    "<link rel=preconnect href=/none>", "<img alt=a src=/media/a.jpg srcset='/media/a.jpg 1x, ../../media/b.jpg 2x'>",
    "<svg><use href=/icons.svg#any></use><a href=/films/></a></svg>", "<meta http-equiv=refresh content=5>",
    "<iframe title=a src=/films/></iframe>", "<iframe aria-label=a></iframe>", "<iframe aria-hidden=true></iframe>",
    "<img src=/media/a.jpg alt>", "<img src=/media/a.jpg aria-label=a>", "<noscript><i id=x></noscript><i id=x>",
    "<a id=x name=x>", "<meta property=og:image content=https://h.example/media/a.jpg>",
  ])
  func nothingIsWrong(_ html: String) async throws {
    #expect(try await problems("<i id=x0>" + html) == [])
  }

  @Test(arguments: [
    ("<a href=/none>", "1:9: error[broken-link]: there is no page /none"),
    ("<a href=/Films/>", "1:9: error[broken-link]: there is no page /Films/"),
    ("<a href=/films/a>", "1:9: error[broken-link]: there is no page /films/a"),
    ("<a href=none>", "1:9: error[broken-link]: there is no page /films/x/none"),
    ("<a href=/media/>", "1:9: error[broken-link]: there is no page /media/"),
    ("<a href=//h.example/none>", "1:9: error[broken-link]: there is no page /none"),
    ("<a href=/films%2Fx/>", "1:9: error[broken-link]: there is no page /films%2Fx/"),
    ("<a href=/%FF>", "1:9: error[broken-link]: there is no page /%FF"),
    ("<a href=/no>", "1:9: error[broken-link]: there is no page /no"),
    ("é\n\u{1F600} <a\nhref = '/none'>", "3:9: error[broken-link]: there is no page /none"),
    ("<link rel=canonical href=https://h.example/y/>", "1:26: error[broken-link]: there is no page /y/"),
    ("<area href=/y alt=a>", "1:12: error[broken-link]: there is no page /y"),
    ("<iframe title=a src=/y></iframe>", "1:21: error[broken-link]: there is no page /y"),
    ("<meta http-equiv=Refresh content='0;URL=\"/y\"'>", "1:35: error[broken-link]: there is no page /y"),
    ("<link rel='icon stylesheet' href=/y.css>", "1:34: error[missing-file]: there is no file /y.css"),
    ("<img alt='' src=y.png>", "1:17: error[missing-file]: there is no file /films/x/y.png"),
    (
      "<img alt='' srcset='y,1.png 1x (a,b), /media/a.jpg 2x'>",
      "1:21: error[missing-file]: there is no file /films/x/y,1.png"
    ),
    ("<source srcset='/media/a.jpg,/y.png 2x'>", "1:17: error[missing-file]: there is no file /media/a.jpg,/y.png"),
    ("<video src=/media/a.jpg poster=/y></video>", "1:32: error[missing-file]: there is no file /y"),
    ("<audio><source src=/y>", "1:20: error[missing-file]: there is no file /y"),
    ("<track src=/y>", "1:12: error[missing-file]: there is no file /y"),
    ("<script src=/y></script>", "1:13: error[missing-file]: there is no file /y"),
    ("<object data=/y></object>", "1:14: error[missing-file]: there is no file /y"),
    ("<svg><image xlink:href=/y /></svg>", "1:24: error[missing-file]: there is no file /y"),
    ("<meta property=og:image content=//h.example/y.png>", "1:33: error[missing-file]: there is no file /y.png"),
    ("<base href=/media/><img alt='' src=y>", "1:36: error[missing-file]: there is no file /media/y"),
    ("<noscript><img alt='' src=/y></noscript>", "1:27: error[missing-file]: there is no file /y"),
    ("<a href=#y>", "1:9: error[broken-anchor]: the page /films/x/ has no place '#y'"),
    ("<a href=/films/#olt>", "1:9: error[broken-anchor]: the page /films/ has no place '#olt'; did you mean '#old'?"),
    ("<a href=/films/#%C3%A4>", "1:9: error[broken-anchor]: the page /films/ has no place '#ä'"),
    ("<i id=a><i id=b><b id='a'>", "1:24: error[duplicate-id]: the id 'a' stands on this page already"),
    ("<img src=/media/a.jpg>", "1:1: warning[missing-alt]: the picture has no text for those who cannot see it"),
    (
      "<input type=image src=/media/a.jpg>",
      "1:1: warning[missing-alt]: the picture has no text for those who cannot see it"
    ),
    (
      "<p><iframe title=' '></iframe>",
      "1:4: warning[missing-frame-title]: the iframe has no title, by which screen readers announce it"
    ),
  ])
  func somethingIsWrong(_ html: String, _ problem: String) async throws {
    #expect(try await problems(html) == ["public/films/x/index.html:" + problem])
  }

  @Test(arguments: [
    ("<a href=/sub/films/>", ""), ("<a href=/sub>", ""), ("<a href=../../../sub/films/>", ""),
    ("<a href=https://h.example/neighbour/>", ""),
    ("<a href=/films/>", "9: error[broken-link]: there is no page /films/"),
    ("<a href=../../../films/>", "9: error[broken-link]: there is no page /films/"),
    ("<a href=https://h.example/sub/none>", "9: error[broken-link]: there is no page /sub/none"),
    ("<a href=/neighbour/>", "9: warning[link-outside]: /neighbour/ leads out of the site, which stands at /sub/"),
  ])
  func aSiteBelowAPath(_ html: String, _ problem: String) async throws {
    try sandbox.build(["index.html": "", "films/index.html": "", "films/x/index.html": html])
    let found = try await check("https://h.example/sub/").diagnostics.map(\.line)
    #expect(found == (problem.isEmpty ? [] : ["public/films/x/index.html:1:" + problem]))
  }

  @Test func filesThatAreGoneAndFilesOfOthers() async throws {
    try sandbox.build(["a.html": "<a href=b.html><a href=mine.html>", "b.html": "", "c.jpg": "c", "mine.txt": ""])
    for name in ["b.html", "c.jpg"] { try Directory.current.removeTree(sandbox.output + "/" + name) }
    try sandbox.put("public/mine.html", "")
    #expect(
      try await check().diagnostics.map(\.line) == [
        "public/a.html:1:24: warning[unlisted-file]: /mine.html is in the output folder, but no build wrote it",
        "public/b.html: error[missing-output]: this file of the last build is gone",
        "public/c.jpg: error[missing-output]: this file of the last build is gone",
      ])
  }

  @Test func redirectsThatLeadNowhere() async throws {
    try sandbox.build(["a.html": "", "_redirects": "\n/x   /a.html\n/y  q=:q  /gone  301!\n/z /:a 301\n"])
    let found = try await check().diagnostics.map(\.line)
    #expect(found == ["public/_redirects:3:11: error[broken-link]: /y is sent on to /gone, which is not there"])
  }

  @Test func nothingIsBuilt() async throws {
    #expect(
      try await check().diagnostics.map(\.line) == ["public: error[not-built]: there is no built site in this folder"])
    try sandbox.put("public/a.html", "")
    #expect(try await check().diagnostics.map(\.id) == ["not-built"])
  }

  @Test func aBuildThatWasCutShort() async throws {
    try sandbox.build(["index.html": "old"])
    let (staging, writer) = try sandbox.stage(["index.html": "new", "a.html": ""])
    // Past the journal, before all files are in place.
    var steps = CommitSteps(stopAfter: 4)
    #expect(throws: OutputError.self) { try staging.commit([writer], steps: &steps) }
    #expect(sandbox.exists("public/.sitegen-stage/journal"))
    // The build is still there.
    #expect(try await check().diagnostics.map(\.id) == [])
    staging.output.unlock()
    let found = try await check().diagnostics
    #expect(found.map(\.id) == ["not-built"])
    #expect(found.first?.message.hasPrefix("a build was cut short") == true)
    #expect(found.first?.help == "build it again, which finishes it: sitegen build")
    try sandbox.build(["index.html": "new"])
    #expect(try await check().diagnostics.isEmpty)
  }

  @Test func linksToOtherSites() async throws {
    struct Scripted: LinkProbe {
      func probe(_ urls: Set<WebURL>, policy: RequestPolicy) async -> [WebURL: LinkAnswer] {
        #expect(urls.map(\.string).sorted() == ["http://b.example/y", "https://a.example/x", "https://c.example/"])
        return Dictionary(uniqueKeysWithValues: urls.map { ($0, Self.answer($0.string)) })
      }

      static func answer(_ url: String) -> LinkAnswer {
        url.hasSuffix("x") ? .dead(reason: "HTTP 404") : url.hasSuffix("y") ? .unverified(reason: "HTTP 429") : .works
      }
    }
    try sandbox.build([
      "a.html": "<a href=//a.example/x#p><a href=http://b.example/y><a href=https://c.example/><a href=mailto:a>",
      "b.html": "\n<link rel=preconnect href=https://d.example><img alt='' src=https://a.example/x>",
    ])
    var configuration = SiteConfiguration()
    configuration.baseURL = try #require(BaseURL("https://h.example/"))
    var options = BuildOptions()
    options.source = sandbox.path
    #expect(
      await SiteCheck(configuration, options, probe: Scripted()).run().diagnostics.map(\.line) == [
        "public/a.html:1:9: error[dead-link]: https://a.example/x is not there: HTTP 404",
        "public/a.html:1:33: warning[unverified-link]: http://b.example/y cannot be verified: HTTP 429",
        "public/b.html:2:61: error[dead-link]: https://a.example/x is not there: HTTP 404",
      ])
  }

  @Test func countsAndHelp() async throws {
    try sandbox.build(["a.html": "<a href=/B.html><a href=https://e.example/><a href=/none>", "b.html": "<img>"])
    let report = try await check()
    #expect((report.pages, report.links) == (2, 3))
    #expect((report.errorCount, report.warningCount) == (2, 1))
    #expect(report.diagnostics.map(\.help)[0] == "did you mean /b.html?")
  }
}
