import Markup
import Testing

struct EscapeTests {
  @Test(arguments: [
    ("", ""),
    ("plain", "plain"),
    ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
    ("\"it's\"", "&quot;it&#39;s&quot;"),
    ("&amp;", "&amp;amp;"),
    ("ära 映画 🎬", "ära 映画 🎬"),
  ])
  func html(text: String, expected: String) {
    #expect(Escape.html(text) == expected)
  }

  @Test(arguments: [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")])
  func htmlFindsSpecialsAnywhere(special: String, reference: String) {
    for before in 0..<20 {
      let start = String(repeating: "#", count: before)
      #expect(Escape.html("\(start)\(special)é567890123456") == "\(start)\(reference)é567890123456")
    }
  }

  @Test func htmlCopiesInvalidBytes() {
    var output: [UInt8] = [0x21]
    Escape.html([0xFF, UInt8(ascii: "<"), 0xC3].span, into: &output)
    #expect(output == [0x21, 0xFF] + Array("&lt;".utf8) + [0xC3])
  }

  @Test(arguments: [
    ("a < b & \"c\"", "a &lt; b &amp; &quot;c&quot;"),
    ("tab\tand\nline\r\n", "tab\tand\nline&#13;\n"),
    ("null\u{0} bell\u{7} escape\u{1B}.", "null bell escape."),
    ("\u{FFFD}\u{FFFE}\u{FFFF}\u{FF01}", "\u{FFFD}\u{FF01}"),
    ("🎬", "🎬"),
  ])
  func xml(text: String, expected: String) {
    #expect(Escape.xml(text) == expected)
  }

  @Test(arguments: [
    ("plain", "\"plain\""),
    ("a\"b\\c", "\"a\\\"b\\\\c\""),
    ("</script><!--", "\"\\u003C/script\\u003E\\u003C!--\""),
    ("a&b\n\r\t\u{1}", "\"a\\u0026b\\n\\r\\t\\u0001\""),
    ("\u{2028}\u{2029}\u{2027}\u{202A}", "\"\\u2028\\u2029\u{2027}\u{202A}\""),
    ("it's", "\"it's\""),
  ])
  func javaScript(text: String, expected: String) {
    #expect(Escape.javaScript(text) == expected)
  }

  @Test(arguments: [
    ("AwKAv6-9ivM-", "AwKAv6-9ivM-"),
    ("a b&c=d/é", "a%20b%26c%3Dd%2F%C3%A9"),
    ("~._-", "~._-"),
  ])
  func percent(text: String, expected: String) {
    #expect(Escape.percent(text) == expected)
  }

  @Test func percentKeepsWhatItIsTold() {
    #expect(Escape.percent("T!R@x y/z", keeping: "!@/") == "T!R@x%20y/z")
  }
}
