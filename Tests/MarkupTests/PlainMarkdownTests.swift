import Testing

@testable import Markup

struct ReadMarkdown: Equatable {
  var document: MarkdownDocument
  var links: [MarkdownLink]
}

/// What is read without libcmark must be what libcmark reads: HTML, headings, words, and the places of links.
struct PlainMarkdownTests {
  private func plain(_ text: [UInt8], _ options: MarkdownOptions) -> ReadMarkdown? {
    read { PlainMarkdown.render(MarkdownSource(text[...], inserts: []), options: options, rewrite: $0) }
  }

  private func library(_ text: [UInt8], _ options: MarkdownOptions) -> ReadMarkdown? {
    read { MarkdownDocument.renderByLibrary(text[...], options: options, rewrite: $0) }
  }

  private func read(_ render: (@escaping (MarkdownLink) -> String?) -> MarkdownDocument?) -> ReadMarkdown? {
    var links: [MarkdownLink] = []
    let document = render { link in
      links.append(link)
      return link.destination.hasPrefix("/") ? "/base" + link.destination : nil
    }
    return document.map { ReadMarkdown(document: $0, links: links) }
  }

  static let allOptions = [
    MarkdownOptions(), MarkdownOptions(smart: false), MarkdownOptions(unsafeHTML: true, headingIDs: false),
  ]

  static let texts = [
    "", "\n", "  \n\n", "a", "a\nb", "a  \nb", "a \nb", "a\\\nb", "a\\", "a\n   b\n       c", "  a", "a   ", "é 漢",
    "# a", "## a ##", "# a #b", "#a", "#", "# #", "####### a", "a\n# b\nc", "# *a* `b`\n# a b\n",
    "***", "- - -", "___\n", "a\n***\nb", "- a\n---\nb", "**", "_ _",
    "```\na\n```", "``` b c\nd <&\n\n  e\n`````\nf", "~~~~\n~~~\n~~~~~ ", "a\n```\nb\n```\nc", "```\n```", "```\na\n",
    "- a\n- b", "* a\n\n* b\n", "+ a\n  b\nc\n+ d", "1. a\n2. b", "7) a\n7) b\n\nc", "- a\n* b\n+ c", "a\n- b",
    "a\n1. b",
    "a\n2. b", "-a", "1.a", "1986. a", "1234567890. a", "-    a", "- a\n\n\n- b\nc\n\nd", "a\n+\nb", "- a\n===",
    "*a* **b** ***c*** _d_ __e__ a*b*c snake_case_word", "*a **b* c**", "**a*b**c*", "a ** b", "*é* **漢**字", "*(a)*b",
    "***a** b*", "*a **b***", "****a****", "*a_b*c_", "_(a)_.", "*a `*` b*", "**a\nb**", "*a", "a*", "** a**",
    "`a` `` b`c `` `<&>`", "` a `", "`  `", "` `", "`a\nb `", "`\na\n`", "`\n`", "a `\\` b",
    "\\* \\a \\\\ \\< \\[a\\](b)", "a < b > c \" d & e &f g;", "a &\nb",
    "[a](b)", "[a](/b?c=d&e=f#g \"h\") i", "[*a* `b`](c)", "*[a*](b)", "[a [b](c) d](e)", "[a] [b]", "[a](b",
    "[a](b(c)d)", "![a *b* `c`](d)", "[![a](b)](c)", "![a [b](c) ![d](e)](f \"g\")", "a ! b ![c", "a\u{7F}b", "]", "[",
    "[a](https://b.example/)",
    "- [a](b)\n- ![c](/d)", "# [a](b)\n\n[c](d)", "[a](javascript:b) ![a](data:c)", "[a](bé'~^|)",
    "text\n  [a](b) and *é* [c](d)",
    "\"a\" 'b' it's -- --- ---- ----- ------ ... .. '90s \"'c'\" (\"d\") \"e *f\" g*", "a'b'c \"d\"e\"", "a-b -- c...d",
  ]

  @Test(arguments: texts, allOptions)
  func isAsLibcmarkHasIt(_ text: String, _ options: MarkdownOptions) throws {
    let reading = try #require(plain(Array(text.utf8), options))
    #expect(reading == library(Array(text.utf8), options))
  }

  @Test(arguments: [
    "\u{FEFF}a", "a\rb", "a\u{0}b", "a\tb", "\ta", "    a", "> a", "a\n===", "a\n---", "a\n-", "- a\n  - b",
    "- a\n\n  b", "-", "- # a",
    " - a", " # a", "- > a", "-     a", "1. - a", "<div>", "a <b> c", "<http://a.example>", "&amp;", "&#65;",
    "a &copy; b", "[a]: b",
    "[a]\n\n[a]: b", "- [a]: b", "[a]()", "`a", "``a `b` `c`", "a\\\n b", "`a\n b`", "[a](<b>)", "[a](b 'c')",
    "[a](b\n\"c\")", "[a](\\b)",
    "[a](b \"c\\\"\")", "``` a`b", "``` &amp;", "```\na", "`\n<li>`,", "`a\n  <!--` b", "- `a\n  <p>`",
  ])
  func isLeftToLibcmark(_ text: String) {
    #expect(plain(Array(text.utf8), MarkdownOptions()) == nil)
  }

  /// Texts of pieces that mean something, put together at random.
  @Test(arguments: 0..<8, allOptions)
  func isAsLibcmarkHasWhateverComes(_ seed: Int, _ options: MarkdownOptions) {
    let pieces = [
      "a", "b c", " ", "  ", "\n", "\n\n", "\n- ", "\n* ", "\n1. ", "\n2) ", "\n# ", "\n```\n", "*", "**", "_", "__",
      "`", "``", "[", "](", ")", "![",
      "]", "(", "\"", "'", "\\", "<", ">", "&", ";", "!", "-", "--", "...", "é", "漢", "«", "/x", "#", "~~~\n", "  \n",
      "=", "1", ":",
    ]
    var numbers = SeededNumbers(state: UInt64(seed))
    var count = 0
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<Int.random(in: 1..<24, using: &numbers) { text += pieces.randomElement(using: &numbers) ?? "" }
      guard let reading = plain(Array(text.utf8), options) else { continue }
      count += 1
      let library = library(Array(text.utf8), options)
      #expect(reading == library, "\(text.debugDescription)")
    }
    #expect(count > 400)
  }
}
