import Markup
import Testing

/// Every label of WHATWG Encoding, section 4.2, that iconv knows, each with two characters of its encoding.
@Suite struct EncodingLabelTests {
  struct Encoding: Sendable {
    var name: String
    var text: String
    var bytes: [UInt8]
    var labels: String

    init(_ name: String, _ text: String, _ bytes: [UInt8], _ labels: String) {
      (self.name, self.text, self.bytes, self.labels) = (name, text, bytes, labels)
    }
  }

  private func read(_ bytes: [UInt8], _ charset: String? = nil) throws -> (String, String, [String]) {
    let document = try XMLDocument.parse(bytes, encoding: charset)
    return (document.root.text, document.encoding, document.problems.map(\.id))
  }

  @Test(arguments: encodings)
  func readsEveryLabel(encoding: Encoding) throws {
    for label in encoding.labels.split(separator: " ").map(String.init) {
      let content = Array("<a>".utf8) + encoding.bytes + Array("</a>".utf8)
      let declared = Array("<?xml version='1.0' encoding='\(label)'?>".utf8) + content
      #expect(try read(declared) == (encoding.text, encoding.name, []), "\(label) declared")
      #expect(try read(content, label.uppercased()) == (encoding.text, encoding.name, []), "\(label) by HTTP")
    }
  }

  static let encodings: [Encoding] = [
    Encoding(
      "utf-8", "é€", [0xC3, 0xA9, 0xE2, 0x82, 0xAC],
      "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"),
    Encoding(
      "ibm866", "Жя", [0x86, 0xEF],
      "866 cp866 csibm866 ibm866"),
    Encoding(
      "iso-8859-2", "čł", [0xE8, 0xB3],
      "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"),
    Encoding(
      "iso-8859-3", "ĥż", [0xB6, 0xBF],
      "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"),
    Encoding(
      "iso-8859-4", "ģų", [0xBB, 0xF9],
      "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"),
    Encoding(
      "iso-8859-5", "Жя", [0xB6, 0xEF],
      "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"),
    Encoding(
      "iso-8859-6", "بت", [0xC8, 0xCA],
      """
      arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i \
      iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
      """),
    Encoding(
      "iso-8859-7", "αω", [0xE1, 0xF9],
      """
      csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 \
      iso_8859-7:1987 sun_eu_greek
      """),
    Encoding(
      "iso-8859-8", "אב", [0xE0, 0xE1],
      """
      csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 \
      iso_8859-8:1988 visual
      """),
    Encoding(
      "iso-8859-8-i", "אב", [0xE0, 0xE1],
      "csiso88598i iso-8859-8-i logical"),
    Encoding(
      "iso-8859-10", "Ēŋ", [0xA2, 0xBF],
      "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"),
    Encoding(
      "iso-8859-13", "ģų", [0xEC, 0xF8],
      "iso-8859-13 iso8859-13 iso885913"),
    Encoding(
      "iso-8859-14", "ẁŷ", [0xB8, 0xFE],
      "iso-8859-14 iso8859-14 iso885914"),
    Encoding(
      "iso-8859-15", "€Ž", [0xA4, 0xB4],
      "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"),
    Encoding(
      "iso-8859-16", "țș", [0xFE, 0xBA],
      "iso-8859-16"),
    Encoding(
      "koi8-r", "Жя", [0xF6, 0xD1],
      "cskoi8r koi koi8 koi8-r koi8_r"),
    Encoding(
      "koi8-u", "їґ", [0xA7, 0xAD],
      "koi8-ru koi8-u"),
    Encoding(
      "macintosh", "é√", [0x8E, 0xC3],
      "csmacintosh mac macintosh x-mac-roman"),
    Encoding(
      "windows-874", "กข", [0xA1, 0xA2],
      "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"),
    Encoding(
      "windows-1250", "čł„", [0xE8, 0xB3, 0x84],
      "cp1250 windows-1250 x-cp1250"),
    Encoding(
      "windows-1251", "Жя„", [0xC6, 0xFF, 0x84],
      "cp1251 windows-1251 x-cp1251"),
    Encoding(
      "windows-1252", "é€", [0xE9, 0x80],
      """
      ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 \
      iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252
      """),
    Encoding(
      "windows-1253", "αω", [0xE1, 0xF9],
      "cp1253 windows-1253 x-cp1253"),
    Encoding(
      "windows-1254", "ğş€", [0xF0, 0xFE, 0x80],
      """
      cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 \
      windows-1254 x-cp1254
      """),
    Encoding(
      "windows-1255", "אב", [0xE0, 0xE1],
      "cp1255 windows-1255 x-cp1255"),
    Encoding(
      "windows-1256", "بت", [0xC8, 0xCA],
      "cp1256 windows-1256 x-cp1256"),
    Encoding(
      "windows-1257", "ģų", [0xEC, 0xF8],
      "cp1257 windows-1257 x-cp1257"),
    Encoding(
      "windows-1258", "ơư", [0xF5, 0xFD],
      "cp1258 windows-1258 x-cp1258"),
    Encoding(
      "x-mac-cyrillic", "Жя", [0x86, 0xDF],
      "x-mac-cyrillic x-mac-ukrainian"),
    Encoding(
      "gbk", "中文", [0xD6, 0xD0, 0xCE, 0xC4],
      "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"),
    Encoding(
      "gb18030", "中文", [0xD6, 0xD0, 0xCE, 0xC4],
      "gb18030"),
    Encoding(
      "big5", "中文", [0xA4, 0xA4, 0xA4, 0xE5],
      "big5 big5-hkscs cn-big5 csbig5 x-x-big5"),
    Encoding(
      "euc-jp", "日本", [0xC6, 0xFC, 0xCB, 0xDC],
      "cseucpkdfmtjapanese euc-jp x-euc-jp"),
    Encoding(
      "iso-2022-jp", "日本", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42],
      "csiso2022jp iso-2022-jp"),
    Encoding(
      "shift_jis", "日本", [0x93, 0xFA, 0x96, 0x7B],
      "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"),
    Encoding(
      "euc-kr", "한국", [0xC7, 0xD1, 0xB1, 0xB9],
      """
      cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949
      """),
  ]

  /// Browsers read these as their variants of Windows, and so do feeds mean them.
  @Test(arguments: [
    ("shift_jis", [0x81, 0x60, 0x87, 0x40, 0x5C] as [UInt8], "～①\\"), ("euc-jp", [0xA1, 0xC1, 0xAD, 0xA1], "～①"),
    ("euc-kr", [0x8C, 0x63], "똠"), ("gb2312", [0xE9, 0x46], "镕"), ("big5", [0x88, 0x62], "Ê̄"),
  ])
  func readsWhatBrowsersRead(label: String, bytes: [UInt8], text: String) throws {
    let document = try XMLDocument.parse(Array("<a>".utf8) + bytes + Array("</a>".utf8), encoding: label)
    #expect(document.root.text == text)
    #expect(document.problems.isEmpty)
  }

  @Test(arguments: ["utf-7", "UTF7", "csUnicode11UTF7", "unicode-1-1-utf-7"])
  func utf7IsNotRead(label: String) throws {
    let document = try XMLDocument.parse(Array("<a>+ADw-script+AD4-</a>".utf8), encoding: label)
    #expect(document.root.text == "+ADw-script+AD4-")
    #expect(document.problems.map(\.id) == ["xml-encoding"])
  }

  /// "Replacement" of WHATWG, and the names and spellings that libraries take for the same.
  @Test(arguments: [
    "hz-gb-2312", "HZ", "iso-2022-kr", "csISO2022KR", "ISO2022KR", "iso-2022-cn", "iso-2022-cn-ext", "replacement",
    "iso-2022-kr//", "(utf-7)", "+utf-7",
  ])
  func whatHidesMarkupIsNotRead(label: String) throws {
    for (bytes, text) in [
      (Array("~{<A>E~}".utf8), "~{"), ([0x1B, 0x24, 0x29, 0x43, 0x0E, 0x21, 0x0F], "$)C!"),
      (Array("+ADw-".utf8), "+ADw-"),
    ] as [([UInt8], String)] {
      let document = try XMLDocument.parse(Array("<a>".utf8) + bytes + Array("</a>".utf8), encoding: label)
      #expect(document.root.text.hasPrefix(text))
      #expect(document.encoding == "utf-8")
      #expect(document.problems.first?.message.contains("hides markup") == true)
    }
  }

  @Test func userDefinedBytesAreKept() throws {
    let bytes = Array("<a>A".utf8) + [0x80, 0xFF] + Array("</a>".utf8)
    #expect(try read(bytes, "x-user-defined") == ("A\u{F780}\u{F7FF}", "x-user-defined", []))
  }

  @Test(arguments: ["cp037", "ebcdic-cp-us", "IBM1047", "ucs4", "csUCS4"])
  func whatBeginsInASCIIIsNoOtherAlphabet(label: String) throws {
    let bytes = Array("<?xml version='1.0' encoding='\(label)'?><a>x é</a>".utf8)
    #expect(try read(bytes) == ("x é", "utf-8", ["xml-encoding"]))
    #expect(try read(Array("<a>x é</a>".utf8), label) == ("x é", "utf-8", ["xml-encoding"]))
  }

  @Test func anotherAlphabetIsReadWhereItIs() throws {
    #expect(try read([0x4C, 0x81, 0x6E, 0xA7, 0x4C, 0x61, 0x81, 0x6E], "cp037") == ("x", "cp037", []))
  }

  @Test func aDeclaredWesternEncodingMayBeUTF8() throws {
    func declared(_ content: [UInt8]) -> [UInt8] {
      Array("<?xml version='1.0' encoding='iso-8859-1'?><a>".utf8) + content + Array("</a>".utf8)
    }
    #expect(try read(declared(Array("é".utf8))) == ("é", "utf-8", ["xml-encoding"]))
    #expect(try read(declared(Array("日本".utf8))) == ("日本", "utf-8", ["xml-encoding"]))
    #expect(try read(declared([0xE9, 0x80, 0x93])) == ("é€“", "windows-1252", []))
    #expect(try read(declared([0xC3, 0xA9, 0xE9])) == ("Ã©é", "windows-1252", []))
  }

  @Test func wideTextNeedsNoMark() throws {
    let text = " \n<a>é</a>"
    #expect(try read(text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }) == ("é", "utf-16le", []))
    #expect(try read(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }) == ("é", "utf-16be", []))
    #expect(try read(text.unicodeScalars.flatMap { [0, 0, 0, UInt8($0.value)] }) == ("é", "utf-32be", []))
  }

  @Test func aMarkThatDoesNotFitIsNoMark() throws {
    #expect(try read([0xFF, 0xFE] + Array("<a>é</a>".utf8)) == ("é", "utf-8", ["xml-encoding"]))
    #expect(try read([0xFE, 0xFF] + Array("<a>x</a>".utf8)) == ("x", "utf-8", ["xml-encoding"]))
  }

  @Test func halvesOfPairsAreJoined() throws {
    let pair: [UInt8] = [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]
    #expect(try read(Array("<a>".utf8) + pair + Array("</a>".utf8)) == ("😀", "utf-8", ["xml-encoding"]))
    #expect(try read(Array("<a>".utf8) + pair[..<3] + Array("</a>".utf8)) == ("\u{FFFD}", "utf-8", ["xml-encoding"]))
  }

  @Test func carriageReturnsAloneEndLines() throws {
    let document = try XMLDocument.parse(Array("<a>\r<b/>\r<b/></a>".utf8))
    #expect(document.root.children.map(\.location.line) == [2, 3])
    #expect(document.root.text == "\n\n")
  }

  @Test func textThatIsNoXMLIsDecodedAlike() {
    let latin = DecodedText([0x7B, 0x22, 0xE9, 0x22, 0x7D])
    #expect(String(decoding: latin.bytes, as: UTF8.self) == "{\"é\"}")
    #expect(latin.label == "windows-1252")
    #expect(latin.problems.map(\.location.column) == [3])
    #expect(DecodedText([0xEF, 0xBB, 0xBF, 0x7B, 0x7D]).bytes == [0x7B, 0x7D])
  }

  /// A text in JSON may be about XML.
  @Test(arguments: [#"{"version":"<?xml version=","encoding":"koi8-r?>"}"#, "\u{FEFF} [\"<?xml encoding='koi8-r'?>\"]"])
  func jsonHasNoDeclaration(_ text: String) {
    let decoded = DecodedText(Array(text.utf8))
    #expect(decoded.label == "utf-8")
    #expect(decoded.problems.isEmpty)
  }
}
