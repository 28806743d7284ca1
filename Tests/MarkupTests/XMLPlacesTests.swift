import Testing

@testable import Markup

@Suite struct XMLPlacesTests {
  /// Counted one by one, as a person would.
  private func counted(_ source: [UInt8], _ offset: Int) -> Markup.SourceLocation {
    var location = Markup.SourceLocation.start
    for byte in source[..<offset] {
      if byte == 0x0A {
        location = Markup.SourceLocation(line: location.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 {
        location.column += 1
      }
    }
    return location
  }

  @Test(arguments: ["", "a", "é\n", "\n\n\u{80}\u{7FF}\u{FFFF}😀\r\n", "\u{B}\u{9}\n\u{A0A}"])
  func countsLinesAndCharacters(_ piece: String) {
    let source = Array(String(repeating: piece + "xy", count: 400).utf8)
    let places = XMLPlaces(source: source, origin: 0)
    for offset in 0...source.count where offset % 7 == 0 || offset > 500 && offset < 530 {
      #expect(places.location(ofSource: offset) == counted(source, offset), "\(offset)")
    }
  }

  @Test func findsTheTagAroundAByte() {
    let places = XMLPlaces(source: Array("<a>\n  <b c='d'>".utf8), origin: 0)
    #expect(places.location(ofTagAt: 13) == Markup.SourceLocation(line: 2, column: 3))
    #expect(places.location(ofTagAt: 3) == Markup.SourceLocation.start)
  }

  @Test func countsFromAfterTheMark() {
    let places = XMLPlaces(source: Array("\u{FEFF}<a/>".utf8), origin: 3)
    #expect(places.location(ofSource: 5) == Markup.SourceLocation(line: 1, column: 3))
  }

  @Test func mapsRepairedBytes() {
    let edits = XMLEdits()
    edits.append(parsed: 0, source: 0)
    edits.append(parsed: 8, source: 4)
    let places = XMLPlaces(source: Array("<a>&</a>".utf8), origin: 0, edits: edits)
    #expect([0, 3, 8, 12].map(places.sourceOffset) == [0, 3, 4, 8])
  }
}
