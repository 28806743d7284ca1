import Testing

@testable import Generator

/// Embeds in markup and in code: what is placed can be seen on the page, and all else is told or is no embed.
@Suite struct EmbedPlacesTests {
  private static let header = "---\ngalleries:\n  gallery-1: { fid: AEAAQdbniShi }\n---\n"

  private func convert(_ text: String, isHTML: Bool = false) -> (text: String, problems: [String]) {
    let page = PageImport(Array(text.utf8), file: "a.md", isHTML: isHTML)
    return (String(decoding: page.bytes, as: UTF8.self), page.diagnostics.map(\.line))
  }

  /// A blank line ends raw HTML, so that the short code is seen.
  @Test(arguments: [
    ("<div>[cincopa AEAAQdbniShi]</div>", "<div>\n\n[gallery gallery-1]\n\n</div>"),
    (
      "<details>\n<summary>More</summary>\n[cincopa AEAAQdbniShi]\n</details>\n",
      "<details>\n<summary>More</summary>\n\n[gallery gallery-1]\n\n</details>\n"
    ),
    (
      "<details>\n<summary>More</summary>\n\n[cincopa AEAAQdbniShi]\n\n</details>\n",
      "<details>\n<summary>More</summary>\n\n[gallery gallery-1]\n\n</details>\n"
    ),
    (
      "<table>\n<tr><td>\n    [cincopa AEAAQdbniShi]\n    </td></tr>\n</table>\n",
      "<table>\n<tr><td>\n\n[gallery gallery-1]\n\n</td></tr>\n</table>\n"
    ),
    ("a <b>[cincopa AEAAQdbniShi]</b> c", "a <b>[gallery gallery-1]</b> c"),
    (
      "<div>\n    <p>\n        <iframe src=\"//www.cincopa.com/media-platform/iframe.aspx?fid=AEAAQdbniShi\"></iframe>\n    </p>\n</div>",
      "<div>\n    <p>\n\n[gallery gallery-1]\n\n</p>\n</div>"
    ),
    (
      "- a\n  <iframe src=\"//www.cincopa.com/media-platform/iframe.aspx?fid=AEAAQdbniShi\"></iframe>\n- b\n",
      "- a\n  [gallery gallery-1]\n- b\n"
    ),
  ])
  func withinMarkup(_ source: String, _ converted: String) {
    let (text, problems) = convert(source)
    #expect(problems == [])
    let header =
      source.contains("iframe") ? Self.header.replacing(" }", with: ", embed: { mode: iframe } }") : Self.header
    let isSame = text == header + converted || text == Self.framed + converted
    #expect(isSame, "\(text)")
  }

  private static let framed = "---\ngalleries:\n  gallery-1:\n    fid: AEAAQdbniShi\n    embed: { mode: iframe }\n---\n"

  /// It stays as it is, and nothing is said of it.
  @Test(arguments: [
    "a\n\n    [cincopa AEAAQdbniShi]\n\nb", "<pre>\n[cincopa AEAAQdbniShi]\n</pre>",
    "<!-- [cincopa AEAAQdbniShi] -->", "a <!-- [cincopa AEAAQdbniShi] --> b", "<!--\n\n[cincopa AEAAQdbniShi]\n-->\n",
    "<p>Write <code>[cincopa AEAAQdbniShi]</code>.</p>", "- a\n\n      [cincopa AEAAQdbniShi]\n",
    "> ```\n> [cincopa AEAAQdbniShi]\n> ```\n",
    "a\n\n    <iframe src=\"//www.cincopa.com/media-platform/iframe.aspx?fid=AEAAQdbniShi\"></iframe>\n",
    "<!-- <iframe src=\"//www.cincopa.com/media-platform/iframe.aspx?fid=AEAAQdbniShi\"></iframe> -->",
    "a\n\n    <script>cp_load_widget('AEAAQdbniShi', 'a')</script>\n", "<textarea>[cincopa AEAAQdbniShi]</textarea>",
  ])
  func withinCode(_ source: String) {
    let (text, problems) = convert(source)
    #expect(text == source)
    #expect(problems == [])
  }

  @Test func codeOfHTML() {
    let (text, problems) = convert(
      "<p>a</p><pre>[cincopa AEAAQdbniShi]</pre><!-- [cincopa AEAAQdbniShi] --><p>b</p>", isHTML: true)
    #expect(text == "<p>a</p><pre>[cincopa AEAAQdbniShi]</pre><!-- [cincopa AEAAQdbniShi] --><p>b</p>")
    #expect(problems == [])
  }

  /// Nothing can be placed: it stays as it is, and is told.
  @Test(arguments: [
    ("a\n\n> <div>[cincopa AEAAQdbniShi]</div>\n", "3:8", "short code"),
    ("- <b>x</b>\n  <div>[cincopa AEAAQdbniShi]</div>\n", "2:8", "short code"),
    ("[a](/b \"[cincopa AEAAQdbniShi]\")", "1:9", "short code"),
    (
      "<pre>\n<iframe src=\"//www.cincopa.com/media-platform/iframe.aspx?fid=AEAAQdbniShi\"></iframe>\n</pre>\n", "2:1",
      "iframe"
    ),
  ])
  func whereNothingCanStand(_ source: String, _ place: String, _ form: String) {
    let (text, problems) = convert(source)
    #expect(text == source)
    #expect(
      problems == [
        "a.md:\(place): warning[import-unread]: no gallery can be placed here, within other markup, and the \(form) was "
          + "left as it is"
      ])
  }

  /// Others on the page are placed, and the loader stays for what stayed.
  @Test func someCanBePlaced() {
    let (text, problems) = convert("[cincopa AEAAQdbniShi]\n\n> <p>[cincopa A4KANh__rQ_m]</p>\n")
    #expect(problems.count == 1)
    #expect(text == "\(Self.header)[gallery gallery-1]\n\n> <p>[cincopa A4KANh__rQ_m]</p>\n")
  }

  @Test(arguments: [
    "[cincopa:AEAAQdbniShi]", "{cincopa}AEAAQdbniShi{/cincopa}", "[cincopa] AEAAQdbniShi [/cincopa]",
    "{cincopa:AEAAQdbniShi}", "[Cincopa=AEAAQdbniShi]", "[cincopa id='AEAAQdbniShi']",
  ])
  func spellings(_ source: String) {
    let (text, problems) = convert("a \(source) b")
    #expect(problems == [])
    #expect(text == "\(Self.header)a [gallery gallery-1] b")
  }

  @Test(arguments: ["[cincopa]", "{cincopa}", "[cincopa ]", "[cincopa]\n[/cincopa]"])
  func emptyShortCodes(_ source: String) {
    let (text, problems) = convert("a \(source)")
    #expect(text == "a \(source)")
    #expect(problems == ["a.md:1:3: warning[import-unread]: this short code names no gallery"])
  }

  /// Links of Markdown.
  @Test(arguments: ["[cincopa](/x)", "[cincopa][x]", "See [cincopa].\n\n[cincopa]: https://www.cincopa.com/\n"])
  func linksOfThatName(_ source: String) { #expect(convert(source).problems == []) }

  private func settings(_ source: String) -> (settings: String?, problems: [String]) {
    let (text, problems) = convert(source)
    let line = text.split(separator: "\n").first { $0.contains("embed:") }
    return (line.map { String($0.drop { $0 == " " }) }, problems)
  }

  private static let address = "//www.cincopa.com/media-platform/iframe.aspx?fid=AEAAQdbniShi"

  @Test(arguments: [
    "<iframe data-src=\"\(address)\" src=\"about:blank\"></iframe>", "<iframe data-lazy-src='\(address)'></iframe>",
    "<object data=\"\(address)\" type=\"text/html\"><p>No frames?</p></object>", "<embed src=\"\(address)\">",
    "<object data=\"\(address)\"><embed src=\"\(address)\"></object>",
    "<iframe data-src=\"\(address)\"></iframe>\n<noscript><iframe src=\"\(address)\"></iframe></noscript>",
  ])
  func otherFrames(_ source: String) {
    let (text, problems) = convert("a\n\n\(source)\n\nb")
    #expect(problems == [])
    #expect(text == "\(Self.framed)a\n\n[gallery gallery-1]\n\nb")
  }

  @Test(arguments: [
    "<object><param name=\"movie\" value=\"http://www.cincopa.com/player.swf?fid=AEAAQdbniShi\"></object>",
    "<embed src=\"http://www.cincopa.com/player.swf?fid=AEAAQdbniShi\">",
    "<object><embed src=\"http://www.cincopa.com/player.swf?fid=AEAAQdbniShi\"></object>",
  ])
  func framesOfOldPlayers(_ source: String) {
    let (text, problems) = convert(source)
    #expect(text == source)
    #expect(problems.count == 1)
    #expect(problems.first?.hasSuffix("this frame shows a page of the platform that sitegen does not know") == true)
  }

  @Test(arguments: [
    ("640px", "embed: { mode: iframe, width: \"640\" }", nil),
    (" 640 ", "embed: { mode: iframe, width: \"640\" }", nil), ("600px", "embed: { mode: iframe }", nil),
    ("100%", "embed: { mode: iframe }", "the width '100%' of this frame is not in pixels, and was left out"),
    ("0", "embed: { mode: iframe }", "the width '0' of this frame is not in pixels, and was left out"),
  ])
  func widths(_ width: String, _ line: String, _ problem: String?) {
    let (settings, problems) = settings("<iframe width=\"\(width)\" src=\"\(Self.address)\"></iframe>")
    #expect(settings == line)
    #expect(problems == [problem].compactMap { $0 }.map { "a.md:1:1: warning[import-unread]: \($0)" })
  }
}
