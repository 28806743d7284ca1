import Testing

@testable import Markup

@Suite struct NamedCharactersTests {
  private func scalar(_ name: String) -> UInt32? {
    Array(name.utf8).withUnsafeBufferPointer { NamedCharacters.scalar(named: $0) }
  }

  @Test(
    arguments: [
      ("nbsp", 0xA0), ("eacute", 0xE9), ("Eacute", 0xC9), ("hellip", 0x2026), ("thetasym", 0x3D1), ("yuml", 0xFF),
      ("amp", 0x26), ("apos", 0x27), ("euro", 0x20AC), ("lang", 0x2329), ("diams", 0x2666), ("ccaron", 0x10D),
    ] as [(String, UInt32)])
  func knows(_ name: String, _ value: UInt32) {
    #expect(scalar(name) == value)
  }

  @Test(arguments: ["", "n", "nbs", "nbspx", "NBSP", "EACUTE", "CounterClockwiseContourIntegral", "é"])
  func knowsNoOther(_ name: String) {
    #expect(scalar(name) == nil)
  }
}
