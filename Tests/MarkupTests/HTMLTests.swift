import Markup
import Testing

struct HTMLTests {
  @Test func isEmptyAtFirst() {
    #expect(HTML().isEmpty)
    #expect(HTML().bytes == [])
  }

  @Test func escapesText() {
    var html = HTML()
    html.text("1 < 2 & 'x'")
    #expect(html.string == "1 &lt; 2 &amp; &#39;x&#39;")
    #expect(html == HTML.escaping("1 < 2 & 'x'"))
  }

  @Test func appendsMarkupAsItIs() {
    var html = HTML.doctype()
    var inner = HTML()
    inner.element("b") { $0.text("&") }
    html.append(inner)
    html.lineBreak()
    #expect(html.string == "<!DOCTYPE html>\n<b>&amp;</b>\n")
    #expect(html.description == html.string)
  }

  @Test func writesAttributesBetweenLiterals() {
    var html = HTML()
    html.literal("<img")
    html.attribute("alt", "a \"b\"")
    html.attribute("srcset", nil as String?)
    html.attribute("width", 1200)
    html.attribute("height", -1)
    html.attribute("sizes", nil as Int?)
    html.literal(">")
    #expect(html.string == "<img alt=\"a &quot;b&quot;\" width=\"1200\" height=\"-1\">")
  }
}
