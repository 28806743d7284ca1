import Markup
import Testing

struct MarkdownDocumentTests {
  private func render(_ text: String, _ options: MarkdownOptions = .init()) -> MarkdownDocument {
    MarkdownDocument.render(Array(text.utf8)[...], options: options)
  }

  @Test func rendersNothing() {
    let document = render("")
    #expect(document == MarkdownDocument())
    #expect(document.pieces.isEmpty)
    #expect(document.html.isEmpty)
  }

  @Test func rendersBlocks() {
    let document = render(
      """
      A *b* **c** `d`

      1. one
      2. two

      > quote

      ```swift
      let x = 1 < 2
      ```

      ---
      """)
    #expect(
      document.html.string == """
        <p>A <em>b</em> <strong>c</strong> <code>d</code></p>
        <ol>
        <li>one</li>
        <li>two</li>
        </ol>
        <blockquote>
        <p>quote</p>
        </blockquote>
        <pre><code class="language-swift">let x = 1 &lt; 2
        </code></pre>
        <hr />

        """)
    #expect(document.pieces == [.html(document.html)])
  }

  @Test func setsTypographyWhenAsked() {
    let text = "\"It's\" -- or --- ... `a--b \"c\"` [x](/a--b)"
    #expect(
      render(text).html.string
        == "<p>“It’s” – or — … <code>a--b &quot;c&quot;</code> <a href=\"/a--b\">x</a></p>\n")
    #expect(
      render(text, .init(smart: false)).html.string
        == "<p>&quot;It's&quot; -- or --- ... <code>a--b &quot;c&quot;</code> <a href=\"/a--b\">x</a></p>\n")
  }

  @Test func keepsIdentifiersInText() {
    #expect(
      render("AwKAv6-9ivM- and A4KANh__rQ_m").html.string
        == "<p>AwKAv6-9ivM- and A4KANh__rQ_m</p>\n")
  }

  @Test func leavesOutRawHTMLAndSaysWhere() {
    let document = render("<!-- note -->\n\nÄ b <b>c</b>\n\n<div>\nd\n</div>\n")
    #expect(document.droppedHTML == Markup.SourceLocation(line: 3, column: 5))
    #expect(
      document.html.string == """
        <!-- raw HTML omitted -->
        <p>Ä b <!-- raw HTML omitted -->c<!-- raw HTML omitted --></p>
        <!-- raw HTML omitted -->

        """)
  }

  @Test(arguments: [
    ("<div>x</div>", Markup.SourceLocation(line: 1, column: 1)),
    ("a\n\n  <hr>\n", Markup.SourceLocation(line: 3, column: 3)),
    ("> - a\n>   b <i>c</i>", Markup.SourceLocation(line: 2, column: 7)),
    ("a `<b>`\n\n    <b>\n\n<!-- c -->", nil),
    ("<!-- a --> <b>", Markup.SourceLocation(line: 1, column: 1)),
    ("`a\nb` c <b>", Markup.SourceLocation(line: 2, column: 6)),
  ])
  func findsDroppedHTML(text: String, place: Markup.SourceLocation?) {
    #expect(render(text).droppedHTML == place)
  }

  @Test func keepsRawHTMLWhenAsked() {
    let document = render("a <b>c</b> [d](javascript:e)", .init(unsafeHTML: true))
    #expect(document.html.string == "<p>a <b>c</b> <a href=\"javascript:e\">d</a></p>\n")
    #expect(document.droppedHTML == nil)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:x", "vbscript:x", "file:///etc/passwd", "data:text/html,x",
    "data:image/svg+xml,x",
  ])
  func leavesOutDangerousAddresses(address: String) {
    #expect(
      render("[a](\(address)) ![b](\(address))").html.string
        == "<p><a href=\"\">a</a> <img src=\"\" alt=\"b\" /></p>\n")
  }

  @Test func keepsBitmapsInAddresses() {
    #expect(
      render("![a](data:image/png;base64,AA==)").html.string
        == "<p><img src=\"data:image/png;base64,AA==\" alt=\"a\" /></p>\n")
  }

  @Test(arguments: [
    ("# Title\n\nFirst *para*\n`graph` &amp; [more](x).\n\nSecond", "First para graph & more."),
    ("- a list\n\n> a quote\n\nText", "Text"),
    ("![alt](a.png)\n\nText  \nhere", "Text here"),
    ("- a list", ""),
    ("a <b>bold</b> b", "a bold b"),
  ])
  func findsTheFirstParagraph(text: String, expected: String) {
    #expect(render(text, .init(smart: false)).firstParagraph == expected)
  }

  @Test func countsWords() {
    #expect(render("# One two\n\nthree *fo*ur\n`five`\n\n- six\n\n      seven\n\n![not](these)").wordCount == 7)
  }

  @Test func wordsThatNobodyWantsAreNotCounted() {
    let document = render("One *two*\n\n- three", .init(countsWords: false))
    #expect(document.wordCount == 0)
    #expect(document.pieces == render("One *two*\n\n- three").pieces)
  }

  @Test func replacesInvalidBytes() {
    let document = MarkdownDocument.render([0x61, 0xFF, 0xC3, 0x0A, 0x23, 0x20, 0xF0, 0x9F][...], options: .init())
    #expect(document.html.string == "<p>a\u{FFFD}\u{FFFD}</p>\n<h1 id=\"section\">\u{FFFD}</h1>\n")
  }

  @Test func rendersASliceOfALargerText() {
    let bytes = Array("---\ntitle: x\n---\n# A\n\n[b](c)".utf8)
    var places: [Markup.SourceLocation] = []
    let document = MarkdownDocument.render(bytes[17...], options: .init()) { link in
      places.append(link.location)
      return nil
    }
    #expect(document.html.string == "<h1 id=\"a\">A</h1>\n<p><a href=\"c\">b</a></p>\n")
    #expect(places == [Markup.SourceLocation(line: 3, column: 5)])
  }
}
