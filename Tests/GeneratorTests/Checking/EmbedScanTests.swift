import Testing

@testable import Generator

/// Players of a page and their loader.
@Suite struct EmbedScanTests {
  private static let loader = "<script>cp.src = \"//www.cincopa.com/media-platform/runtime/libasync.js\";</script>"

  private static func push(_ object: String) -> String {
    "<script>var cpo = []; cpo[\"_object\"] =\"\(object)\"; _cpmp.push(cpo);</script>"
  }

  private static func settings(_ object: String) -> String {
    "<script src=\"//rtcdn.cincopa.com/meta_json.aspx?fid=A4KANh__rQ_m&amp;ver=v2&amp;id=\(object)\"></script>"
  }

  @Test(
    arguments: [
      ("<p>", []),
      ("<i id=a></i>\(push("a"))\(loader)", []),
      ("\(push("a"))\(push("b"))<i id=a></i><i id=b></i><script src=//rtcdn.cincopa.com/libasync.js></script>", []),
      ("<script type=application/json>\"libasync.js\", [\"_object\"] = \"a\"</script>", []),
      ("<i id=a></i>\(push("a"))", ["embed-without-loader"]),
      ("<i id=a></i>\(loader)\(push("a"))", ["loader-too-early"]),
      ("<i id=a></i>\(push("a"))\(loader)\(loader)", ["loader-twice"]),
      ("\(loader)<script src=/libasync.js></script>", ["loader-twice"]),
      ("<i id=b></i>\(push("a"))\(loader)", ["embed-without-place"]),
      ("<i id=a></i>\(push("a"))<script data-loader=//rtcdn.cincopa.com/libasync.js>…</script>", []),
      ("<i id=a-_></i>\(settings("a-_"))<script src=//rtcdn.cincopa.com/libasync.js></script>", []),
      ("<i id=a></i>\(settings("b"))<script src=//rtcdn.cincopa.com/libasync.js></script>", ["embed-without-place"]),
      ("<i id=a></i><script src=//rtcdn.cincopa.com/libasync.js></script>\(settings("a"))", ["loader-too-early"]),
      ("<i id=a></i>\(settings("a"))", ["embed-without-loader"]),
      ("<i id=a></i>\(push("a"))\(push("a"))\(loader)", ["embed-twice"]),
    ] as [(String, [String])])
  func findings(_ html: String, _ ids: [String]) throws {
    let sandbox = try Sandbox()
    try sandbox.build(["a.html": html, "libasync.js": ""])
    let paths = try #require(BuiltFiles.paths(of: sandbox.place))
    let scan = PageScan.read(0, SiteIndex(paths, base: .local, output: sandbox.output))
    #expect(scan.findings.map(\.id.rawValue) == ids)
  }
}
