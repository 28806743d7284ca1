import Markup
import Testing

struct MarkdownLinkTests {
  private func links(_ text: String) -> [MarkdownLink] {
    var links: [MarkdownLink] = []
    _ = MarkdownDocument.render(Array(text.utf8)[...], options: .init()) { link in
      links.append(link)
      return nil
    }
    return links
  }

  @Test func rewrites() {
    let document = MarkdownDocument.render(
      Array("[a](other.md#p) ![b](c.png \"t\") [d](keep)".utf8)[...], options: .init()
    ) { link in
      switch link.destination {
      case "other.md#p": "/other/#p?<&>"
      case "c.png": link.isImage ? "/x/c.png" : nil
      default: nil
      }
    }
    #expect(
      document.html.string
        == "<p><a href=\"/other/#p?%3C&amp;%3E\">a</a> <img src=\"/x/c.png\" alt=\"b\" title=\"t\" /> "
        + "<a href=\"keep\">d</a></p>\n")
  }

  @Test func canRenderWhileRewriting() {
    let inner = Array("*b* `c`\n\n- d".utf8)
    let document = MarkdownDocument.render(Array("[a](1) *x* [a](2)\n\n- y".utf8)[...], options: .init()) { link in
      let count = MarkdownDocument.render(inner[...], options: .init()).wordCount
      return "\(link.destination)/\(count)"
    }
    #expect(
      document.html.string
        == "<p><a href=\"1/3\">a</a> <em>x</em> <a href=\"2/3\">a</a></p>\n<ul>\n<li>y</li>\n</ul>\n")
  }

  @Test func checksWhatWasRewritten() {
    let document = MarkdownDocument.render(Array("[a](b)".utf8)[...], options: .init()) { _ in "javascript:x" }
    #expect(document.html.string == "<p><a href=\"\">a</a></p>\n")
  }

  @Test func givesDestinationsDecoded() {
    #expect(
      links("[a](b\\*c&amp;d%20e) [f](//g.example/?h&i)").map(\.destination) == [
        "b*c&d%20e", "//g.example/?h&i",
      ])
  }

  @Test func doesNotAskAboutOtherSites() {
    #expect(
      links("<http://a.example/> [b](HTTPS:c) <d@e.example> ![f](g+h-1.i:j) [k](-l:m) [n](:o) [p](1q:r)")
        .map(\.destination) == ["-l:m", ":o", "1q:r"])
  }

  @Test(arguments: [
    ("[a](b)", [Markup.SourceLocation(line: 1, column: 5)]),
    ("é [a](b) [c](b)", [Markup.SourceLocation(line: 1, column: 7), Markup.SourceLocation(line: 1, column: 14)]),
    ("x\n\n- y\n  [b](b)", [Markup.SourceLocation(line: 4, column: 7)]),
    ("x\n   y [b](<b> 'b')", [Markup.SourceLocation(line: 2, column: 11)]),
    ("[![a](b)](c)", [Markup.SourceLocation(line: 1, column: 11), Markup.SourceLocation(line: 1, column: 7)]),
    ("> `a\n> b` [c](d)", [Markup.SourceLocation(line: 2, column: 10)]),
    ("[a]\n\n[a]: b", [Markup.SourceLocation(line: 3, column: 6)]),
    ("x\n[a]\n\n[a]: b&amp;c", [Markup.SourceLocation(line: 2, column: 1)]),
    ("a\r\rb\r\n[c](d)", [Markup.SourceLocation(line: 4, column: 5)]),
    ("[a\nb](c)", [Markup.SourceLocation(line: 2, column: 4)]),
  ])
  func findsPlaces(text: String, places: [Markup.SourceLocation]) {
    #expect(links(text).map(\.location) == places)
  }

  @Test func tellsImagesFromLinks() {
    #expect(links("[a](b) ![c](d)").map(\.isImage) == [false, true])
    #expect(links("![a [b](c)](d)").map(\.destination) == ["d"])
  }
}
