import Testing

@testable import Generator

@Suite struct WebVTTTests {
  private func convert(_ text: String) -> String? {
    WebVTT(Array(text.utf8)).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func subRip() {
    #expect(
      convert(
        "\u{FEFF}1\r\n00:00:00,000 --> 00:00:01,500\r\nGulls <i>over</i> the pier\r\n- <font color=red>Yes</font> & <no> --> \r\n\r\n2\r\n1:01,500 --> 00:00:02,000 X1:5\r\nWind\r\n"
      )
        == """
        WEBVTT

        00:00:00.000 --> 00:00:01.500
        Gulls <i>over</i> the pier
        - Yes &amp; &lt;no&gt; --&gt;\u{20}

        00:01:01.500 --> 00:00:02.000
        Wind

        """)
  }

  @Test func cuesWithoutBlankLinesBetween() {
    #expect(
      convert("1\n00:00:00,000 --> 00:00:01,000\nA\n2\n00:00:01,000 --> 00:00:02,000\nB")
        == "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nA\n\n00:00:01.000 --> 00:00:02.000\nB\n")
  }

  @Test func webVTTStaysWhatItIs() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nA <c.x>b</c>\n"
    #expect(convert(text) == text)
  }

  @Test func latin1() {
    let bytes = Array("00:00:00,000 --> 00:00:01,000\nM".utf8) + [0xF6] + Array("we\n".utf8)
    #expect(WebVTT(bytes).map { String(decoding: $0.bytes, as: UTF8.self) }?.contains("Möwe") == true)
  }

  @Test(arguments: [
    "", "<html>", "1\n2\n", "WEBVTT", "00:00:00,000 --> 00:00:01,000\n", "00:61:00,000 --> 00:62:00,000\nA",
    "a --> b\nA", "99999999999999999999:00:00,000 --> 0:00:00,000\nA",
  ])
  func noSubtitles(_ text: String) { #expect(convert(text) == nil) }
}
