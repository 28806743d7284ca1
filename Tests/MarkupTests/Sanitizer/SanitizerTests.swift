import Markup
import Testing

struct SanitizerTests {
  private func sanitized(_ html: String) -> String { Sanitizer().sanitize(html).string }

  @Test(arguments: [
    ("<p>a <b>b</b> &amp; c</p>", "<p>a <b>b</b> &amp; c</p>"),
    ("1 < 2 & \"3\" > 'x'", "1 &lt; 2 &amp; &quot;3&quot; &gt; &#39;x&#39;"),
    ("<P CLASS=x STYLE='color:red' ID=y>a</P>", "<p>a</p>"),
    ("a<BR/>b<hr>", "a<br>b<hr>"),
    ("<article>a</article><section>b</section>", "<div>a</div><div>b</div>"),
    ("<font color=red>a</font><blink>b</blink>", "ab"),
    ("<p>&nbsp;&eacute;&#233;&#xE9;</p>", "<p>\u{A0}ééé</p>"),
    ("<p>&#150;&#x80;</p>", "<p>–€</p>"),
    ("<time datetime=\"2026-06-02\">June</time>", "<time datetime=\"2026-06-02\">June</time>"),
    ("<p>a<!-- b -->c</p>", "<p>ac</p>"),
    ("", ""),
  ])
  func keepsWhatIsAllowed(html: String, expected: String) {
    #expect(sanitized(html) == expected)
  }

  @Test(arguments: [
    (
      "<a href=\"http://a.example/?b=1&amp;c=2\" target=_blank title=t>x</a>",
      "<a href=\"http://a.example/?b=1&amp;c=2\" title=\"t\" rel=\"nofollow noopener\">x</a>"
    ),
    ("<a name=x>y</a>", "y"),
    ("<a href=\"mailto:a@b.example\">x</a>", "<a href=\"mailto:a@b.example\" rel=\"nofollow noopener\">x</a>"),
    (
      "<img width=10 height=-1 src=\"/a b.jpg\" onerror=x srcset=y>",
      "<img width=\"10\" src=\"/a%20b.jpg\" alt=\"\" loading=\"lazy\">"
    ),
    ("<img alt=\"A 'b'\" src=a.png>", "<img alt=\"A &#39;b&#39;\" src=\"a.png\" loading=\"lazy\">"),
    ("<img alt=x>", ""),
    ("<img src=\"data:image/png;base64,AA\">", ""),
    (
      "<video src=\"http://a.example/v.mp4\" autoplay>x</video>",
      "<video src=\"http://a.example/v.mp4\" controls=\"\" preload=\"none\">x</video>"
    ),
    (
      "<table><tr><th colspan=2 scope=col bgcolor=red>a</table>",
      "<table><tbody><tr><th colspan=\"2\" scope=\"col\">a</th></tr></tbody></table>"
    ),
  ])
  func keepsAllowedAttributes(html: String, expected: String) {
    #expect(sanitized(html) == expected)
  }

  @Test(arguments: [
    ("/a", "http://s.example/a"), ("//h.example/a", "http://h.example/a"), ("\\\\h.example\\a", "http://h.example/a"),
    ("a b", "http://s.example/a%20b"), ("#x", nil), ("http://o.example/", "http://o.example/"),
  ])
  func resolvesRelativeAddresses(address: String, expected: String?) {
    let html = Sanitizer().sanitize("<a href=\"\(address)\">x</a>") { relative in
      if relative.hasPrefix("#") { return nil }
      if relative.hasPrefix("//") { return "http:" + relative }
      return relative.hasPrefix("/") ? "http://s.example" + relative : "http://s.example/" + relative
    }
    #expect(html.string == expected.map { "<a href=\"\($0)\" rel=\"nofollow noopener\">x</a>" } ?? "x")
  }

  @Test func checksWhatResolvingGives() {
    #expect(Sanitizer().sanitize("<a href=x>y</a>") { _ in "JavaScript:alert(1)" }.string == "y")
  }

  @Test func repairsBytes() {
    #expect(Sanitizer().sanitize([0x3C, 0x62, 0x3E, 0xFF, 0x61]).string == "<b>\u{FFFD}a</b>")
    #expect(
      Sanitizer().sanitize(Array("\u{FEFF}a\r\nb\r\u{0}\u{1}\u{B}c\u{C}d\u{85}\u{FFFF}".utf8)).string
        == "\u{FEFF}a\nb\nc d…")
  }

  @Test func keepsFramesOfNamedHostsOnly() {
    var policy = SanitizerPolicy.feed
    policy.iframeHosts = ["www.cincopa.com"]
    let sanitizer = Sanitizer(policy: policy)
    let added =
      "allowfullscreen=\"\" loading=\"lazy\" sandbox=\"allow-scripts allow-same-origin\" referrerpolicy=\"strict-origin-when-cross-origin\""
    let frame = sanitizer.sanitize("<iframe src=\"https://www.cincopa.com/x\" onload=x width=5>y</iframe>z")
    #expect(frame.string == "<iframe src=\"https://www.cincopa.com/x\" width=\"5\" \(added)></iframe>z")
    for source in [
      "http://www.cincopa.com/x", "https://www.cincopa.com@evil.example/", "/x", "//evil.example/",
      "///www.cincopa.com/", "https:www.cincopa.com@evil.example/x", "//www.cincopa.com:8443/",
      "https://www.cincopa.com.evil.example/",
      "https://evil.example/",
    ] {
      #expect(sanitizer.sanitize("<iframe src=\"\(source)\"></iframe>z").string == "z", "\(source)")
    }
    let short = sanitizer.sanitize("<iframe src=\"//WWW.cincopa.com/x\"></iframe>z")
    #expect(short.string == "<iframe src=\"https://WWW.cincopa.com/x\" \(added)></iframe>z")
    #expect(sanitized("<iframe src=\"https://www.cincopa.com/x\"></iframe>z") == "z")
  }

  @Test func worksInParallel() async {
    let sanitizer = Sanitizer()
    await withTaskGroup(of: String.self) { group in
      for number in 0..<64 {
        group.addTask {
          sanitizer.sanitize("<p class=x>\(number)<script>y</script><td>z").string.replacing("\(number)", with: "n")
        }
      }
      for await result in group { #expect(result == "<p>n</p><div>z</div>") }
    }
  }
}
