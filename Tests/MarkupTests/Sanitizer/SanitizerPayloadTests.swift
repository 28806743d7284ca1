import Testing

@testable import Markup

struct SanitizerPayloadTests {
  private let sanitizer = Sanitizer()

  @Test func writesScriptInNoSpelling() {
    for open in [
      "<script>", "<SCRIPT>", "<script/x>", "<script\n>", "<script src=//x>", "<ScRiPt\t>", "<\u{0}script>",
      "<script\u{C}>",
    ] {
      for close in ["</script>", "</SCRIPT >", "</script/>", "</script\n>", "</script x=y>"] {
        #expect(sanitizer.sanitize("a\(open)alert(1)\(close)b").string == "ab", "\(open) \(close)")
      }
    }
  }

  @Test func writesNoHandlers() {
    for event in [
      "onclick", "ONERROR", "onload", "onmouseover", "onfocus autofocus", "x onclick", "\u{0}onclick", "on\u{0}click",
    ] {
      for space in [" ", "/", "\n", "\t", "\u{C}", " / "] {
        let html = sanitizer.sanitize("<b\(space)\(event)=alert(1)>x</b>").string
        #expect(html == "<b>x</b>", "\(event) \(space)")
      }
    }
  }

  @Test(arguments: HostileMarkup.addresses.prefix(17))
  func writesNoAddressOfAnotherScheme(address: String) throws {
    for html in [
      "<a href=\"\(address)\">x</a>", "<a href='\(address)'>x</a>", "<img src=\"\(address)\">",
      "<video poster=\"\(address)\"></video>",
    ] {
      let written = sanitizer.sanitize(html).string
      try WrittenMarkup.check(written)
      #expect(!written.contains("script:"), "\(html)")
    }
  }

  @Test(arguments: [
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<textarea></textarea><img src=x onerror=alert(1)>", "<title><a title=\"</title><img src=x onerror=alert(1)>\">",
    "<template><script>x</script></template>", "<select><template><img src=x onerror=alert(1)>",
    "<![CDATA[><img src=x onerror=x>]]>",
    "<!--><img src=x onerror=x>-->", "<!----!><img src=x onerror=x>",
    "<a href=\"x\" title=\"`><img src=x onerror=x>\">y</a>",
    "<p><svg><desc><p><style><a title=\"</style><img src onerror=alert(1)>\">",
    "<xmp><p title=\"</xmp><img src=x onerror=x>\">",
    "<iframe srcdoc=\"<script>x</script>\"></iframe>", "<plaintext><script>x", "<object data=x><embed src=x></object>",
  ])
  func survivesMutation(html: String) throws {
    let written = sanitizer.sanitize(html)
    try WrittenMarkup.check(written.string)
    #expect(sanitizer.sanitize(written.bytes) == written)
  }
}

struct SanitizerPropertyTests {
  private let sanitizer = Sanitizer()

  @Test(arguments: 1...20)
  func isSafeAndStable(seed: UInt64) throws {
    var source = HostileMarkup(seed: seed)
    for _ in 0..<100 {
      let html = source.document()
      let written = sanitizer.sanitize(html)
      try WrittenMarkup.check(written.string)
      #expect(sanitizer.sanitize(written.bytes) == written, "\(html)")
      _ = sanitizer.plainText(html)
    }
  }

  @Test(arguments: 1...8)
  func isSafeAndStableForEveryPrefix(seed: UInt64) throws {
    var source = HostileMarkup(seed: seed &+ 1000)
    let bytes = Array(source.document().utf8)
    for count in 0...bytes.count {
      let written = sanitizer.sanitize(Array(bytes[..<count]))
      try WrittenMarkup.check(written.string)
      #expect(sanitizer.sanitize(written.bytes) == written, "\(bytes[..<count])")
    }
  }

  @Test(arguments: 1...8)
  func isSafeAndStableWhenBytesChange(seed: UInt64) throws {
    var source = HostileMarkup(seed: seed &+ 2000)
    for _ in 0..<100 {
      var bytes = Array(source.document().utf8)
      for _ in 0..<3 { bytes[source.next(bytes.count)] = UInt8(source.next(256)) }
      let written = sanitizer.sanitize(bytes)
      try WrittenMarkup.check(written.string)
      #expect(sanitizer.sanitize(written.bytes) == written, "\(bytes)")
    }
  }

  @Test(arguments: 1...10)
  func simpleMarkupIsWhatTheParserMakesOfIt(seed: UInt64) {
    var source = HostileMarkup(seed: seed &+ 3000)
    var simple = 0
    for _ in 0..<200 {
      let html = source.simple()
      guard let written = SimpleMarkup.sanitized(html.utf8Span.span, .feed) else { continue }
      simple += 1
      #expect(written == sanitizer.parsed(html.utf8Span.span, nil), "\(html)")
    }
    #expect(simple > 100)
  }
}
