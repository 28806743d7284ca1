import Markup
import Testing

struct XMLWriterTests {
  @Test func writesADocument() {
    var xml = XMLWriter()
    xml.declaration()
    xml.element("rss", ["version": "2.0", "xmlns:media": "http://search.yahoo.com/mrss/"]) { xml in
      xml.element("title") { $0.text("A & B") }
      xml.element("media:content", ["url": .text("https://e.example/?a&b"), "width": .init(nil as Int?)])
    }
    xml.lineBreak()
    #expect(
      xml.string == """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><title>A &amp; B</title>\
        <media:content url="https://e.example/?a&amp;b"/></rss>

        """)
  }

  @Test func keepsWhiteSpaceInAttributesAndDropsForbiddenCharacters() {
    var xml = XMLWriter()
    xml.element("a", ["b": .text("1\t2\n3\r4\u{0}5"), "c": .flag]) { $0.text("6\u{B}7") }
    #expect(xml.string == "<a b=\"1&#9;2&#10;3&#13;45\" c=\"c\">67</a>")
  }

  @Test func writesMarkupAsText() {
    var html = HTML()
    html.element("p") { $0.text("a & b") }
    var xml = XMLWriter()
    xml.text(html)
    #expect(xml.string == "&lt;p&gt;a &amp;amp; b&lt;/p&gt;")
  }
}
