import Markup
import Testing

@testable import Syndication

/// What is read in one step must be what the steps one by one make of it.
struct SimpleContentTests {
  private let content = Content.frameless

  private func simple(_ markup: String) -> (html: HTML, text: String)? { content.simple(markup.utf8Span.span) }

  @Test(arguments: [
    ("<p>Fog until ten.</p>", "<p>Fog until ten.</p>", "Fog until ten."),
    ("<p>a</p><p>b</p>", "<p>a</p><p>b</p>", "a b"), ("a<b>b</b>c", "a<b>b</b>c", "abc"),
    ("a<br/>b", "a<br>b", "a b"),
    ("<p>1 &lt; 2 &amp; \"3\"</p>", "<p>1 &lt; 2 &amp; &quot;3&quot;</p>", "1 < 2 & \"3\""),
    ("<ul><li> a  b\n</li><li>\tc</li></ul>", "<ul><li> a  b\n</li><li>\tc</li></ul>", "a b c"),
    ("<p></p>", "<p></p>", ""),
    (
      "<a href=\"https://e.org/\">x</a>", "<a href=\"https://e.org/\" rel=\"nofollow noopener\">x</a>", "x"
    ),
    ("<p>é!  漢</p>", "<p>é!  漢</p>", "é! 漢"),
  ])
  func simpleMarkupIsReadInOneStep(_ markup: String, _ html: String, _ text: String) throws {
    let own = try #require(simple(markup))
    #expect(own.html.string == html && own.text == text)
    #expect(content.simpleText(markup.utf8Span.span) == text)
  }

  @Test(arguments: [
    " <p>a</p>", "<p>a</p>\n", "<p>a", "<p class='x'>a</p>", "<![CDATA[a]]>", "<p>\u{1}</p>", "&nbsp;", "",
  ])
  func otherMarkupIsNot(_ markup: String) {
    #expect(simple(markup) == nil)
    #expect(content.simpleText(markup.utf8Span.span) == nil)
  }

  @Test(arguments: 0..<20)
  func oneStepIsAsMany(seed: UInt64) {
    var random = Numbers(state: seed)
    let pieces = [
      "<p>", "</p>", "<b>", "</b>", "<em>", "</em>", "<br>", "<br />", "<ul><li>", "</li></ul>",
      "<a href=\"http://e.org/?a=1\">", "</a>", "&amp;", "&lt;", "&#39;", "&quot;", ">", "\"", "'", "#", "!", " ", "  ",
      "\n",
      "word", "some words", "é", "\u{A0}", "\u{85}", "&", "<",
    ]
    for _ in 0..<500 {
      let markup = random.text(of: pieces, count: 1...9)
      let plain = PlainText.ifPlain(markup.utf8Span.span)
      if let plain { #expect(plain == PlainText.fromMarkup(markup) && plain == PlainText.fromText(markup)) }
      guard let own = simple(markup) else { continue }
      let html = content.sanitized(markup, base: nil)
      #expect(own.html == html, "\(markup)")
      #expect(own.text == html.flatMap(PlainText.fromSanitized) ?? "", "\(markup)")
    }
  }

  @Test func cleanAddressesAreThoseThatStayAsTheyAre() {
    var random = Numbers(state: 3)
    let pieces = [
      "http://", "https://", "e.org", "/", "?", "a", ".", "..", "%41", "%4", "%", "é", " ", "#", "@", ":", "[", "~",
      "_", "|",
      "E", "-", "=", "&", "\\", "'", "\"", "{", "^", "`", ";",
    ]
    for _ in 0..<5_000 {
      let text = "http://e.org/" + random.text(of: pieces, count: 4...4)
      guard let url = WebURL(clean: text.utf8Span.span) else { continue }
      let read = try? WebURLReader.read(text)
      #expect(url.string == text && read?.string == text && url.isAbsolute, "\(text)")
    }
    #expect(WebURL(clean: "http://e.org/a.b/?c=d.e&f=%20".utf8Span.span) != nil)
  }

  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }

    mutating func text(of pieces: [String], count: ClosedRange<Int>) -> String {
      var text = ""
      for _ in 0..<Int.random(in: count, using: &self) { text += pieces.randomElement(using: &self) ?? "" }
      return text
    }
  }
}
