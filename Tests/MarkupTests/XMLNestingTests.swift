import Markup
import Testing

/// What feeds forget to close, and marks that they mistype.
@Suite struct XMLNestingTests {
  @Test(arguments: [
    (
      "<r><item><title>a<link>b</link></item></r>",
      "<r><item><title>a</title><link>b</link></item></r>", "1:18 <title> is not closed before <link>"
    ),
    (
      "<r><item><title>a<dc:date>b</dc:date></item></r>",
      "<r><item><title>a</title><dc:date>b</dc:date></item></r>", "1:18 <title> is not closed before <dc:date>"
    ),
    (
      "<r><item><description>a<p>b</p><guid>c</guid></item></r>",
      "<r><item><description>a<p>b</p></description><guid>c</guid></item></r>",
      "1:32 <description> is not closed before <guid>"
    ),
    (
      "<r><item><title>a</title><item><title>b</title></item></r>",
      "<r><item><title>a</title></item><item><title>b</title></item></r>", "1:26 <item> is not closed before <item>"
    ),
    (
      "<r><item><title>a<item><title>b</title></item></r>",
      "<r><item><title>a</title></item><item><title>b</title></item></r>", "1:18 <title> is not closed before <item>"
    ),
    (
      "<r><title>a <b>x</b> y & z</title></r>", "<r><title>a <b>x</b> y & z</title></r>",
      "1:24 an '&' that begins no reference is written '&amp;'"
    ),
    ("<r><b>x<br>y</b></r>", "<r><b>x<br></br>y</b></r>", "1:8 <br> is not closed"),
    ("<r><a>x<?php y</a>z</r>", "<r><a>x</a>z</r>", "1:8 an instruction ends without '?>'"),
    ("<r><![cdata[a<b]]></r>", "<r>a<b</r>", "1:4 '<![CDATA[' is written in capitals"),
    (
      "<r><a><![CDATA[x]]</a><a>y</a></r>", "<r><a>x</a><a>y</a></r>",
      "1:19 ']]' in place of ']]>' ends a CDATA section"
    ),
    (
      "<r><a><![CDATA[x]]</a><a><![CDATA[y]]></a>&</r>", "<r><a>x</a><a>y</a>&</r>",
      "1:19 ']]' in place of ']]>' ends a CDATA section"
    ),
    ("<r><a x=“1” y=“2”/></r>", "<r><a x=\"1\" y=\"2\"></a></r>", "1:4 the tag <a> is damaged"),
    ("<r><a x=\"1 y=\"2\"/></r>", "<r><a x=\"1\" y=\"2\"></a></r>", "1:4 the tag <a> is damaged"),
    (
      "<channel><atom:link href='u'><item/><item>x</item></channel>",
      "<channel><atom:link href=\"u\"></atom:link><item></item><item>x</item></channel>",
      "1:30 <atom:link> is not closed before <item>"
    ),
    (
      "<channel><generator>x<item/></channel>",
      "<channel><generator>x</generator><item></item></channel>", "1:22 <generator> is not closed before <item>"
    ),
    (
      "<channel><titel>T</title><item/></channel>", "<channel><titel>T</titel><item></item></channel>",
      "1:18 <titel> is not closed before </title>"
    ),
    (
      "<channel><image><url>u</url><item/></channel>", "<channel><image><url>u</url></image><item></item></channel>",
      "1:29 <image> is not closed before <item>"
    ),
    (
      "<r><item><enclosure url='u'><guid>g</guid></item></r>",
      "<r><item><enclosure url=\"u\"></enclosure><guid>g</guid></item></r>",
      "1:29 <enclosure> is not closed before <guid>"
    ),
    (
      "<r><item><foo><![CDATA[</foo></item>]]><guid>g</guid></item></r>",
      "<r><item><foo></foo></item></foo><guid>g</guid></item></r>",
      "1:40 <foo> is not closed before <guid>"
    ),
    (
      "<feed><icon>i<entry><id>1</id></entry></feed>", "<feed><icon>i</icon><entry><id>1</id></entry></feed>",
      "1:14 <icon> is not closed before <entry>"
    ),
    ("<r><a\u{A0}b='1'/><c\u{201D}>x</c></r>", "<r><a b=\"1\"></a><c>x</c></r>", "1:4 the tag <a> is damaged"),
    ("<r><a b=\u{93}1\u{94}/><d/\u{200B}>y</r>", "<r><a b=\"1\"></a><d>y</d></r>", "1:4 the tag <a> is damaged"),
    ("<r>x<!-- a -- b -->y</r>", "<r>xy</r>", "1:12 Double hyphen within comment"),
  ])
  func isRead(_ text: String, _ meant: String, _ problem: String) throws {
    let document = try XMLDocument.parse(Array(text.utf8))
    #expect(document.root.sketch == meant)
    let found = document.problems.filter { $0.id == "xml-damaged" }.map {
      "\($0.location.line):\($0.location.column) \($0.message)"
    }
    #expect(found.first == problem, "\(found)")
  }

  /// In documents that are in order they stay where they are.
  @Test func orderIsKept() throws {
    let text = "<r><item><title>a<link>b</link></title><item><title>c</title></item></item></r>"
    let document = try XMLDocument.parse(Array(text.utf8))
    #expect(document.root.sketch == text)
    #expect(document.problems.isEmpty)
  }

  @Test func aSecondDeclarationIsTold() throws {
    let document = try XMLDocument.parse(Array("<?xml version='1.0'?>\n<?xml version='1.0'?>\n<a/>".utf8))
    #expect(document.problems.map(\.message) == ["there is more than one XML declaration"])
    #expect(document.problems.map(\.location.line) == [2])
  }

  /// Each would be searched to the end of the document, and the reading would take minutes.
  @Test func manyWithoutAnEndAreSearchedOnce() throws {
    let sections = "<r>&" + String(repeating: "<a><![CDATA[x]]</a>", count: 20_000)
    #expect(try XMLDocument.parse(Array(sections.utf8)).root.children.reduce(0) { count, _ in count + 1 } == 20_000)
    let instructions = "<r>" + String(repeating: "<?", count: 20_000) + "<a/></r>"
    #expect(try XMLDocument.parse(Array(instructions.utf8)).root.sketch == "<r><a></a></r>")
  }
}
