import Markup
import Testing

@testable import Cincopa

@Suite struct MediaReferenceParsingTests {
  @Test(arguments: [
    ("AEAAQdbniShi", "AEAAQdbniShi"),
    ("  AEAAQdbniShi ", "AEAAQdbniShi"),
    ("AIBASXc7-7zv!Ag0Cqq6ltcaH", "AIBASXc7-7zv!Ag0Cqq6ltcaH"),
    ("AIBASXc7-7zv%21Ag0Cqq6ltcaH", "AIBASXc7-7zv!Ag0Cqq6ltcaH"),
    ("AIBASXc7-7zv%40AEAAQdbniShi", "AIBASXc7-7zv@AEAAQdbniShi"),
    ("[cincopa AwKAv6-9ivM-]", "AwKAv6-9ivM-"),
    ("%5Bcincopa+A4KANh__rQ_m%5D", "A4KANh__rQ_m"),
    ("rrid:post-42!A8PAabcdefgh!AIBASXc7-7zv", "rrid:post-42!A8PAabcdefgh!AIBASXc7-7zv"),
    ("rrid:a:b:A8PAabcdefgh:AIBASXc7-7zv", "rrid:a:b!A8PAabcdefgh!AIBASXc7-7zv"),
    ("rrid:50%21!A8PAabcdefgh!AIBASXc7-7zv", "rrid:50%21!A8PAabcdefgh!AIBASXc7-7zv"),
  ])
  func readsFrontMatter(text: String, meaning: String) throws {
    #expect(try MediaReference.parse(fid: text).fidParameter == meaning)
  }

  @Test(arguments: [
    ("[cincopa AE_x--_AAAAA]", "AE_x--_AAAAA"),
    ("AIBASXc7-7zv!Ag0Cqq6ltcaH", "AIBASXc7-7zv!Ag0Cqq6ltcaH"),
    ("[cincopa AIBASXc7-7zv!Ag0Cqq6ltcaH]", "AIBASXc7-7zv!Ag0Cqq6ltcaH"),
    ("[cincopa&nbsp;AEAAQdbniShi]", "AEAAQdbniShi"),
    ("[cincopa\u{A0}AEAAQdbniShi width=600]", "AEAAQdbniShi"),
    (" AIBASXc7-7zv@AEAAQdbniShi", "AIBASXc7-7zv@AEAAQdbniShi"),
    ("cincopaAAAAA", "cincopaAAAAA"),
  ])
  func readsShortCodes(text: String, meaning: String) throws {
    #expect(try MediaReference.parse(shortCode: text).fidParameter == meaning)
  }

  @Test(arguments: [
    ("", IdentifierError.empty(.fid)),
    (" ", .empty(.fid)),
    ("AEAAQdbniShi AEAAQdbniShi", .malformed("AEAAQdbniShi AEAAQdbniShi")),
    ("A!B!C", .malformed("A!B!C")),
    ("A!B@C", .malformed("A!B@C")),
    ("!Ag0Cqq6ltcaH", .empty(.template)),
    ("AIBASXc7-7zv@", .empty(.fid)),
    ("AIBASXc7-7zv!", .empty(.rid)),
    ("AIBASXc7-7zv!liveid:", .malformed("AIBASXc7-7zv!liveid:")),
    ("AIBASXc7-7zv!liveid:7<", .malformed("AIBASXc7-7zv!liveid:7<")),
    ("AIBASXc7-7zv!liveid:1234567890123456789", .malformed("AIBASXc7-7zv!liveid:1234567890123456789")),
    ("AEAAQdbniShi%3Cscript", .forbiddenCharacter(.fid, "AEAAQdbniShi<script", offset: 12)),
    ("AEAAQdbn%2", .forbiddenCharacter(.fid, "AEAAQdbn%2", offset: 8)),
    ("rrid:post-42", .malformed("rrid:post-42")),
    ("rrid:!A8PAabcdefgh!AIBASXc7-7zv", .empty(.rrid)),
    ("rrid:x!y z!AIBASXc7-7zv", .forbiddenCharacter(.uid, "y z", offset: 1)),
  ])
  func refuses(text: String, error: IdentifierError) {
    #expect(throws: error) { try MediaReference.parse(fid: text) }
  }

  @Test(arguments: ["AIBASXc7-7zv!liveid:7", "AIBASXc7-7zv!liveid-7", "AIBASXc7-7zv%21liveid%3A7"])
  func liveStreams(_ text: String) throws {
    let stream = try MediaReference.parse(fid: text)
    #expect(stream.fidParameter == "AIBASXc7-7zv!liveid:7")
    #expect(stream.id == "liveid:7")
    #expect(
      EmbedCode.iframeURL(stream) == "https://www.cincopa.com/media-platform/iframe.aspx?fid=AIBASXc7-7zv!liveid:7")
    #expect(EmbedCode.push(stream, object: "a").text.contains("cpo[\"_fid\"] = \"AIBASXc7-7zv!liveid:7\";"))
    #expect(Links.feed(stream) == nil)
    #expect(Links.thumb(of: stream) == nil)
    #expect(throws: IdentifierError.liveStream(text.replacing("%21", with: "!").replacing("%3A", with: ":"))) {
      try MediaReference.parse(shortCode: text)
    }
  }

  @Test func refusesReferencesInShortCodes() {
    #expect(throws: IdentifierError.referenceInShortCode("rrid:post-42!A8PAabcdefgh!AIBASXc7-7zv")) {
      try MediaReference.parse(shortCode: "[cincopa rrid:post-42!A8PAabcdefgh!AIBASXc7-7zv]")
    }
    #expect(throws: IdentifierError.empty(.fid)) { try MediaReference.parse(shortCode: "[cincopa ]") }
  }
}
