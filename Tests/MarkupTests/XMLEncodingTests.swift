import Markup
import Testing

@Suite struct XMLEncodingTests {
  private func read(_ bytes: [UInt8], _ charset: String? = nil) throws -> (String, String, [String]) {
    let document = try XMLDocument.parse(bytes, encoding: charset)
    return (document.root.text, document.encoding, document.problems.map(\.id))
  }

  private func declared(_ label: String, _ content: [UInt8]) -> [UInt8] {
    Array("<?xml version='1.0' encoding='\(label)'?><a>".utf8) + content + Array("</a>".utf8)
  }

  @Test(arguments: [
    ("ISO-8859-1", [0xE9, 0x93] as [UInt8], "é“", "windows-1252"), ("latin1", [0x80], "€", "windows-1252"),
    ("windows-1252", [0xFC], "ü", "windows-1252"), ("US-ASCII", [0x41], "A", "windows-1252"),
    ("ISO-8859-2", [0xE8], "č", "iso-8859-2"), ("iso-8859-15", [0xA4], "€", "iso-8859-15"),
    ("windows-1251", [0xC6, 0xE8], "Жи", "windows-1251"), ("KOI8-R", [0xF6], "Ж", "koi8-r"),
    ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], "日本", "shift_jis"), ("EUC-JP", [0xC6, 0xFC], "日", "euc-jp"),
    ("GB2312", [0xD6, 0xD0], "中", "gbk"), ("Big5", [0xA4, 0xA4], "中", "big5"),
    ("UTF-8", [0xC3, 0xA9], "é", "utf-8"), ("utf8", [0xC3, 0xA9], "é", "utf-8"),
  ])
  func readsWhatIsDeclared(_ label: String, _ content: [UInt8], _ text: String, _ used: String) throws {
    #expect(try read(declared(label, content)) == (text, used, []))
    #expect(try read(Array("<a>".utf8) + content + Array("</a>".utf8), label) == (text, used, []))
  }

  @Test func theServerWinsOverTheDeclaration() throws {
    #expect(try read(declared("iso-8859-1", [0xC6]), "windows-1251") == ("Ж", "windows-1251", []))
    #expect(try read(declared("utf-8", [0xE9]), "iso-8859-1") == ("é", "windows-1252", []))
    #expect(try read(declared("iso-8859-1", [0xC3, 0xA9]), "utf-8") == ("é", "utf-8", []))
  }

  @Test func bytesWinOverTheServer() throws {
    #expect(try read(declared("utf-8", [0xC3, 0xA9]), "iso-8859-1") == ("é", "utf-8", ["xml-encoding"]))
    #expect(try read(declared("windows-1251", [0xC6]), "utf-8") == ("Ж", "windows-1251", ["xml-encoding"]))
  }

  @Test func marksWinOverAll() throws {
    let text = "<?xml version='1.0' encoding='iso-8859-1'?><a>é😀</a>"
    let little = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let wide = text.unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(scalar.value >> ($0 * 8) & 255) } }
    #expect(try read([0xEF, 0xBB, 0xBF] + Array(text.utf8), "koi8-r") == ("é😀", "utf-8", []))
    #expect(try read([0xFF, 0xFE] + little, "utf-8") == ("é😀", "utf-16le", []))
    #expect(try read([0xFE, 0xFF] + big) == ("é😀", "utf-16be", []))
    #expect(try read(little) == ("é😀", "utf-16le", []))
    #expect(try read(big) == ("é😀", "utf-16be", []))
    #expect(try read([0xFF, 0xFE, 0, 0] + wide) == ("é😀", "utf-32le", []))
  }

  @Test func whatIsNotUTF8IsWindows1252() throws {
    let (text, label, problems) = try read(declared("utf-8", [0xE9, 0x20, 0x96]))
    #expect((text, label, problems) == ("é –", "windows-1252", ["xml-encoding"]))
  }

  @Test func damageInUTF8IsReadByteByByte() throws {
    let (text, label, problems) = try read(declared("utf-8", [0xC3, 0xA9, 0xE9, 0xC3, 0xA9]))
    #expect((text, label, problems) == ("ééé", "utf-8", ["xml-encoding"]))
  }

  @Test func halfACharacterAtTheEndIsDropped() throws {
    let document = try XMLDocument.parse(Array("<a>é".utf8) + [0xE2, 0x82])
    #expect(document.root.text == "é")
    #expect(document.problems.map(\.id).contains("xml-damaged"))
  }

  @Test func whatIsReadByteByByteIsNotUTF16() throws {
    #expect(try read(declared("UTF-16", [0xC3, 0xA9])) == ("é", "utf-8", []))
    #expect(try read(declared("UTF-8", [0xC3, 0xA9]), "utf-16") == ("é", "utf-8", ["xml-encoding"]))
  }

  @Test func unknownEncodingsAreUTF8() throws {
    #expect(try read(declared("x-klingon", [0xC3, 0xA9])) == ("é", "utf-8", ["xml-encoding"]))
  }

  @Test func errorsOfOtherEncodingsAreMarked() throws {
    let (text, label, problems) = try read(declared("shift_jis", [0x93, 0xFA, 0xFF, 0x41]))
    #expect((text, label, problems) == ("日\u{FFFD}A", "shift_jis", ["xml-encoding"]))
  }

  @Test func placesCountCharactersOfTheSource() throws {
    let bytes = declared("iso-8859-1", [0xE9, 0xE9] + Array("&<b/>".utf8))
    let document = try XMLDocument.parse(bytes)
    #expect(document.root.first("b")?.location.column == 50)
  }
}
