import Markup
import Testing

@Suite struct XMLLimitTests {
  private func failure(_ text: String, _ limits: XMLLimits = XMLLimits()) -> String? {
    do {
      _ = try XMLDocument.parse(Array(text.utf8), limits: limits)
      return nil
    } catch {
      return error.id
    }
  }

  private func nested(_ depth: Int) -> String {
    String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
  }

  @Test func depth() {
    #expect(failure(nested(200)) == nil)
    #expect(failure(nested(201)) == "xml-too-deep")
    #expect(failure(String(repeating: "<a>", count: 100_000)) == "xml-too-deep")
    #expect(failure("<a>&" + String(repeating: "<a>", count: 100_000)) == "xml-too-deep")
  }

  @Test func size() {
    var limits = XMLLimits()
    limits.bytes = 10
    #expect(failure("<a>1234</a>", limits) == "xml-too-large")
    #expect(failure("<a>123</a>", limits) == nil)
  }

  @Test func nodes() {
    var limits = XMLLimits()
    limits.nodes = 3
    #expect(failure("<a>x<b/></a>", limits) == nil)
    #expect(failure("<a>x<b/>y<c/></a>", limits) == "xml-too-many-nodes")
  }

  @Test func names() {
    var limits = XMLLimits()
    limits.names = 2
    #expect(failure("<a><b/><a/><b/></a>", limits) == nil)
    #expect(failure("<a><b/><c/><b/></a>", limits) == "xml-too-many-names")
  }

  @Test func attributes() {
    let some = (0..<128).map { " a\($0)=''" }.joined()
    #expect(failure("<a\(some)/>") == nil)
    #expect(failure("<a\(some) b=''/>") == "xml-too-many-attributes")
    #expect(failure("<a>" + String(repeating: "x=y ", count: 1000) + "</a>") == nil)
  }

  /// libxml2 alone takes seconds for each of these.
  @Test(.timeLimit(.minutes(1))) func hostileDocumentsAreQuick() {
    let many = (0..<100_000).map { " a\($0)='>'" }.joined()
    #expect(failure("<a\(many)/>") == "xml-too-many-attributes")
    #expect(failure("<a&\(many)/>") == "xml-too-many-attributes")
    let named = (0..<100_000).map { " xmlns:a\($0)='http://e.org/'" }.joined()
    #expect(failure("<a\(named)/>") == "xml-too-many-attributes")
    let declarations = (0..<120).map { " xmlns:a\($0)='u'" }.joined()
    let spaces = String(repeating: "<a\(declarations)>", count: 100)
    let comments = Array(repeating: "<!-- >", count: 100_000).joined()
    #expect(failure(comments) == "xml-empty")
    #expect(failure(String(repeating: "<!DOCTYPE [ >", count: 100_000)) == "xml-empty")
    #expect(failure(spaces + String(repeating: "<b/>", count: 100_000)) == "xml-too-many-namespaces")
  }

  @Test func longTextsAreCutOff() throws {
    var limits = XMLLimits()
    limits.text = 4
    let document = try XMLDocument.parse(Array("<a>abcdé<b>x</b></a>".utf8), limits: limits)
    #expect(document.root.sketch == "<a>abcd<b>x</b></a>")
    #expect(document.problems.map(\.id) == ["xml-limit"])
  }

  @Test func largeDocumentsAreRead() throws {
    let text = "<a>" + String(repeating: "<b c='d'>some text that is long enough</b>\n", count: 300_000) + "</a>"
    let document = try XMLDocument.parse(Array(text.utf8))
    #expect(document.root.children.reduce(into: 0) { count, _ in count += 1 } == 300_000)
    #expect(document.problems.isEmpty)
  }
}
