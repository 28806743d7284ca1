import Markup
import Testing

/// In these texts every `[…]` that starts with `[x` is an insert.
struct MarkdownInsertTests {
  private func render(_ text: String, _ options: MarkdownOptions = .init()) -> MarkdownDocument {
    let bytes = Array(text.utf8)
    var inserts: [Range<Int>] = []
    for start in bytes.indices where bytes[start...].starts(with: "[x".utf8) {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count
      inserts.append(start..<end + 1)
    }
    return MarkdownDocument.render(bytes[...], options: options, inserts: inserts)
  }

  /// The pieces as text, `{n}` for an insert.
  private func pieces(_ text: String, _ options: MarkdownOptions = .init()) -> String {
    render(text, options).pieces.map { piece in
      switch piece {
      case .html(let html): html.string
      case .insert(let index): "{\(index)}"
      }
    }.joined()
  }

  @Test func standsAlone() {
    #expect(render("a\n\n[x AE_x--_]\n\nb").pieces.count == 3)
    #expect(pieces("a\n\n[x AE_x--_]\n\nb") == "<p>a</p>\n{0}<p>b</p>\n")
    #expect(pieces("[x]") == "{0}")
    #expect(pieces("[x] [xy]\n[xz]") == "{0}{1}{2}")
  }

  @Test(arguments: [
    ("a [x] b", "<p>a</p>\n{0}<p>b</p>\n"),
    ("a[x]b", "<p>a</p>\n{0}<p>b</p>\n"),
    ("a\n[x]\nb", "<p>a</p>\n{0}<p>b</p>\n"),
    ("a  \n[x]  \nb", "<p>a</p>\n{0}<p>b</p>\n"),
    ("[x] b", "{0}<p>b</p>\n"),
    ("a [x]", "<p>a</p>\n{0}"),
    ("*a* [x] `b` [x] ![c](d)", "<p><em>a</em></p>\n{0}<p><code>b</code></p>\n{1}<p><img src=\"d\" alt=\"c\" /></p>\n"),
    ("a [x] *b* c", "<p>a</p>\n{0}<p><em>b</em> c</p>\n"),
  ])
  func splitsParagraphs(text: String, expected: String) {
    #expect(pieces(text) == expected)
  }

  @Test(arguments: [
    ("a *b [x]* c", "<p>a <em>b </em> c</p>\n{0}"),
    ("[a [x]](b) c", "<p><a href=\"b\">a </a> c</p>\n{0}"),
    ("![a [x]](b) c", "<p><img src=\"b\" alt=\"a \" /> c</p>\n{0}"),
    ("**[x]**", "{0}"),
    ("a *[x]* b [xy] c", "<p>a <em></em> b</p>\n{0}{1}<p>c</p>\n"),
    ("# a [x]\n\nb", "<h1 id=\"a\">a</h1>\n{0}<p>b</p>\n"),
    ("# [x]\n\nb", "{0}<p>b</p>\n"),
    ("[x]\n===\n", "{0}"),
  ])
  func followsTheBlockWhenNested(text: String, expected: String) {
    #expect(pieces(text) == expected)
  }

  @Test(arguments: [
    ("- a [x] b\n- [xy]\n", "<ul>\n<li>a{0}b</li>\n<li>{1}</li>\n</ul>\n"),
    ("- [x]\n\n  a\n", "<ul>\n<li>\n{0}<p>a</p>\n</li>\n</ul>\n"),
    ("> [x]\n", "<blockquote>\n{0}</blockquote>\n"),
  ])
  func standsInListsAndQuotes(text: String, expected: String) {
    #expect(pieces(text) == expected)
  }

  @Test(arguments: [
    ("`[x a--b_]`", "<p><code>[x a--b_]</code></p>\n"),
    ("```[x]\n[x <y>]\n```", "<pre><code class=\"language-[x]\">[x &lt;y&gt;]\n</code></pre>\n"),
    ("    [x]", "<pre><code>[x]\n</code></pre>\n"),
    ("[a](/b[xy]c \"[x\"]\")", "<p><a href=\"/b%5Bxy%5Dc\" title=\"[x&quot;]\">a</a></p>\n"),
    ("<https://a.example/[x]>", "<p><a href=\"https://a.example/%5Bx%5D\">https://a.example/[x]</a></p>\n"),
    ("a <i title=\"[x]\">", "<p>a <i title=\"[x]\"></p>\n"),
    ("<div>\n[x]\n</div>", "<div>\n[x]\n</div>\n"),
  ])
  func staysTextInCodeHTMLAndAddresses(text: String, expected: String) {
    #expect(pieces(text, .init(unsafeHTML: true)) == expected)
  }

  @Test func isNoPartOfTheText() {
    #expect(render("# ![a `[x]`](b) [x](c)").headings.map(\.text) == ["a [x] (c)"])
    let document = render("# A [x one two]\n\n[xy]\n\nb [x]\nc `[x d]`\n")
    #expect(document.headings == [.init(level: 1, id: "a", text: "A")])
    #expect(document.firstParagraph == "b c [x d]")
    #expect(document.wordCount == 5)
  }

  @Test func keepsPlacesBehindIt() {
    let bytes = Array("é [x ä] [a](b) <b>\n".utf8)
    var places: [Markup.SourceLocation] = []
    let document = MarkdownDocument.render(bytes[...], options: .init(), inserts: [3..<9]) { link in
      places.append(link.location)
      return nil
    }
    #expect(places == [Markup.SourceLocation(line: 1, column: 13)])
    #expect(document.droppedHTML == Markup.SourceLocation(line: 1, column: 16))
  }

  @Test func countsItsIndicesInTheSlice() {
    let bytes = Array("skipped a [x] b".utf8)
    let document = MarkdownDocument.render(bytes[8...], options: .init(), inserts: [10..<13])
    #expect(document.pieces.count == 3)
    #expect(document.html.string == "<p>a</p>\n<p>b</p>\n")
  }
}
