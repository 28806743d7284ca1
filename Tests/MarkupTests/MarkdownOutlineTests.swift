import Markup
import Testing

/// Which lines of a text are code, and which raw HTML. Those in lists and quotations are marked.
@Suite struct MarkdownOutlineTests {
  @Test(arguments: [
    ("a\n\n    b\n    c\n\nd", code: ["    b\n    c\n\n"], html: []),
    ("a\n    b", code: [], html: []),
    ("```\na\n```\nb\n", code: ["```\na\n```\n"], html: []),
    ("~~~~ x\na\n~~~\n", code: ["~~~~ x\na\n~~~\n"], html: []),
    ("- a\n\n      b\n- c\n", code: [">      b\n"], html: []),
    ("> ```\n> a\n> ```\nb", code: [">> ```\n> a\n> ```\n"], html: []),
    ("<div>\na\n</div>\n\nb\n", code: [], html: ["<div>\na\n</div>\n"]),
    ("<!-- a\n\nb -->\nc", code: [], html: ["<!-- a\n\nb -->\n"]),
    ("<pre>\n\n    a</pre>\r\nb", code: [], html: ["<pre>\n\n    a</pre>\r\n"]),
    ("- <div>a</div>\n", code: [], html: [">- <div>a</div>\n"]),
    ("a\rb\r\r    c\rd", code: ["    c\r"], html: []),
    ("", code: [], html: []),
  ])
  func blocks(_ text: String, code: [String], html: [String]) {
    let bytes = Array("xx\(text)".utf8)
    let outline = MarkdownOutline(bytes[2...])
    let shown = { (blocks: [MarkdownOutline.Block]) in
      blocks.map { ($0.isContained ? ">" : "") + String(decoding: bytes[$0.range], as: UTF8.self) }
    }
    #expect(shown(outline.code) == code)
    #expect(shown(outline.html) == html)
  }
}
