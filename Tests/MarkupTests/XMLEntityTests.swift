import Markup
import Testing

@Suite struct XMLEntityTests {
  @Test func readsThoseOfHTML() throws {
    let document = try XMLDocument.parse(
      Array("<a x='&eacute;&amp;&hellip;&#38;'>a&nbsp;&eacute;&hellip;&amp;lt;&thetasym;\n&rarr;</a>".utf8))
    #expect(document.root.attribute("x") == "é&…&")
    #expect(document.root.text == "a\u{A0}é…&lt;ϑ\n→")
    #expect(document.problems.map(\.id) == ["xml-entity"])
  }

  @Test func unknownOnesGiveNothing() throws {
    let document = try XMLDocument.parse(Array("<a x='1&foo;2'>3&bar;4</a>".utf8))
    #expect(document.root.sketch == "<a x=\"12\">34</a>")
    #expect(document.problems.map(\.id) == ["xml-entity", "xml-entity"])
  }

  @Test func declarationsAreRefused() throws {
    let text = """
      <?xml version="1.0"?>
      <!DOCTYPE lolz [ <!-- it's "]>" --> <!ENTITY lol "lol"> <!ENTITY lol2 "&lol;&lol;">
        <!ENTITY % p "<!ENTITY q 'r'>"> %p; <!ATTLIST a x CDATA "default"> ]>
      <a>1&lol2;2</a>
      """
    let document = try XMLDocument.parse(Array(text.utf8))
    #expect(document.root.sketch == "<a>12</a>")
    #expect(document.places == ["xml-entity-declaration 2:37", "xml-entity 4:5"])
  }

  @Test func nothingIsFetched() throws {
    let text = """
      <!DOCTYPE a SYSTEM "file:///etc/passwd" [ <!ENTITY x SYSTEM "file:///etc/passwd"> ]><a y='&x;'>&x;</a>
      """
    let document = try XMLDocument.parse(Array(text.utf8))
    #expect(document.root.sketch == "<a y=\"\"></a>")
  }

  @Test(arguments: ["<!DOCTYPE rss>", "<!DOCTYPE rss PUBLIC \"-//x//y>\" \"http://z/rss.dtd\">", "<!doctype html>"])
  func documentTypesAreIgnored(_ type: String) throws {
    let document = try XMLDocument.parse(Array("\(type)\n<a>x</a>".utf8))
    #expect(document.root.sketch == "<a>x</a>")
    #expect(document.problems.isEmpty)
  }

  @Test func controlCharactersByNumberAreWindows1252() throws {
    #expect(try XMLDocument.sketch("<a>it&#146;s &#150; &#x80;</a>") == "<a>it’s – €</a>")
  }

  @Test func aMillionReferencesAreRead() throws {
    let text = "<a>" + String(repeating: "&nbsp;", count: 1_000_000) + "</a>"
    #expect(try XMLDocument.parse(Array(text.utf8)).root.textBytes.count == 2_000_000)
  }
}
