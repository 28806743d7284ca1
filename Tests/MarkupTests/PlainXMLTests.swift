import Testing

@testable import Markup

/// What is read without libxml2 must be what libxml2 reads.
struct PlainXMLTests {
  private func plain(_ text: String, limits: XMLLimits = XMLLimits()) -> String? {
    let bytes = Array(text.utf8)
    let places = XMLPlaces(source: bytes, origin: 0)
    let read = bytes.withUnsafeBufferPointer {
      PlainXML.read($0, from: 0, limits: limits, places: places, items: nil)
    }
    return read.map { XMLPicture.of($0.storage) }
  }

  /// By libxml2; nil where it has something to say.
  private func checked(_ text: String) throws -> String? {
    var reading = XMLReading(TextEncoding(Array(text.utf8), charset: nil), limits: XMLLimits(), triesPlain: false)
    let storage = try reading.read()
    return reading.findings.isEmpty ? XMLPicture.of(storage) : nil
  }

  private func isRead(_ text: String) throws {
    let own = try #require(plain(text))
    #expect(try checked(text) == own, "\(text)")
  }

  @Test(arguments: [
    "<a/>", "<a></a>", "<a >x</a >", "<a\n/>\n", "<a b='1' c=\"2\"/>", "<a b = '1'\t\tc\n=\n\"2\" />",
    "<a b=\"it's\" c='\"'/>",
    "<a>one<b>two</b>three</a>", "<a>\n <b/>\n <b/>\n</a>", "<a>&lt;&gt;&amp;&quot;&apos;</a>",
    "<a>1&#38;&#x26;&#x1F600;&#10;&#13;</a>",
    "<a b='&lt;&gt;&amp;&quot;&apos;&#38;&#x26;&#10;&#13;&#9;'/>", "<a b='x\ty\nz\r\nw\rv'/>",
    "<a>x\ty\nz\r\nw\rv\r</a>",
    "<a>x<!-- c -->y<!----><b/><!-- - -> <z> & --></a>", "<a>x<![CDATA[<b>&amp;]]]]><![CDATA[>\r\n\r]]>y</a>",
    "<a><![CDATA[]]></a>",
    "<a><![CDATA[]]>x<b/></a>", "<a>]]</a>", "<a>] ]> ></a>", "<a>é漢😀\u{A0}\u{FFFD}</a>", "<a é='1'/>",
    "<a b='é\u{FFFD}'/>",
    "<a xmlns='http://e.org/x'><b/></a>", "<a xmlns='http://e.org/x'><b xmlns='http://e.org/y'><c/></b><b/></a>",
    "<p:a xmlns:p='http://e.org/x' p:b='1' b='2'/>",
    "<a xmlns:p='http://e.org/x#'><p:b xmlns:p='http://e.org/y'><p:b/></p:b><p:b/></a>",
    "<a xmlns:p='http://e.org/x' xmlns:q='http://e.org/x'><p:b q:c='1'/><q:b/></a>",
    "<a xml:lang='de' xml:base='http://e.org/'/>",
    "<xml:a xml:id='x y'/>", "<a xml:space='odd'/>", "<a xml:lang='??'/>", "<A-b.c_1 _='1'/>", "<a/><!-- x -->\n",
    "<a></a>\n\n",
    "<a><xmlns/></a>", "<a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>", "<a\u{20}b='1'\r\nc='2'></a>", "<xml/>",
  ])
  func isAsLibxml2HasIt(_ text: String) throws {
    let plain = plain(text)
    if !text.contains(" é=") && !text.contains("xmlns:xml") { try #require(plain != nil) }
    if let plain { #expect(try checked(text) == plain) }
  }

  @Test(arguments: [
    "", "x", "<", "<a", "<a>", "<a></b>", "<a></a", "<a><b></a></b>", "<a b/>", "<a b=c/>", "<a b='1'c='2'/>",
    "<a b='<'/>", "<a b='1' b='2'/>",
    "<a b='&x;'/>", "<a b='&lt'/>", "<a b='&'/>", "<a>&</a>", "<a>&nbsp;</a>", "<a>&amp</a>", "<a>&#0;</a>",
    "<a>&#xD800;</a>", "<a>&#x110000;</a>",
    "<a>&#99999999999999;</a>", "<a>&#146;</a>", "<a>&#127;</a>", "<a>\u{7F}</a>", "<a b='\u{7F}'/>", "<a>&#;</a>",
    "<a>&#x;</a>", "<a>&#xFFFE;</a>", "<a>]]></a>",
    "<a>\u{0}</a>", "<a>\u{B}</a>",
    "<a b='\u{1}'/>", "<a><!--\u{1}--></a>", "<a>\u{FFFE}</a>", "<a>\u{85}</a>", "<a b='\u{FFFF}'/>",
    "<a><!-- -- --></a>", "<a><!--x--->",
    "<a><!-- x</a>", "<a><![CDATA[x</a>", "<a><![cdata[x]]></a>", "<a><?x y?></a>", "<a/><?x y?>", "<a/>x", "<a/><b/>",
    "<a/>&#32;",
    "<p:a/>", "<a p:b='1'/>", "<a xmlns:p=''/>", "<a xmlns=''/>", "<a xmlns:p='x'/>", "<a xmlns:p='http://[/'/>",
    "<a xmlns='http://e.org/#a#b'/>",
    "<a xmlns:xml='http://e.org/'/>", "<a xmlns:xmlns='http://e.org/'/>",
    "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
    "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>", "<a xmlns='http://e.org/' xmlns='http://e.org/'/>",
    "<a xmlns:p='http://e.org/x'><b/><p:c p:d='1' p:d='2'/></a>",
    "<a xmlns:p='http://e.org/x' xmlns:q='http://e.org/x' p:b='1' q:b='2'/>", "<xmlns:a/>",
    "<a><p:b xmlns:p='http://e.org/'/><p:b/></a>", "<:a/>", "<a:/>", "<a:b:c/>",
    "<a:1 xmlns:a='http://e.org/'/>", "<1/>", "<-a/>", "<a/ >", "< a/>", "<a / >", "<é/>", "<!DOCTYPE a><a/>",
  ])
  func isLeftToLibxml2(_ text: String) { #expect(plain(text) == nil) }

  @Test func bytesAreWhatTheTableSays() {
    let kinds = PlainXMLBytes()
    for byte in UInt8.min...UInt8.max {
      let isLetter = ASCIIByte.isLetter(byte) || byte == UInt8(ascii: "_")
      let isText = byte >= 0x20 && byte != 0x7F && byte != 0xC2 && byte != 0xEF && !"<&]\"'".utf8.contains(byte)
      #expect(kinds.isText(byte) == isText, "\(byte)")
      #expect(kinds.startsName(byte) == isLetter, "\(byte)")
      #expect(kinds.isName(byte) == (isLetter || ASCIIByte.isDigit(byte) || "-.".utf8.contains(byte)), "\(byte)")
    }
  }

  /// Bytes are looked at by eights.
  @Test func textEndsAtTheFirstMark() {
    let kinds = PlainXMLBytes()
    var random = SeededNumbers(state: 11)
    let marks: [UInt8] = [0x3C, 0x26, 0x5D, 0x22, 0x27, 0, 0x0A, 0x0D, 0x1F, 0x7F, 0xC2, 0xEF]
    let others: [UInt8] = Array("aZ09 !#;=>\\^`~".utf8) + [0x80, 0xBF, 0xC3, 0xFF]
    for _ in 0..<4_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        bytes.append(others.randomElement(using: &random) ?? 0)
      }
      for place in bytes.indices where Int.random(in: 0...20, using: &random) == 0 {
        bytes[place] = marks.randomElement(using: &random) ?? 0
      }
      let mark = Array("]\"'".utf8).randomElement(using: &random) ?? 0
      let end = bytes.withUnsafeBufferPointer { kinds.endOfText($0, from: 0, mark: mark) }
      let first = bytes.firstIndex { !kinds.isText($0) } ?? bytes.count
      // Quotes and `]` other than the mark may be passed, or not.
      let passed = bytes[min(first, end)..<end]
      let isRight = passed.allSatisfy { kinds.isText($0) || $0 != mark && "]\"'".utf8.contains($0) }
      let isAtEnd = end == bytes.count || !kinds.isText(bytes[end])
      #expect(isRight && isAtEnd && end >= first, "\(bytes) \(mark) \(end)")
    }
  }

  @Test(arguments: [
    "&lt;", "&#233;", "&#x1F600;", "\r", "\r\n", "\n", "]", "]]", "é", "'", "\"", "<b/>", "<!--x-->", "<![CDATA[y\r]]>",
  ])
  func marksAreFoundWhereverTheyStand(_ mark: String) throws {
    for count in 0..<20 {
      let words = String(repeating: "w", count: count)
      let value = mark.contains("<") || mark.contains("'") ? "" : "\(words)\(mark)\(words)"
      let text = "<a b='\(value)'>\(words)\(mark)\(words)\(mark)</a>"
      try isRead(text)
    }
  }

  /// The first guess of a name is that which stood there last.
  @Test(arguments: [
    "<a><b c='1' d='2'/><b c='1' d='2'/><b d='1' c='2'/><b cc='1' d='2'/><b c='1'/><b/></a>",
    "<a><b/><c/><b/><cc/><b/><c/><b></b><b><c/></b></a>",
    "<a xmlns:p='http://e.org/'><b/><p:c/><b/><p:c p:d='1' d='2'/><b/><p:cc/></a>",
    "<a xmlns:p='http://e.org/'><b xmlns:p='http://e.org/x' p:c='1'/><b p:c='1' c='2'/><p:b/><b/></a>",
  ])
  func namesAreNotGuessedWrongly(_ text: String) throws { try isRead(text) }

  @Test func limitsAreLibxml2s() {
    var limits = XMLLimits()
    limits.depth = 3
    limits.attributes = 2
    limits.namespaces = 2
    limits.names = 4
    limits.nodes = 6
    limits.text = 5
    func isPlain(_ text: String) -> Bool { plain(text, limits: limits) != nil }
    #expect(isPlain("<a><a><a/></a></a>") && !isPlain("<a><a><a><a/></a></a></a>"))
    #expect(
      isPlain("<a b='' c=''/>") && !isPlain("<a b='' c='' d=''/>") && !isPlain("<a b='' c='' xmlns='http://e.org/'/>"))
    #expect(isPlain("<a><a/><a/><a/><a/></a>") && !isPlain("<a><a/><a/><a/><a/><a/><a/></a>"))
    #expect(isPlain("<a><b/><c/></a>") && !isPlain("<a><b/><c/><d/><e/></a>"))
    #expect(isPlain("<a>12345</a>") && isPlain("<a>123456</a>") && isPlain("<a>12345&#52;</a>"))
    let two = "<a xmlns='http://e.org/' xmlns:p='http://e.org/'>"
    #expect(isPlain("\(two)</a>") && !isPlain("\(two)<a xmlns='http://e.org/'/></a>"))
  }

  /// libxml2 ends at a section of ten million bytes: the item behind it would be lost.
  @Test func aVeryLongTextIsCutOffAndSaidOnce() throws {
    let long = String(repeating: "é ", count: 4 << 20)
    let document = try XMLDocument.parse(Array("<a><b><![CDATA[\(long)]]>\r\(long)</b><c>x</c></a>".utf8))
    #expect(document.root.first("b")?.textBytes.count == 8 << 20 && document.root.first("c")?.text == "x")
    #expect(document.places == ["xml-limit 1:\(16 + (8 << 20))"])
  }

  /// Names that fall into one place of the table are not worth a long search.
  @Test func manyNamesAreRead() throws {
    let text = "<a>\((0..<3_000).map { "<n\($0) x\($0)=''/>" }.joined())</a>"
    #expect(try plain(text) == checked(text))
  }

  /// Whatever is changed in a document, the readers agree or libxml2 alone reads it.
  @Test(arguments: 0..<40)
  func isAsLibxml2HasItAfterChanges(seed: UInt64) throws {
    var random = SeededNumbers(state: seed)
    let document = Array(
      """
      <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns='http://e.org/a'><channel><title>A &amp; B</title>
      <item xml:lang="de"><title><![CDATA[C & D]]></title><!-- é -->&lt;p&gt;\r\n<media:content url="http://e.org/?a=1&amp;b=2"
       type='video/mp4'/><x:y xmlns:x="http://e.org/x#" x:z="&#233;">\u{A0}</x:y></item></channel></rss>
      """.utf8)
    let pieces = [
      "<", ">", "/", "&", ";", "'", "\"", "=", " ", "\r", "]]>", "<!--", "-->", "<![CDATA[", "a", ":", "xmlns",
      "&#x85;", "\u{85}", "\u{FFFE}", "é", "#",
    ]
    .map { Array($0.utf8) }
    for _ in 0..<250 {
      var bytes = document
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...3, using: &random))
        bytes.replaceSubrange(start..<end, with: pieces.randomElement(using: &random) ?? [])
      }
      guard let text = String(validating: bytes, as: UTF8.self), text.utf8.first == UInt8(ascii: "<") else { continue }
      if let plain = plain(text) { #expect(try checked(text) == plain, "\(text)") }
    }
  }
}
