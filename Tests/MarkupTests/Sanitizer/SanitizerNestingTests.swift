import Markup
import Testing

/// What a browser would move, close or imply is done in the output already.
struct SanitizerNestingTests {
  @Test(arguments: [
    ("<p>a<p>b", "<p>a</p><p>b</p>"),
    ("<p>a<div>b</div>c", "<p>a</p><div>b</div>c"),
    ("<p><b>a<ul><li>b</ul>", "<p><b>a</b></p><ul><li>b</li></ul>"),
    ("<p>a<section>b</section>", "<p>a</p><div>b</div>"),
    ("<h1>a<h2>b</h2></h1>", "<h1>a</h1><h2>b</h2>"),
    ("<h2><div>a</div></h2>", "<h2><div>a</div></h2>"),
    ("<b><i>a</b>b</i>c", "<b><i>a</i></b>bc"),
    ("<b><b><b><b>a</b></b></b></b>", "<b><b><b><b>a</b></b></b></b>"),
    ("<li>a<li>b", "<div>a</div><div>b</div>"),
    ("<ul><li>a<li>b<ul><li>c</ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
    ("<ul><li><div>a<li>b</ul>", "<ul><li><div>a</div></li><li>b</li></ul>"),
    ("<dl><dt>a<dd>b</dl><dd>c", "<dl><dt>a</dt><dd>b</dd></dl><div>c</div>"),
    ("<dl><dt>a<!><dl><dd>b</dl></dl>", "<dl><dt>a</dt><dl><dd>b</dd></dl></dl>"),
    ("<pre>\n\na</pre>", "<pre>a</pre>"),
    ("<pre><font>\na</font>\n</pre>", "<pre>a\n</pre>"),
    ("a</p></div></b>b", "ab"),
    ("<b", ""),
  ])
  func nestsAsBrowsersDo(html: String, expected: String) {
    let sanitized = Sanitizer().sanitize(html).string
    #expect(sanitized.replacing("<b></b>", with: "").replacing("&lt;!&gt;", with: "") == expected)
  }

  @Test(arguments: [
    ("<table><tr><td>a", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
    ("<table><td>a<th>b", "<table><tbody><tr><td>a</td><th>b</th></tr></tbody></table>"),
    ("<table> a <tr><td>b</table>", "<table><tbody><tr><td> a </td></tr><tr><td>b</td></tr></tbody></table>"),
    ("<table><b>a</b></table>", "<table><tbody><tr><td><b>a</b></td></tr></tbody></table>"),
    (
      "<table><caption>a</caption> <thead><tr><th>b</thead></table>",
      "<table><caption>a</caption><thead><tr><th>b</th></tr></thead></table>"
    ),
    ("<td>a</td><tr>b</tr>", "<div>a</div>b"),
    (
      "<ul><li><table><td><li>a</table>b</ul>",
      "<ul><li><table><tbody><tr><td><div>a</div></td></tr></tbody></table>b</li></ul>"
    ),
  ])
  func completesTables(html: String, expected: String) {
    #expect(Sanitizer().sanitize(html).string == expected)
  }

  @Test func putsNoLinkIntoALink() {
    let html = "<a href=http://a.example/>a<span><a href=http://b.example/>b</a></span></a>"
    let expected = "<a href=\"http://a.example/\" rel=\"nofollow noopener\">a<span>b</span></a>"
    #expect(Sanitizer().sanitize(html).string == expected)
  }
}
