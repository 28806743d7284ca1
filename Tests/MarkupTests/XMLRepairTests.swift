import Markup
import Testing

@Suite struct XMLRepairTests {
  /// What is meant, and where it is wrong.
  @Test(arguments: [
    ("<a>AT&T & <b>x &amp; y</b></a>", "<a>AT&T & <b>x & y</b></a>", ["1:6", "1:9"]),
    ("<a x='1&2'/>", "<a x=\"1&2\"></a>", ["1:1"]),
    ("<a>1 < 2 <b/></a>", "<a>1 < 2 <b></b></a>", ["1:6"]),
    ("<a>\u{1}x\u{1F}y\u{FFFE}</a>", "<a>xy</a>", ["1:4", "1:6", "1:8"]),
    ("<a><![CDATA[x\u{8}y]]></a>", "<a>xy</a>", ["1:14"]),
    ("<a>&#1;x&#xFFFF;y&#99999999999;z&#xZ;</a>", "<a>xyz&#xZ;</a>", ["1:4", "1:9", "1:18", "1:33"]),
    ("<a>&#X41;</a>", "<a>A</a>", ["1:4"]),
    ("<a>x ]]> y</a>", "<a>x ]]> y</a>", ["1:8"]),
    ("<a><b><c>x</b>y</a>", "<a><b><c>x</c></b>y</a>", ["1:11"]),
    ("<a>x</b>y</a>", "<a>xy</a>", ["1:5"]),
    ("<a><b>x</c></b>y</a>", "<a><b>x</b>y</a>", ["1:8"]),
    ("<a><Title>x</title>y</a>", "<a><Title>x</Title>y</a>", ["1:12"]),
    ("<a><b x=1 y>z</b></a>", "<a><b x=\"1\" y=\"y\">z</b></a>", ["1:4"]),
    ("<a><b x='1'y='2' x='3'/></a>", "<a><b x=\"1\" y=\"2\"></b></a>", ["1:4"]),
    ("<a><b x='<i>'/>z</a>", "<a><b x=\"<i>\"></b>z</a>", ["1:4"]),
    ("<a><b <c/></a>", "<a><b><c></c></b></a>", ["1:4", "1:11"]),
    ("<a><p>x<br>y</p>z<img src=u></a>", "<a><p>x<br></br>y</p>z<img src=\"u\"></img></a>", []),
    ("<a><!-- x -- y -->z</a>", "<a>z</a>", []),
    ("<a>x</a>\n<b/>", "<a>x</a>", ["2:1"]),
    ("<a>x</a> junk", "<a>x</a>", ["1:10"]),
    ("<a><!DOCTYPE b>x</a>", "<a>x</a>", ["1:4"]),
    ("<a>&b;<c></a>", "<a><c></c></a>", ["1:4", "1:10"]),
  ])
  func repairs(_ text: String, _ meant: String, _ places: [String]) throws {
    let document = try XMLDocument.parse(Array(text.utf8))
    #expect(document.root.sketch == meant)
    let found = document.problems.map { "\($0.location.line):\($0.location.column)" }
    #expect(Set(found).isSuperset(of: places), "\(found)")
  }

  /// One thing is wrong in each; nothing is said of the rest.
  @Test(arguments: [
    ("<a><b >&</b ></a\n>", "1:8"), ("<a b='&gt;' c=\"&#10;&#x41;&nbsp;\">&</a>", "1:35"),
    ("<a>&</a><?x?>\n<!-- y --> <!-- z -->\n", "1:4"), ("<a>&</a><?x?>y", "1:4 1:14"), ("<a>&</a><!-- y", "1:4 1:9"),
    ("<a b='&#X41;' c='&'>x</a>", "1:1"), ("<a><b c='>'>&</b></a>", "1:13"),
  ])
  func tellsOnlyWhatIsWrong(_ text: String, _ places: String) throws {
    let document = try XMLDocument.parse(Array(text.utf8))
    let damaged = document.problems.filter { $0.kind == .damaged }
    #expect(damaged.map { "\($0.location.line):\($0.location.column)" }.joined(separator: " ") == places)
  }

  /// Bytes of windows-1252 that were taken for Latin-1, and what means nothing.
  @Test(arguments: [
    ("<a>x\u{93}</a>", "<a>x“</a>", ["xml-damaged 1:5"]), ("<a>&#146;</a>", "<a>’</a>", []),
    ("<a>it\u{92}s\u{96}</a>", "<a>it’s–</a>", ["xml-damaged 1:6", "xml-damaged 1:8"]),
    ("<a>x\u{7F}\u{81}y</a>", "<a>xy</a>", ["xml-damaged 1:5", "xml-damaged 1:6"]),
    ("<a b='\u{93}x\u{94}\u{7F}'/>", "<a b=\"“x”\"></a>", ["xml-damaged 1:1", "xml-damaged 1:1", "xml-damaged 1:1"]),
    ("<a>&#129;x&#127;</a>", "<a>x</a>", ["xml-damaged 1:8", "xml-damaged 1:16"]),
    ("<a><![CDATA[\u{80}]]></a>", "<a>€</a>", ["xml-damaged 1:15"]),
    ("<a>\u{A0}x\u{A9}</a>", "<a>\u{A0}x\u{A9}</a>", []),
  ])
  func readsControlCharacters(_ text: String, _ meant: String, _ places: [String]) throws {
    let document = try XMLDocument.parse(Array(text.utf8))
    #expect(document.root.sketch == meant)
    #expect(document.places == places)
  }

  /// A document that was cut off.
  @Test(arguments: [
    ("<a><b>x", "<a><b>x</b></a>"), ("<a><b>x</", "<a><b>x</b></a>"), ("<a><b>x</b", "<a><b>x</b></a>"),
    ("<a><b>x</b><c", "<a><b>x</b></a>"), ("<a><b>x</b><c y='1", "<a><b>x</b></a>"),
    ("<a><![CDATA[x", "<a>x</a>"), ("<a>x<!-- y", "<a>x</a>"), ("<a>x&am", "<a>x&am</a>"), ("<a>x<", "<a>x<</a>"),
  ])
  func closesWhatIsOpen(_ text: String, _ meant: String) throws {
    let document = try XMLDocument.parse(Array(text.utf8))
    #expect(document.root.sketch == meant)
    #expect(document.problems.contains { $0.id == "xml-damaged" })
  }

  /// What servers and editors put before a document.
  @Test(arguments: [
    ("\u{FEFF}<?xml version='1.0'?><a/>", []), ("\u{FEFF}\u{FEFF}<?xml version='1.0'?><a/>", ["xml-encoding 1:1"]),
    ("\n\n <?xml version='1.0'?><a/>", ["xml-damaged 1:1"]), (" \n<a/>", []),
    ("Warning: x in y on line 5\n<?xml version='1.0'?><a/>", ["xml-damaged 1:1"]),
    ("<br />\n<b>Warning</b>: x\n<?xml version='1.0'?><a/>", ["xml-damaged 1:1"]),
    ("\0\u{1}<?xml version='1.0'?><a/>", ["xml-damaged 1:1"]), ("junk <a/>", ["xml-damaged 1:1"]),
    ("junk <b>x</b> <rss/>", ["xml-damaged 1:1"]),
  ])
  func skipsWhatStandsBefore(_ text: String, _ places: [String]) throws {
    let document = try XMLDocument.parse(Array(text.utf8))
    #expect(["a", "rss"].contains(document.root.name))
    #expect(document.places == places)
  }

  @Test func keepsUndeclaredPrefixes() throws {
    let text = "<rss><media:content url='u' media:x='1'/>\n<media:title>t</media:title><dc:date/></rss>"
    let document = try XMLDocument.parse(Array(text.utf8))
    let media = try #require(document.root.first("content"))
    #expect(media.prefix == "media")
    #expect(media.namespace == "")
    #expect(media.attributes.map(\.prefix) == ["", "media"])
    #expect(document.places == ["xml-namespace 1:6", "xml-namespace 2:29"])
  }

  @Test func placesStayTrueAfterRepair() throws {
    let text = "<a>&\n&&<b>&</b>\n&amp;<c>x</d></c>\n<e/></a>"
    let document = try XMLDocument.parse(Array(text.utf8))
    #expect(document.root.sketch == "<a>&\n&&<b>&</b>\n&<c>x</c>\n<e></e></a>")
    #expect(
      document.root.children.map(\.location) == [
        SourceLocation(line: 2, column: 3), SourceLocation(line: 3, column: 6), SourceLocation(line: 4, column: 1),
      ])
    #expect(document.problems.map(\.location).map(\.line) == [1, 2, 2, 2, 3])
  }

  /// Beyond many repairs places are near.
  @Test func placesStayNearAfterManyRepairs() throws {
    let text = String(repeating: "&\n", count: 100_000) + "<b>"
    let document = try XMLDocument.parse(Array("<a>\(text)</b>x</a>".utf8))
    let line = try #require(document.root.first("b")).location.line
    #expect((99_000...100_001).contains(line), "\(line)")
  }

  @Test func capsProblems() throws {
    let text = "<a>" + String(repeating: "& ", count: 1000) + "</a>"
    let document = try XMLDocument.parse(Array(text.utf8))
    #expect(document.problems.count == 50)
    #expect(document.root.text.utf8.count == 2000)
  }

  @Test func readsEveryPrefixOfADocument() throws {
    let head = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x 'y'>]>\n<rss xmlns:m='urn:m'>"
    let text = Array(
      """
      \(head)<channel><item a="1&amp;2"><m:title>Gr\u{FC}\u{DF}e &nbsp;&#8364; &x;</m:title>
      <d><![CDATA[<p>x</p>]]></d></item></channel></rss>
      """.utf8)
    for count in 0...text.count {
      let document = try? XMLDocument.parse(Array(text[..<count]))
      #expect((document != nil) == (count >= head.utf8.count), "\(count)")
    }
  }

  @Test func everyByteMayBeBroken() {
    let text = Array("<rss a='b&lt;'><i>x &eacute; <![CDATA[y]]></i><!-- z --><j k=\"l\"/></rss>".utf8)
    for index in text.indices {
      for byte in [0, 0x22, 0x26, 0x27, 0x2F, 0x3C, 0x3E, 0x5D, 0x80, 0xEF, 0xFF] as [UInt8] {
        var broken = text
        broken[index] = byte
        let document = try? XMLDocument.parse(broken)
        #expect(document != nil || index < 2, "\(index) \(byte)")
      }
    }
  }
}
