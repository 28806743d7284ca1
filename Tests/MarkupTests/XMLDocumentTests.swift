import Markup
import Testing

@Suite struct XMLDocumentTests {
  @Test func readsElementsTextAndAttributes() throws {
    let text = "<rss version='2.0'><channel><title>A &amp; B</title><x/></channel></rss>"
    let document = try XMLDocument.parse(Array(text.utf8))
    #expect(document.root.sketch == "<rss version=\"2.0\"><channel><title>A & B</title><x></x></channel></rss>")
    #expect(document.problems.isEmpty)
    #expect(document.encoding == "utf-8")
  }

  @Test func resolvesNamespaces() throws {
    let text = "<a xmlns='urn:a' xmlns:m='urn:m'><m:b m:c='1' c='2'/><d xmlns=''/></a>"
    let root = try XMLDocument.parse(Array(text.utf8)).root
    let children = Array(root.children)
    #expect(root.namespace == "urn:a")
    #expect(children.map(\.namespace) == ["urn:m", ""])
    #expect(children[0].prefix == "m")
    #expect(children[0].name == "b")
    #expect(children[0].attribute("c", namespace: "urn:m") == "1")
    #expect(children[0].attribute("c") == "2")
    #expect(children[0].attribute("d") == nil)
  }

  @Test func textAndCDATAAreOne() throws {
    let root = try XMLDocument.parse(Array("<a>x<![CDATA[<b>&amp;]]>y<c>z</c>&lt;</a>".utf8)).root
    #expect(root.text == "x<b>&amp;yz<")
    #expect(root.nodes.map { if case .text(let text) = $0 { text } else { "-" } } == ["x<b>&amp;y", "-", "<"])
    #expect(String(decoding: root.textBytes, as: UTF8.self) == root.text)
  }

  @Test func findsChildrenByName() throws {
    let root = try XMLDocument.parse(Array("<a><m:t xmlns:m='urn:m'>1</m:t><t>2</t></a>".utf8)).root
    #expect(root.first("t")?.text == "1")
    #expect(root.first("t", "")?.text == "2")
    #expect(root.first("u") == nil)
    #expect(!root.children.isEmpty)
    #expect(root.first("t")?.children.isEmpty == true)
    #expect(root.first("t")?.parent?.name == "a")
    #expect(root.parent == nil)
  }

  @Test func numbersNames() throws {
    let document = try XMLDocument.parse(Array("<a><b/><c/><b/></a>".utf8))
    let numbers = document.root.children.map(\.nameID)
    #expect(numbers[0] == numbers[2])
    #expect(document.names[numbers[1]] == XMLName(local: "c"))
  }

  @Test func numbersManyNames() throws {
    let names = (0..<500).map { "n\($0)" }
    let text = "<a>" + names.map { "<\($0)/>" }.joined() + names.map { "<\($0)/>" }.joined() + "</a>"
    let document = try XMLDocument.parse(Array(text.utf8))
    #expect(document.root.children.map(\.name) == names + names)
    #expect(document.names.count == 501)
  }

  @Test func tellsPlaces() throws {
    let text = "<?xml version='1.0'?>\n<a>\n  é<b\n x='1'/><c/>\n</a>"
    let root = try XMLDocument.parse(Array(text.utf8)).root
    let children = Array(root.children)
    #expect(root.location == SourceLocation(line: 2, column: 1))
    #expect(children[0].location == SourceLocation(line: 3, column: 4))
    #expect(children[1].location == SourceLocation(line: 4, column: 9))
  }

  @Test func tellsPlacesFarDown() throws {
    let text = "<a>" + String(repeating: "é\n", count: 5000) + "é<b/></a>"
    let root = try XMLDocument.parse(Array(text.utf8)).root
    #expect(root.first("b")?.location == SourceLocation(line: 5001, column: 2))
  }

  @Test func inheritsBaseAndLanguage() throws {
    let text = "<a xml:base='http://a/' xml:lang='en'><b xml:base='b/'><c xml:lang='de' base='no'/></b></a>"
    let root = try XMLDocument.parse(Array(text.utf8)).root
    let inner = try #require(root.first("b")?.first("c"))
    #expect(inner.xmlBases == ["http://a/", "b/"])
    #expect(inner.xmlLang == "de")
    #expect(inner.parent?.xmlLang == "en")
    #expect(root.xmlBases == ["http://a/"])
  }

  @Test func writesInnerMarkup() throws {
    let text = "<c xmlns:x='urn:x'><x:p x:k='1' k='\"'>a &lt; b<br/>c</x:p><![CDATA[<i>]]></c>"
    let root = try XMLDocument.parse(Array(text.utf8)).root
    #expect(String(decoding: root.innerMarkup, as: UTF8.self) == "<p k=\"&quot;\">a &lt; b<br>c</p>&lt;i&gt;")
  }

  @Test func ignoresCommentsAndInstructions() throws {
    #expect(try XMLDocument.sketch("<!-- a --><a><!-- <b/> -->x<?php y ?></a><!-- c -->") == "<a>x</a>")
  }

  @Test(arguments: ["", " ", "plain text", "<", "<?xml version='1.0'?>", "<!DOCTYPE rss>", "<!-- <a/> -->", "< a>"])
  func refusesWhatHoldsNoElement(_ text: String) {
    let error = #expect(throws: MarkupError.self) { try XMLDocument.parse(Array(text.utf8)) }
    #expect(error?.id == "xml-empty")
  }

  @Test func readsOnManyThreads() async throws {
    let text = Array("<a><b>\(String(repeating: "x", count: 500))</b>&nbsp;<c>&</c></a>".utf8)
    let lengths = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<64 { group.addTask { (try? XMLDocument.parse(text).root.text.utf8.count) ?? 0 } }
      return await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(lengths == [503])
  }
}
