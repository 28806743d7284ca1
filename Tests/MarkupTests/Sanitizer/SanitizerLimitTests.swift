import Testing

@testable import Markup

struct SanitizerLimitTests {
  @Test(arguments: [
    (3, "<b>abc</b>", "<b></b>"), (4, "<b>abc</b>", "<b>a</b>"), (5, "<b>aé", "<b>a</b>"), (6, "<b>aé", "<b>aé</b>"),
    (7, "<b>a<im", "<b>a</b>"),
  ])
  func cutsOffWhatIsTooLong(length: Int, html: String, expected: String) {
    var policy = SanitizerPolicy.feed
    policy.length = length
    #expect(Sanitizer(policy: policy).sanitize(html).string == expected)
  }

  @Test func textsHaveTheSameLimit() {
    var policy = SanitizerPolicy.feed
    policy.length = 4
    let sanitizer = Sanitizer(policy: policy)
    #expect(sanitizer.text("a<éb").string == "a&lt;é")
    #expect(sanitizer.plainText("a éb") == "a é")
    #expect(SanitizerPolicy.feed.length == 4_194_304)
  }

  @Test func textsAreWithoutWhatHTMLMayNotHold() {
    #expect(Sanitizer().text("a\u{0}\u{1}\u{7F}<\r\nb\u{85}\u{FFFE}").string == "a&lt;\nb…")
  }

  @Test func nestsNoDeeperThanTheLimit() {
    let html = Sanitizer().sanitize(String(repeating: "<div>", count: 60) + "a").string
    #expect(html == String(repeating: "<div>", count: 50) + "a" + String(repeating: "</div>", count: 50))
  }

  @Test func endsWhereNobodyWouldNest() {
    let html = Sanitizer().sanitize(String(repeating: "<div>", count: 10_000) + "a").string
    #expect(html == String(repeating: "<div>", count: 50) + String(repeating: "</div>", count: 50))
  }

  @Test func leavesRoomForTheCellsOfTables() throws {
    let html = String(repeating: "<table><tr><td>", count: 30) + "a" + String(repeating: "</table>", count: 30)
    let written = Sanitizer().sanitize(html).string
    try WrittenMarkup.check(written)
    #expect(written.ranges(of: "<table><tbody><tr><td>").count == 12)
    #expect(written.contains("<td>a</td>"))
  }

  @Test func takesHugeAttributes() {
    let title = String(repeating: "x", count: 1_000_000)
    let html = Sanitizer().sanitize("<abbr title='\(title)' class=a>y</abbr>").string
    #expect(html == "<abbr title=\"\(title)\">y</abbr>")
  }

  /// Each takes some hundredths of a second at most; where time grows with the square of the length, minutes.
  @Test(arguments: [
    "<a b=\"", "<a ='", "<!--", "<script>", "<![CDATA[", "<p><b>", "</p>", "<table><td>", "<?", "&#", "<svg></svg>",
    "<a ='\"><b =\"'>",
    "<script></scr", "<b></i>", "a1='' ", "<",
  ])
  func isLinearInTime(part: String) {
    let html = "<a " + String(repeating: part, count: 100_000 / part.utf8.count)
    let sanitizer = Sanitizer()
    let elapsed = ContinuousClock().measure {
      _ = sanitizer.sanitize(html)
      _ = sanitizer.plainText(html)
    }
    #expect(elapsed < .seconds(5))
  }

  @Test func comparesFewAttributes() {
    let names = (0..<100_000).map { "a\($0)=''" }.joined(separator: " ")
    let elapsed = ContinuousClock().measure {
      #expect(Sanitizer().sanitize("<b \(names)>x</b>").string == "<b>x</b>")
    }
    #expect(elapsed < .seconds(5))
  }
}
