import Testing

@testable import Markup

@Suite struct NamedCharactersTests {
  private func character(_ name: String) -> NamedCharacter? {
    Array(name.utf8).withUnsafeBufferPointer { NamedCharacters.character(named: $0) }
  }

  @Test(
    arguments: [
      ("nbsp", 0xA0), ("eacute", 0xE9), ("Eacute", 0xC9), ("hellip", 0x2026), ("thetasym", 0x3D1), ("yuml", 0xFF),
      ("amp", 0x26), ("apos", 0x27), ("euro", 0x20AC), ("lang", 0x27E8), ("diams", 0x2666), ("ccaron", 0x10D),
      ("check", 0x2713), ("Afr", 0x1D504), ("CounterClockwiseContourIntegral", 0x2233), ("zwnj", 0x200C),
      ("AElig", 0xC6),
    ] as [(String, UInt32)])
  func knows(_ name: String, _ value: UInt32) {
    #expect(character(name) == NamedCharacter(first: value, second: nil))
  }

  @Test(arguments: ["", "n", "nbs", "nbspx", "NBSP", "EACUTE", "CounterClockwiseContourIntegrals", "é"])
  func knowsNoOther(_ name: String) {
    #expect(character(name) == nil)
  }

  @Test func someAreTwoCharacters() {
    #expect(character("NotEqualTilde") == NamedCharacter(first: 0x2242, second: 0x338))
  }

  @Test func someCountWithoutTheirSemicolon() {
    #expect(["amp", "copy", "yuml", "AElig"].allSatisfy { NamedCharacters.isOld($0.utf8) })
    #expect(!["half", "div", "apos", "", "co"].contains { NamedCharacters.isOld($0.utf8) })
  }
}
