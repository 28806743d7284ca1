import Markup
import Testing

@testable import Generator

/// Pages of other systems, and what becomes of them.
@Suite struct PageImportTests {
  private func convert(_ text: String, isHTML: Bool = false) -> (text: String, problems: [String]) {
    let page = PageImport(Array(text.utf8), file: "a.md", isHTML: isHTML)
    return (String(decoding: page.bytes, as: UTF8.self), page.diagnostics.map(\.line))
  }

  @Test func shortCodes() {
    let (text, problems) = convert(
      """
      ---
      title: Films # mine
      galleries: { trailer: { fid: AwKAv6-9ivM- } }
      ---
      First [cincopa AEAAQdbniShi] and *so* on.

      [cincopa A4HAcLOLOO68!Ag0Cqq6ltcaH]

      [cincopa&nbsp;AEAAQdbniShi] {cincopa fid="A4HAcLOLOO68@A4KANh__rQ_m" width=3} `[cincopa AEAAQdbniShi]`

      ```
      [cincopa AEAAQdbniShi]
      ```
      \\[cincopa AEAAQdbniShi] [cincopa AEAAQdbniShi](x) [gallery trailer]
      """)
    #expect(problems == [])
    #expect(
      text == """
        ---
        title: Films # mine
        galleries: { trailer: { fid: AwKAv6-9ivM- }, gallery-1: { fid: AEAAQdbniShi }, gallery-2: { asset: Ag0Cqq6ltcaH, template: A4HAcLOLOO68 }, gallery-3: { fid: A4KANh__rQ_m, template: A4HAcLOLOO68 } }
        ---
        First [gallery gallery-1] and *so* on.

        [gallery gallery-2]

        [gallery gallery-1] [gallery gallery-3] `[cincopa AEAAQdbniShi]`

        ```
        [cincopa AEAAQdbniShi]
        ```
        \\[cincopa AEAAQdbniShi] [cincopa AEAAQdbniShi](x) [gallery trailer]
        """)
  }

  @Test func shortCodesInAddresses() {
    let (text, problems) = convert("[cincopa%20AEAAQdbniShi]\n")
    #expect(problems == [])
    #expect(text.contains("fid: AEAAQdbniShi") && text.hasSuffix("[gallery gallery-1]\n"), "\(text)")
  }

  @Test func referencesWithBlanksAtTheirEnds() {
    let (text, problems) = convert(
      """
      <div id="cp_widget_1">...</div><script type="text/javascript">
      var cpo = []; cpo["_object"] = "cp_widget_1"; cpo["_uid"] = "AMrADemo0001"; cpo["_rrid"] = " post-42 ";
      cpo["_template"] = "A4HAcLOLOO68"; var _cpmp = _cpmp || []; _cpmp.push(cpo);
      </script><script src="https://rtcdn.cincopa.com/libasync.js" type="text/javascript"></script>
      """)
    #expect(problems == [])
    #expect(text.contains("rrid: post-42"), "\(text)")
  }

  @Test func leavesPagesOfOtherGeneratorsAlone() {
    let source = "+++\ntitle = \"Films\"\n+++\n[cincopa AEAAQdbniShi]\n"
    let (text, problems) = convert(source)
    #expect(text == source)
    #expect(problems.count == 1)
    #expect(problems.first?.contains("its front matter is TOML, between lines of +++") == true, "\(problems)")
  }

  @Test(arguments: ["\"\"", "\"a]b\"", "\"my gal\""])
  func aNameThatNoShortCodeCanHoldIsNotUsed(_ name: String) {
    let (text, _) = convert("---\ngalleries:\n  \(name): { fid: AEAAQdbniShi }\n---\n[cincopa AEAAQdbniShi]\n")
    #expect(text.hasSuffix("\n[gallery gallery-1]\n"), "\(text)")
  }

  @Test func galleriesThatThePageHasAlready() {
    let (text, problems) = convert(
      """
      ---
      galleries:
        trailer: { template: A4HAcLOLOO68, asset: Ag0Cqq6ltcaH }
        frame:
          embed: { width: 800, mode: iframe }
          fid: AIBASXc7-7zv
        other: { fid: AEAAQdbniShi, limit: 3 }
      ---
      [cincopa A4HAcLOLOO68!Ag0Cqq6ltcaH]

      <iframe src="https://www.cincopa.com/media-platform/iframe.aspx?fid=AIBASXc7-7zv" width="800"></iframe>

      [cincopa AEAAQdbniShi]
      """)
    #expect(problems == [])
    #expect(
      text == """
        ---
        galleries:
          trailer: { template: A4HAcLOLOO68, asset: Ag0Cqq6ltcaH }
          frame:
            embed: { width: 800, mode: iframe }
            fid: AIBASXc7-7zv
          other: { fid: AEAAQdbniShi, limit: 3 }
          gallery-1: { fid: AEAAQdbniShi }
        ---
        [gallery trailer]

        [gallery frame]

        [gallery gallery-1]
        """)
  }

  @Test func theClassicBlock() {
    let (text, problems) = convert(
      """
      Before.

      <div id="cp_widget_1"><img src="//www.cincopa.com/media-platform/api/thumb.aspx?fid=AEAAQdbniShi">...</div>
      <script type="text/javascript">
      var cpo = [];
      cpo["_object"] ="cp_widget_1";
      cpo["_fid"] = "AEAAQdbniShi";
      var _cpmp = _cpmp || []; _cpmp.push(cpo);
      (function() { var cp = document.createElement("script"); cp.type = "text/javascript";
      cp.async = true; cp.src = "//www.cincopa.com/media-platform/runtime/libasync.js";
      var c = document.getElementsByTagName("script")[0];
      c.parentNode.insertBefore(cp, c); })();
      </script>
      After.
      """)
    #expect(problems == [])
    #expect(
      text == """
        ---
        galleries:
          gallery-1: { fid: AEAAQdbniShi }
        ---
        Before.

        [gallery gallery-1]

        After.
        """)
  }

  @Test func aReferenceAndWordsWithinThePlace() {
    let (text, problems) = convert(
      """
      <div id="cp_widget_55"><div><noscript>Gulls, f/8</noscript></div>...</div><script>
      <!--
      var cpo = []; cpo["_object"] = 'cp_widget_55'; cpo["_uid"] = "AMrADemo0001"; cpo["_rrid"] = "po\\"st \\u00e9";
      cpo["_template"] = "A4HAcLOLOO68"; // mine
      var _cpmp = _cpmp || []; _cpmp.push(cpo);
      //-->
      </script>
      <script src="//www.cincopa.com/media-platform/runtime/libasync.js"></script>
      """)
    #expect(problems == [])
    #expect(
      text == """
        ---
        galleries:
          gallery-1: { rrid: "po\\"st é", uid: AMrADemo0001, template: A4HAcLOLOO68 }
        ---
        [gallery gallery-1]

        <div><noscript>Gulls, f/8</noscript></div>...


        """)
  }

  @Test func theNewerBlock() {
    let (text, problems) = convert(
      """
      <div id="cincopa_X" class="gallerydemo cincopa-fadein"><img src="https://rtcdn.cincopa.com/thumb.aspx?fid=A4KANh__rQ_m&amp;size=large" style="filter:blur(5px)"></div>
      <script src="//rtcdn.cincopa.com/meta_json.aspx?fid=A4KANh__rQ_m&ver=v2&id=cincopa_X"></script>
      <script src="//rtcdn.cincopa.com/libasync.js"></script>

      More.
      """)
    #expect(problems == [])
    #expect(
      text == """
        ---
        galleries:
          gallery-1:
            fid: A4KANh__rQ_m
            embed: { style: v2 }
        ---
        [gallery gallery-1]

        More.
        """)
  }

  @Test func frames() {
    let (text, problems) = convert(
      """
      <iframe width="600" height="430" src="//www.cincopa.com/media-platform/iframe.aspx?fid=AIBASXc7-7zv!Ag0Cqq6ltcaH" frameborder="0" allowfullscreen scrolling="no"></iframe>
      <iframe src='https://rtcdn.cincopa.com/iframe.aspx?fid=rrid:post%2042!AMrADemo0001!A4HAcLOLOO68#cpoadd_text=a%20b&cpoautostart=false' width=800></iframe>
      <iframe src="https://maps.example/?fid=AEAAQdbniShi"></iframe>
      """)
    #expect(problems == [])
    #expect(
      text == """
        ---
        galleries:
          gallery-1:
            asset: Ag0Cqq6ltcaH
            template: AIBASXc7-7zv
            embed: { mode: iframe }
          gallery-2:
            rrid: "post 42"
            uid: AMrADemo0001
            template: A4HAcLOLOO68
            embed:
              mode: iframe
              width: "800"
              args: { add_text: "a b", autostart: "false" }
        ---
        [gallery gallery-1]

        [gallery gallery-2]

        <iframe src="https://maps.example/?fid=AEAAQdbniShi"></iframe>
        """)
  }

  @Test func aPageOfHTML() {
    let (text, problems) = convert(
      """
      <!doctype html><title>Films &amp; more</title>
      <p>See [cincopa AEAAQdbniShi] here.</p>
      <p title="[cincopa AEAAQdbniShi]">Bye.</p>
      """, isHTML: true)
    #expect(problems == [])
    #expect(
      text == """
        ---
        title: "Films & more"
        galleries:
          gallery-1: { fid: AEAAQdbniShi }
        ---
        <p>See\u{20}
        \n[gallery gallery-1]

         here.</p>
        <p title="[cincopa AEAAQdbniShi]">Bye.</p>
        """)
  }

  @Test func aWholePageOfHTML() {
    let (text, problems) = convert(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
        <meta charset="utf-8"><title>Films</title>
        <meta name="description" content="All of
          them">
        <link rel="stylesheet" href="old.css">
        <script src="//www.cincopa.com/media-platform/runtime/libasync.js"></script>
      </head>
      <body class="old">
      <h1>Films</h1>
      <p>[cincopa AEAAQdbniShi]</p>
      </body>
      </html>
      """, isHTML: true)
    #expect(problems == [])
    #expect(
      text == """
        ---
        title: Films
        description: "All of them"
        galleries:
          gallery-1: { fid: AEAAQdbniShi }
        ---
        <h1>Films</h1>
        <p>

        [gallery gallery-1]

        </p>

        """)
  }

  @Test func settingsOfAPlayer() {
    let (text, problems) = convert(
      """
      <div id="a"></div><script>var cpo = []; cpo["_object"] = "a"; cpo["_fid"] = "AEAAQdbniShi";
      cpo["_args"] = {autostart: true, "add_text": "title", 'widget_w': 640}; cpo._args.allow_search = "false";
      cpo["_feedurl"] = "//feed.example/f"; var _cpmp = _cpmp || []; _cpmp.push(cpo);</script>
      """)
    #expect(problems == ["a.md:1:19: warning[import-unread]: what the embed code says of '_feedurl' was left out"])
    #expect(
      text == """
        ---
        galleries:
          gallery-1:
            fid: AEAAQdbniShi
            embed:
              args: { autostart: true, add_text: title, widget_w: 640, allow_search: "false" }
        ---
        [gallery gallery-1]


        """)
  }

  @Test func watchPages() {
    let (text, problems) = convert(
      "<iframe src=\"https://films.cincopa.com/watch/AIBASXc7-7zv!Ag0Cqq6ltcaH?x=1\" width=\"800\"></iframe>")
    #expect(problems == [])
    #expect(
      text == """
        ---
        galleries:
          gallery-1:
            asset: Ag0Cqq6ltcaH
            template: AIBASXc7-7zv
            embed: { mode: iframe, width: "800" }
        ---
        [gallery gallery-1]
        """)
  }

  /// What gives visitors a token stays, without the token, and is told.
  @Test func tokensAreNotRepeated() {
    let (text, problems) = convert(
      "<iframe src=\"https://api.cincopa.com/v2/upload.iframe?rrid=a&amp;API_token=70001isecret&amp;view=list\"></iframe>"
    )
    #expect(
      problems == [
        "a.md:1:1: warning[import-unread]: this address holds a token of the API, which every visitor can read"
      ])
    #expect(
      text
        == "<iframe src=\"https://api.cincopa.com/v2/upload.iframe?rrid=a&amp;API_token=***&amp;view=list\"></iframe>")
    let link = convert(
      "[cincopa AEAAQdbniShi] <a href='https://api.cincopa.com/v2/upload.iframe?api_token=70001isecret'>x</a>")
    #expect(link.problems.count == 1)
    #expect(
      link.text.contains("[gallery gallery-1] <a href='https://api.cincopa.com/v2/upload.iframe?api_token=***'>x</a>"))
  }

  /// Wherever it stands; what only looks like an example stays.
  @Test(arguments: [
    (
      "[editor](https://api.cincopa.com/v2/upload.iframe?api_token=1234567iabcdefgh&fid=x)",
      "[editor](https://api.cincopa.com/v2/upload.iframe?api_token=***&fid=x)", "1:51"
    ),
    ("é `https://x.example/?API_token=1234567iabcdefgh`", "é `https://x.example/?API_token=***`", "1:23"),
    (
      "<a href=\"https://x.example/?api_token=1234567iabcdefgh\">x</a>",
      "<a href=\"https://x.example/?api_token=***\">x</a>", "1:29"
    ),
    ("say api_token=YOUR_TOKEN here", "say api_token=YOUR_TOKEN here", ""),
  ])
  func tokensInTextAreMasked(written: String, text: String, place: String) {
    let (converted, problems) = convert(written)
    #expect(converted == text)
    let line =
      "a.md:\(place): warning[import-unread]: this address holds a token of the API, which every visitor can read"
    #expect(problems == (place.isEmpty ? [] : [line]))
  }

  /// Stays as it is, and is told with its place.
  @Test(arguments: [
    ("Words [cincopa rrid:x!y!z] go on", "a.md:1:7: warning[import-unread]: 'rrid:x!y!z' cannot stand in a short code"),
    ("é [cincopa A\"B]", "a.md:1:3: warning[import-unread]: 'A\"B' is no gallery id: '\"' cannot stand in it"),
    (
      "\n[cincopa A4HAcLOLOO68!liveid:7]",
      "a.md:2:1: warning[import-unread]: 'A4HAcLOLOO68!liveid:7' is a live stream, which cannot stand in a short code"
    ),
    (
      "[gallery ids=\"1,2\" columns=\"3\"]",
      "a.md:1:1: warning[import-unread]: this is WordPress's own gallery, whose pictures are not on the platform"
    ),
    (
      "<iframe src=\"//www.cincopa.com/media-platform/iframe.aspx\"></iframe>",
      "a.md:1:1: warning[import-unread]: this embed says neither gallery nor asset"
    ),
    (
      "<iframe src=\"//www.cincopa.com/media-platform/other.aspx?fid=AEAAQdbniShi\"></iframe>",
      "a.md:1:1: warning[import-unread]: this frame shows a page of the platform that sitegen does not know"
    ),
    (
      "<script>var cpo = []; cpo['_fid'] = 'AEAAQdbniShi'; _cpmp.push(cpo); alert(1)</script>",
      "a.md:1:1: warning[import-unread]: this script does more than show a gallery, and was left as it is"
    ),
    (
      "<script>var cpo = []; cpo['_fid'] = fid; _cpmp.push(cpo);</script>",
      "a.md:1:1: warning[import-unread]: this script does more than show a gallery, and was left as it is"
    ),
    (
      "<script src=\"//www.cincopa.com/media-platform/runtime/libasync.js\"></script>",
      "a.md:1:1: warning[import-unread]: the platform's loader stands here, and nothing that it could draw"
    ),
  ])
  func unread(_ source: String, _ problem: String) {
    let (text, problems) = convert(source)
    #expect(text == source)
    #expect(problems == [problem])
  }

  @Test(arguments: [
    "", "Plain *words*.", "---\ntitle: x\n---\n<script>play()</script>\r\n", "{cincopa x", "---\nopen",
  ])
  func nothingToDo(_ source: String) {
    let (text, problems) = convert(source)
    #expect(text == source)
    #expect(problems == [])
  }

  @Test func frontMatterThatCannotBeEdited() {
    let source = "---\ngalleries: [a]\n---\n[cincopa AEAAQdbniShi]\n"
    let (text, problems) = convert(source)
    #expect(text == source)
    #expect(
      problems.count == 1 && problems[0].hasPrefix("a.md:1:1: error[import-failed]: the page was left as it is: "))
  }

  @Test func windowsLineEnds() {
    let (text, _) = convert("---\r\ntitle: x\r\n---\r\nA [cincopa AEAAQdbniShi] b\r\n")
    #expect(
      text
        == "---\r\ntitle: x\r\ngalleries:\r\n  gallery-1: { fid: AEAAQdbniShi }\r\n---\r\nA [gallery gallery-1] b\r\n")
  }

  /// What comes out can be read again, and holds every word that went in.
  @Test(arguments: [
    "<div id=a><script>var cpo=[];cpo['_object']='a';cpo['_fid']='AEAAQdbniShi';_cpmp.push(cpo)</script>word</div>",
    "<div id=a>word<div id=b></div><script>cp_load_widget('AEAAQdbniShi', 'b')</script></div>",
    "- item word\n    <iframe src=//cincopa.com/iframe.aspx?fid=AEAAQdbniShi>",
    "<script>cp_load_widget('AEAAQdbniShi', 'nowhere')</script>word",
    "word [cincopa AEAAQdbniShi][cincopa AEAAQdbniShi]",
  ])
  func noWordIsLost(_ source: String) {
    let (text, _) = convert(source)
    #expect(text.contains("word"))
    #expect(text.contains("fid: AEAAQdbniShi"))
    #expect(text.contains("[gallery gallery-1]"))
    #expect(convert(text).text == text)
  }
}
