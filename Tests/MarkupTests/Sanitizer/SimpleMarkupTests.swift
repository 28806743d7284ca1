import Testing

@testable import Markup

struct SimpleMarkupTests {
  private func sanitized(_ html: String) -> String? { SimpleMarkup.sanitized(html.utf8Span.span, .feed)?.string }

  @Test(arguments: [
    ("a", "a"), ("it's", "it&#39;s"),
    ("<p>a<br/>b</p>\n<ul><li><em>c</em></li></ul>", "<p>a<br>b</p>\n<ul><li><em>c</em></li></ul>"),
    ("<a href=\"https://a.example/b\">c</a>", "<a href=\"https://a.example/b\" rel=\"nofollow noopener\">c</a>"),
    ("&lt;", "&lt;"),
  ])
  func writes(html: String, expected: String) {
    #expect(sanitized(html) == expected)
  }

  @Test(arguments: [
    "<p>a", "a</p>", "<p class=x>a</p>", "<P>a</P>", "<b><p>a</p></b>", "<p><p>a</p></p>", "<li>a</li>",
    "<ul><b>a</b></ul>", "&nbsp;",
    "&", "<", "<img>", "<!-- -->", "<a href=\"/a\">b</a>",
    "<a href=\"http://a/\"><b><a href=\"http://a/\">b</a></b></a>",
    "<a href=\"http:///a\">b</a>", "<a href=\"http://a/?b&c\">d</a>", "<a href='http://a/'>b</a>", "a\r\n", "\u{0}",
    "\u{85}", "\u{FFFF}",
    "<b><b><b><b><b><b><b><b><b>a</b></b></b></b></b></b></b></b></b>", "<", "</", "<b", "<br", "<a href=\"http://a",
  ])
  func leavesAllElseToTheParser(html: String) {
    #expect(sanitized(html) == nil)
  }
}
