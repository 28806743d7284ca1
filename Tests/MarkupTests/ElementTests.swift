import Markup
import Testing

struct ElementTests {
  @Test func nests() {
    var html = HTML()
    html.element("ul", ["class": "items"]) { html in
      for name in ["a", "<b>"] { html.element("li") { $0.text(name) } }
    }
    #expect(html.string == "<ul class=\"items\"><li>a</li><li>&lt;b&gt;</li></ul>")
  }

  @Test func writesEmptyAndVoidElements() {
    var html = HTML()
    html.element("div", ["id": "x"])
    html.void("br")
    html.void("img", ["src": "/a.png", "alt": ""])
    #expect(html.string == "<div id=\"x\"></div><br><img src=\"/a.png\" alt=\"\">")
  }

  @Test func writesAttributesByKind() {
    let nothing: String? = nil
    let width: Int? = 600
    let host = "a\"b"
    var html = HTML()
    html.void(
      "x",
      [
        "a": .text("<&\"'>"), "b": .flag, "c": .absent, "d": .init(nothing), "e": .init(width),
        "f": "https://\(host)/",
      ])
    #expect(
      html.string == "<x a=\"&lt;&amp;&quot;&#39;&gt;\" b e=\"600\" f=\"https://a&quot;b/\">")
  }

  @Test func writesScripts() {
    var html = HTML()
    html.script("go();")
    html.script("{}", ["type": "application/ld+json"])
    html.scriptSource("/a.js?b&c", defer: true)
    html.scriptSource("/m.js", async: true)
    #expect(
      html.string == """
        <script>go();</script><script type="application/ld+json">{}</script>\
        <script src="/a.js?b&amp;c" defer></script><script src="/m.js" async></script>
        """)
  }
}
