import Markup
import Testing

/// Items that leave the tree of a document as soon as they have ended.
struct XMLItemTests {
  /// Takes what is called `i`, and notes what it saw.
  private final class Taker: XMLItemReader {
    var seen: [String] = []
    var restarts = 0
    private let takes: (XMLElement) -> Bool

    init(_ takes: @escaping (XMLElement) -> Bool = { _ in true }) { self.takes = takes }

    func isItem(_ name: XMLName) -> Bool { name.local == "i" }

    func read(_ item: XMLElement) -> Bool {
      seen.append("\(item.location.line):\(item.location.column) \(item.sketch)")
      return takes(item)
    }

    func startAgain() {
      restarts += 1
      seen = []
    }
  }

  private func read(_ text: String, _ taker: Taker) throws -> XMLDocument {
    try XMLDocument.parse(Array(text.utf8), items: taker)
  }

  @Test func takenItemsAreNotInTheDocument() throws {
    let taker = Taker()
    let document = try read("<r a='1'>\n<i x='1'>one<b c='2'/></i>\n<n>&lt;</n><i>two</i>x</r>", taker)
    #expect(taker.seen == ["2:1 <i x=\"1\">one<b c=\"2\"></b></i>", "3:12 <i>two</i>"])
    #expect(document.root.sketch == "<r a=\"1\">\n\n<n><</n>x</r>")
    #expect(taker.restarts == 0)
  }

  @Test func othersStay() throws {
    let taker = Taker { $0.attribute("take") != nil }
    let document = try read("<r><i>a</i><i take=''>b</i><i>c</i></r>", taker)
    #expect(document.root.sketch == "<r><i>a</i><i>c</i></r>")
    #expect(taker.seen.count == 3)
  }

  /// All items have one memory, as long as nobody keeps one.
  @Test func whatIsKeptAllTheSameStaysAsItIs() throws {
    var kept: [XMLElement] = []
    let taker = Taker {
      kept.append($0)
      return true
    }
    let document = try read("<r>x<i a='1&lt;'>one</i><i>two<b>&amp;</b></i><i/></r>", taker)
    #expect(kept.map(\.sketch) == ["<i a=\"1<\">one</i>", "<i>two<b>&</b></i>", "<i></i>"])
    #expect(document.root.sketch == "<r>x</r>")
  }

  @Test func neitherTheRootNorWhatStandsInAnItemIsOne() throws {
    let taker = Taker()
    #expect(try read("<i><i>a<i>b</i></i></i>", taker).root.sketch == "<i></i>")
    #expect(taker.seen == ["1:4 <i>a<i>b</i></i>"])
  }

  @Test func anItemSeesWhatStandsBeforeIt() throws {
    var before: [String] = []
    let taker = Taker { item in
      before.append(item.parent?.parent?.sketch ?? "")
      return true
    }
    _ = try read("<r xml:lang='de'><h>x</h><c><i/><t/><i/></c><z/></r>", taker)
    #expect(
      before == [
        "<r xml:lang=\"de\"><h>x</h><c><i></i></c></r>", "<r xml:lang=\"de\"><h>x</h><c><t></t><i></i></c></r>",
      ])
  }

  /// What was taken before the damage was found is void.
  @Test func brokenMarkupIsReadFromTheBeginning() throws {
    let taker = Taker()
    let document = try read("<r><i>1</i><i>2 & 3</i><i>4</r>", taker)
    #expect(taker.restarts == 2)
    #expect(taker.seen == ["1:4 <i>1</i>", "1:12 <i>2 & 3</i>", "1:24 <i>4</i>"])
    #expect(document.root.sketch == "<r></r>")
    #expect(document.problems.map(\.location.column) == [17, 28])
  }

  /// libxml2 gets the bytes in pieces of a few thousand: nothing may depend on where one ends.
  @Test(arguments: [3_990, 3_995, 3_999, 4_000, 4_001, 8_000])
  func placesAndTextsHoldAcrossPieces(length: Int) throws {
    let taker = Taker()
    let text = String(repeating: "é", count: length / 2)
    let document = try read("<r>\(text)<i a='\(text)'>\(text)&amp;<![CDATA[\(text)]]></i><n/></r>", taker)
    #expect(taker.seen == ["1:\(length / 2 + 4) <i a=\"\(text)\">\(text)&\(text)</i>"])
    #expect(document.root.sketch == "<r>\(text)<n></n></r>")
  }

  /// By either reader. The second item takes the place that the first one has left.
  @Test(arguments: ["", "<?x y?>"]) func eachItemHasTextsOfItsOwn(instruction: String) throws {
    var limits = XMLLimits()
    limits.text = 4
    let taker = Taker()
    let text = "<r>\(instruction)<i>abcd&amp;e</i><i>fg<![CDATA[hij]]>k</i><i>lm</i></r>"
    let document = try XMLDocument.parse(Array(text.utf8), limits: limits, items: taker)
    #expect(taker.seen.map { $0.split(separator: " ")[1] } == ["<i>abcd</i>", "<i>fghi</i>", "<i>lm</i>"])
    #expect(document.problems.map(\.id) == ["xml-limit", "xml-limit"])
  }

  @Test func manyItemsTakeNoNodes() throws {
    var limits = XMLLimits()
    limits.nodes = 20
    let taker = Taker()
    let items = String(repeating: "\n<i><a/><b/></i>", count: 1_000)
    let document = try XMLDocument.parse(Array("<r>\(items)</r>".utf8), limits: limits, items: taker)
    #expect(taker.seen.count == 1_000)
    #expect(document.root.sketch == "<r>" + String(repeating: "\n", count: 1_000) + "</r>")
  }
}
