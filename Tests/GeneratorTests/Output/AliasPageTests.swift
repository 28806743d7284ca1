import Testing

@testable import Generator

@Suite struct AliasPageTests {
  @Test func leadsToThePage() {
    let bytes = AliasPage.bytes(to: "https://site.example/a&b/", title: "Q&A <1>", language: "en")
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>Q&amp;A &lt;1&gt;</title>
        <meta http-equiv="refresh" content="0; url=https://site.example/a&amp;b/">
        <meta name="robots" content="noindex">
        <link rel="canonical" href="https://site.example/a&amp;b/">
        </head>
        <body><p><a href="https://site.example/a&amp;b/">Q&amp;A &lt;1&gt;</a></p></body>
        </html>

        """)
  }

  @Test func needsNoLanguage() {
    let text = String(decoding: AliasPage.bytes(to: "https://site.example/", title: "x"), as: UTF8.self)
    #expect(text.contains("<html>"))
  }
}
