import Markup
import Testing

struct MarkdownHeadingTests {
  private func render(_ text: String, _ options: MarkdownOptions = .init()) -> MarkdownDocument {
    MarkdownDocument.render(Array(text.utf8)[...], options: options)
  }

  @Test func givesIds() {
    let document = render("# Hello *World* & Co.\n\ntext\n\nÜber uns\n---\n")
    #expect(
      document.html.string == """
        <h1 id="hello-world--co">Hello <em>World</em> &amp; Co.</h1>
        <p>text</p>
        <h2 id="über-uns">Über uns</h2>

        """)
    #expect(
      document.headings == [
        .init(level: 1, id: "hello-world--co", text: "Hello World & Co."),
        .init(level: 2, id: "über-uns", text: "Über uns"),
      ])
  }

  @Test func givesNoIdsWhenOff() {
    let document = render("### A", .init(headingIDs: false))
    #expect(document.html.string == "<h3>A</h3>\n")
    #expect(document.headings == [.init(level: 3, id: "", text: "A")])
  }

  @Test(arguments: [
    ("Simple", "simple"),
    ("Two  words", "two-words"),
    ("What's new?", "whats-new"),
    ("`code_x` and-dash", "code_x-and-dash"),
    ("C++ & C#", "c--c"),
    ("ÀÉÎ ÑÖ", "àéî-ñö"),
    ("映画 の祭り", "映画-の祭り"),
    ("Привет, мир!", "привет-мир"),
    ("हिन्दी", "हिन्दी"),
    ("Film 🎬 time", "film--time"),
    ("[Link](x) ![Alt](y)", "link-alt"),
    ("<b>a</b> 1.2", "a-12"),
    ("!!!", "section"),
    ("🎬", "section"),
  ])
  func makesSlugs(heading: String, id: String) {
    #expect(render("# \(heading)").headings.map(\.id) == [id])
  }

  @Test func makesIdsUnique() {
    let text = "# A\n# A\n# A\n# A-1\n# a 2\n#\n# !\n"
    #expect(
      render(text).headings.map(\.id) == ["a", "a-1", "a-2", "a-1-1", "a-2-1", "section", "section-1"])
  }

  @Test func findsHeadingsInQuotesAndLists() {
    let document = render("> ## In a quote\n\n- # In a list\n")
    #expect(
      document.html.string == """
        <blockquote>
        <h2 id="in-a-quote">In a quote</h2>
        </blockquote>
        <ul>
        <li>
        <h1 id="in-a-list">In a list</h1>
        </li>
        </ul>

        """)
  }

  @Test func readsHeadingsOverSeveralLines() {
    #expect(render("One\ntwo\n===").headings == [.init(level: 1, id: "one-two", text: "One two")])
  }
}
