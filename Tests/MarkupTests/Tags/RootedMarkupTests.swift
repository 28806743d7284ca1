import Markup
import Testing

/// Raw HTML of a site below `/sub/`.
struct RootedMarkupTests {
  private func rendered(_ text: String, root: String = "/sub/") -> String {
    MarkdownDocument.render(Array(text.utf8)[...], options: .init(unsafeHTML: true, root: root)).html.string
  }

  @Test(arguments: [
    ("<div><a href=\"/x/\">x</a></div>\n", "<div><a href=\"/sub/x/\">x</a></div>\n"),
    ("<div><A HREF = '/x?a=1&amp;b#c'>x</A></div>\n", "<div><A HREF = '/sub/x?a=1&amp;b#c'>x</A></div>\n"),
    ("<p><a href=/ class=b>x</a></p>\n", "<p><a href=/sub/ class=b>x</a></p>\n"),
    ("<div><a href=\" /x\">x</a></div>\n", "<div><a href=\" /sub/x\">x</a></div>\n"),
    (
      "<video src=\"/a.mp4\" poster=\"/a.jpg\"></video>\n",
      "<p><video src=\"/sub/a.mp4\" poster=\"/sub/a.jpg\"></video></p>\n"
    ),
    (
      "<div><img srcset=\"/a.jpg 1x,/b.jpg 2x, c.jpg 3x, //h.example/d.jpg 4x\" src=\"/a.jpg\"></div>\n",
      "<div><img srcset=\"/sub/a.jpg 1x,/sub/b.jpg 2x, c.jpg 3x, //h.example/d.jpg 4x\" src=\"/sub/a.jpg\"></div>\n"
    ),
    (
      "<form action=\"/ask\"><button formaction=/other>x</button></form>\n",
      "<form action=\"/sub/ask\"><button formaction=/sub/other>x</button></form>\n"
    ),
    ("<div><object data=\"/a.pdf\"></object></div>\n", "<div><object data=\"/sub/a.pdf\"></object></div>\n"),
    ("Words with <a href=\"/x/\">a tag</a>.\n", "<p>Words with <a href=\"/sub/x/\">a tag</a>.</p>\n"),
    (
      "<script src=\"/x.js\">go(\"<a href='/y'>\")</script>\n",
      "<script src=\"/sub/x.js\">go(\"<a href='/y'>\")</script>\n"
    ),
  ])
  func isPutBelow(text: String, html: String) { #expect(rendered(text) == html) }

  @Test(arguments: [
    "<div><a href=\"//h.example/x\">x</a></div>\n", "<div><a href=\"/\\h.example/x\">x</a></div>\n",
    "<div><a href=\"x/\" title=\"/y\" data-href=\"/z\">x</a></div>\n", "<div data=\"/a\"><a href=\"#/x\">x</a></div>\n",
    "<!-- <a href=\"/x\"> -->\n", "<style>p { background: url(/x.png) }</style>\n", "<div><a href=\"\">x</a></div>\n",
    "<div><textarea><a href=\"/x\"></textarea></div>\n",
  ])
  func staysAsItIs(html: String) {
    #expect(rendered(html) == html)
  }

  @Test func aSiteAtTheRootIsLeftAlone() {
    let html = "<div><a href=\"/x/\">x</a></div>\n"
    #expect(rendered(html, root: "/") == html)
  }

  /// A path of `base_url` is written as in links of Markdown.
  @Test func theRootIsEscaped() {
    #expect(
      rendered("<a href=/x>x</a> [x](/a&'b/x)\n", root: "/a&'b/")
        == "<p><a href=/a&amp;&#x27;b/x>x</a> <a href=\"/a&amp;&#x27;b/x\">x</a></p>\n")
  }
}
