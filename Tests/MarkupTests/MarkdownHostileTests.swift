import Markup
import Testing

struct MarkdownHostileTests {
  private func render(_ text: String, inserts: [Range<Int>] = []) -> MarkdownDocument {
    MarkdownDocument.render(Array(text.utf8)[...], options: .init(), inserts: inserts) { _ in nil }
  }

  @Test func survivesDeepNesting() {
    let depth = 5000
    let quotes = render(String(repeating: "> ", count: depth) + "a").html.string
    #expect(quotes.hasPrefix("<blockquote>\n<blockquote>\n"))
    #expect(quotes.utf8.count == depth * ("<blockquote>\n</blockquote>\n".utf8.count) + "<p>a</p>\n".utf8.count)
    let emphasis = render(String(repeating: "*a ", count: depth) + String(repeating: "b* ", count: depth))
    #expect(emphasis.wordCount == 2 * depth)
    let images = render(String(repeating: "![", count: depth) + "a" + String(repeating: "](b)", count: depth))
    #expect(images.html.string == "<p><img src=\"b\" alt=\"a\" /></p>\n")
    let brackets = render(String(repeating: "[", count: depth))
    #expect(brackets.html.string == "<p>" + String(repeating: "[", count: depth) + "</p>\n")
  }

  @Test func findsManyPlacesInOneLine() {
    let count = 1000
    let document = render(String(repeating: "[a](b) [c] <i> ", count: count) + "\n\n[c]: d")
    #expect(document.wordCount == 2 * count)
    #expect(document.droppedHTML == Markup.SourceLocation(line: 1, column: 12))
  }

  @Test func namesManyEqualHeadings() {
    let document = render(String(repeating: "# a\n", count: 20_000))
    #expect(document.headings.last?.id == "a-19999")
  }

  @Test func takesManyInserts() {
    let count = 10_000
    let document = render(
      String(repeating: "[x] ", count: count), inserts: (0..<count).map { $0 * 4..<$0 * 4 + 3 })
    #expect(document.pieces == (0..<count).map(MarkdownDocument.Piece.insert))
  }

  @Test func takesNoTextForTokens() {
    let text = "x0x x1x0x &#120;0x [x]"
    let document = render(text, inserts: [text.utf8.count - 3..<text.utf8.count])
    #expect(document.pieces.count == 2)
    #expect(document.html.string == "<p>x0x x1x0x x0x</p>\n")
  }

  @Test func rendersOnSeveralThreads() async {
    let text = "# A *b*\n\n[c](d) <i> \"e\" [x] f\n\n- g\n  > h\n"
    let expected = render(text, inserts: [24..<27])
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<200).allSatisfy { _ in
            MarkdownDocument.render(Array(text.utf8)[...], options: .init(), inserts: [24..<27]) { _ in nil }
              == expected
          }
        }
      }
      for await isEqual in group { #expect(isEqual) }
    }
  }
}
