import Clibcmark
import Markup
import Testing

/// The same bytes as the library writes by itself.
struct MarkdownLibraryTests {
  private func library(_ text: String, _ options: Int32) -> String {
    guard let html = cmark_markdown_to_html(text, text.utf8.count, options | CMARK_OPT_VALIDATE_UTF8) else { return "" }
    defer { free(html) }
    return String(cString: html)
  }

  static let texts = [
    "", "\n", "plain", "a\nb  \nc\\\nd", "# h1\n## h2 ##\n###### h6\n\nS\n===\nT\n---", "***\n- - -\n",
    "*a* **b** ***c*** _d_ __e__ a*b*c snake_case_word", "`a` `` b`c `` `<&>\"'`", "<&>\"' &copy; &#x41; \\* \\a",
    "- a\n- b\n  - c\n    - d\n", "- a\n\n- b\n\n  c\n", "1. a\n2. b", "3) a\n4) b", "0. a", "- a\n1. b\n* c",
    "- a\n  > b\n  ```\n  c\n  ```\n", "> a\n> > b\nlazy\n\n> c", "-\n- a\n-\n", "- # a\n- ***\n-     code",
    "    a\n\n      b\n\n\tc", "```\na\n```\n~~~ b c\nd\n~~~\n```<x>\n```", "````\n```\n````", "```unclosed\na",
    "[a](b) [c](<d e> 'f\"g') [h](i \"\") [j]()", "[a]\n[b][a]\n[a][]\n\n[a]: /x?y&z 'T'\n", "[c]\n\n[c]: /d \"\"\n",
    "![a](b) ![*c* `d`\n<e>](f \"g\") ![h ![i](j)](k)", "<http://a.example/?b&c> <d@e.example>",
    "[a](b%20c?d=é&e='f'~[g]^|`h`{i}\\\\)", "[a](javascript:b) [c](data:image/png,d) [e](DATA:x) [f](file:g)",
    "<div>\n*a*\n</div>\n\n*b*", "a <b c=\"d\">e</b> <!-- f --> <?g?> <!H i> <![CDATA[j]]>", "<!-- a\n\nb -->\nc",
    "<script>\na\n\nb\n</script>c", "- <div>\n- a\n  <br>\n", "\"a\" 'b' it's -- --- ... '90s \"'c'\"", "a\u{0}b",
    "\u{FEFF}# a", "a\tb\n\n\t- c\n\n \td", "a\r\nb\rc\r\n\r\nd", "映画 **は**。\n\nעברית *א*", "|a|b|\n|-|-|\n|c|d|",
    "[ ] a\n\n- [x] b\n\n~~c~~", "[a]: b\n", "[a]: b \"c\nd\"\n[a]", "a\\\n", "a  ", "*a **b* c**", "![](a) [](b)",
  ]

  @Test(arguments: texts, [(0, false), (CMARK_OPT_SMART, false), (CMARK_OPT_UNSAFE, true)])
  func writesTheSame(text: String, how: (flags: Int32, isUnsafe: Bool)) {
    let options = MarkdownOptions(
      smart: how.flags == CMARK_OPT_SMART, unsafeHTML: how.isUnsafe, headingIDs: false)
    let document = MarkdownDocument.render(Array(text.utf8)[...], options: options)
    #expect(document.html.string == library(text, how.flags))
  }

  @Test func encodesEveryByteOfAddresses() {
    for byte in UInt8(1)...0x7E {
      let text = "[a](<b\(Unicode.Scalar(byte))c>)"
      let document = MarkdownDocument.render(
        Array(text.utf8)[...], options: .init(smart: false, unsafeHTML: true, headingIDs: false))
      #expect(document.html.string == library(text, CMARK_OPT_UNSAFE))
    }
  }
}
