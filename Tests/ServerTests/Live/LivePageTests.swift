import Generator
import Testing

@testable import Server

struct LivePageTests {
  private let script =
    "<script src=\"/sub/.sitegen/preview.js\" data-events=\"/sub/.sitegen/events\" data-root=\"/sub/\" "
    + "data-file=\"a/index.html\" data-generation=\"3\"></script>\n"

  private func page(_ text: String) -> String {
    let page = LivePage(file: "a/index.html", generation: 3, root: "/sub/", held: nil)
    return String(decoding: page.bytes(Array(text.utf8)), as: UTF8.self)
  }

  @Test func scriptStandsAtTheEndOfTheBody() {
    #expect(page("<body>Text</body></html>") == "<body>Text\(script)</body></html>")
    #expect(page("<pre></body></pre></BODY >") == "<pre></body></pre>\(script)</BODY >")
  }

  @Test func pageWithoutABodysEnd() {
    #expect(page("<p>Text") == "<p>Text\(script)")
    #expect(page("") == script)
  }

  @Test func whatIsHeldBackHasABadge() {
    let page = LivePage(file: "a", generation: 1, root: "/", held: .draft)
    let text = String(decoding: page.bytes(Array("<body></body>".utf8)), as: UTF8.self)
    #expect(text.hasPrefix("<body><div data-sitegen-mark style=\""))
    #expect(text.contains("\">Draft</div>\n<script src=\"/.sitegen/preview.js\""))
  }

  @Test func namesAreEscaped() {
    let page = LivePage(file: "a\"><script>", generation: 1, root: "/", held: nil)
    #expect(String(decoding: page.bytes([]), as: UTF8.self).contains("data-file=\"a&quot;&gt;&lt;script&gt;\""))
  }
}
