import Testing

@testable import Cincopa

@Suite struct MediaReferenceTests {
  @Test func writesTheGrammar() throws {
    let template = try TemplateID("AIBASXc7-7zv")
    let fid = try FID("AEAAQdbniShi")
    #expect(MediaReference.gallery(fid, template: nil).fidParameter == "AEAAQdbniShi")
    #expect(MediaReference.gallery(fid, template: template).fidParameter == "AIBASXc7-7zv@AEAAQdbniShi")
    #expect(
      MediaReference.asset(try RID("Ag0Cqq6ltcaH"), template: template).fidParameter == "AIBASXc7-7zv!Ag0Cqq6ltcaH")
    #expect(
      MediaReference.reference(try RRID("post-42"), uid: try UID("A8PAabcdefgh"), template: template).fidParameter
        == "rrid:post-42!A8PAabcdefgh!AIBASXc7-7zv")
  }

  @Test func namesItself() throws {
    #expect(try MediaReference.parse(fid: "AIBASXc7-7zv@AEAAQdbniShi").id == "AEAAQdbniShi")
    #expect(try MediaReference.parse(fid: "AIBASXc7-7zv!Ag0Cqq6ltcaH").id == "Ag0Cqq6ltcaH")
    #expect(try MediaReference.parse(fid: "rrid:post-42!A8PAabcdefgh!AIBASXc7-7zv").id == "post-42")
  }

  @Test func collectsWarningsInTheOrderOfWriting() throws {
    #expect(
      try MediaReference.parse(fid: "AIBASX!Bg0Cqq6ltcaH").warnings
        == [.unusualLength(.template, "AIBASX", 6), .unusualFirstLetter(.rid, "Bg0Cqq6ltcaH")])
    #expect(try MediaReference.parse(fid: "AIBASXc7-7zv@AEAAQdbniShi").warnings.isEmpty)
  }
}
