import Testing

@testable import Cincopa

@Suite struct RRIDTests {
  @Test func takesAnyTextUpTo256Bytes() throws {
    #expect(try RRID("0123").text == "0123")
    #expect(try RRID(String(repeating: "é", count: 128)).text.utf8.count == 256)
    #expect(throws: IdentifierError.tooLong(.rrid, bytes: 257)) { try RRID(String(repeating: "x", count: 257)) }
    #expect(throws: IdentifierError.empty(.rrid)) { try RRID("") }
  }

  @Test(arguments: ["post-42", "a.b_c:d-9", "0123"])
  func isContentWithPlainCharacters(text: String) throws {
    #expect(try RRID(text).warning == nil)
  }

  @Test(arguments: ["a&b", "a b", "50%", "x#y", "a+b", "pöst", "a~b", "a/b"])
  func warnsOfCharactersThatBreakTheLoader(text: String) throws {
    #expect(try RRID(text).warning == .unsafeReference(text))
  }
}
