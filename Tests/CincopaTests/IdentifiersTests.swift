import Testing

@testable import Cincopa

@Suite struct IdentifiersTests {
  @Test(arguments: ["AEAAQdbniShi", "AwKAv6-9ivM-", "A4KANh__rQ_m", "AIBASXc7-7zv"])
  func takesThePlatformsIdsAsTheyAre(text: String) throws {
    #expect(try FID(text).text == text)
    #expect(try RID(text).warning == nil)
    #expect(try FID(text).warning == nil)
  }

  @Test func refusesOtherCharacters() {
    #expect(throws: IdentifierError.forbiddenCharacter(.fid, "AEAA\"bniShi", offset: 4)) { try FID("AEAA\"bniShi") }
    #expect(throws: IdentifierError.forbiddenCharacter(.rid, "Aé", offset: 1)) { try RID("Aé") }
    #expect(throws: IdentifierError.forbiddenCharacter(.uid, " A", offset: 0)) { try UID(" A") }
    #expect(throws: IdentifierError.forbiddenCharacter(.template, "A\n", offset: 1)) { try TemplateID("A\n") }
    #expect(throws: IdentifierError.empty(.fid)) { try FID("") }
  }

  @Test func warnsOfUnusualShapes() throws {
    #expect(try FID("AEAAQdbni").warning == .unusualLength(.fid, "AEAAQdbni", 9))
    #expect(try RID("BEAAQdbniShi").warning == .unusualFirstLetter(.rid, "BEAAQdbniShi"))
  }

  @Test func saysWhatIsWrong() {
    let error = IdentifierError.forbiddenCharacter(.fid, "AEAA bniShi", offset: 4)
    #expect(error.id == "invalid-identifier")
    #expect(error.message == "'AEAA bniShi' is no gallery id: a blank cannot stand in it")
    #expect(error.help == "ids hold the letters A to Z and a to z, digits, '-' and '_'; case matters")
    #expect(
      IdentifierWarning.unusualLength(.rid, "Ag0Cqq6lt", 9).message
        == "the asset id 'Ag0Cqq6lt' has 9 characters; 12 are usual")
  }
}
