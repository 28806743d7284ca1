import Markup
import Testing

@testable import Generator

@Suite struct TableOfContentsTests {
  private func html(_ markdown: String) -> String {
    let options = MarkdownOptions(smart: false, unsafeHTML: false, headingIDs: true)
    return TableOfContents.html(MarkdownDocument.render(Array(markdown.utf8)[...], options: options).headings).string
  }

  @Test(arguments: [
    ("", ""), ("# A\n## B\n", ""),
    ("## A\n## B\n", "<ul><li><a href=\"#a\">A</a></li><li><a href=\"#b\">B</a></li></ul>"),
    (
      "# T\n## A\n### B\n#### C\n## D\n##### E\n",
      "<ul><li><a href=\"#a\">A</a><ul><li><a href=\"#b\">B</a><ul><li><a href=\"#c\">C</a></li></ul></li></ul></li><li><a href=\"#d\">D</a></li></ul>"
    ),
    ("### A\n## B\n", "<ul><li><a href=\"#a\">A</a></li><li><a href=\"#b\">B</a></li></ul>"),
    ("## A <b> & *c*\n## A\n", "<ul><li><a href=\"#a--c\">A &amp; c</a></li><li><a href=\"#a\">A</a></li></ul>"),
  ])
  func contents(_ markdown: String, _ expected: String) { #expect(html(markdown) == expected) }
}
