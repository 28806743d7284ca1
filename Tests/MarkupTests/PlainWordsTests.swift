import Testing

@testable import Markup

struct PlainWordsTests {
  /// Byte by byte.
  private func slowEnd(_ text: [UInt8], from start: Int) -> Int {
    for index in start..<text.count {
      let byte = text[index]
      let isSecondBlank = byte == 0x20 && index > start && text[index - 1] == 0x20
      if byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || isSecondBlank {
        return index
      }
    }
    return text.count
  }

  @Test(arguments: ["<", "&", "  ", "\n", "\u{7F}", "\u{1}", "é", "\0"])
  func endWhereMoreThanWordsStands(_ mark: String) {
    for count in 0..<20 {
      let words = String(repeating: "a!", count: 10).prefix(count)
      let text = Array("\(words)\(mark)and so on, for more than a word".utf8)
      #expect(PlainWords.end(text.span, from: 0) == count + (mark == "  " ? 1 : 0), "\(words)\(mark)")
      for start in 0..<count { #expect(PlainWords.end(text.span, from: start) == slowEnd(text, from: start)) }
    }
  }

  /// They may end early behind a blank, and never late.
  @Test func endBeforeAllThatIsSpecial() {
    var random = SeededNumbers(state: 7)
    let bytes: [UInt8] = Array("aZ09 !#$%'\"`>}~-".utf8) + [0x20, 0x20, 0x3C, 0x26, 0x1F, 0x7F, 0x80, 0xFF, 0]
    for _ in 0..<3_000 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        text.append(bytes.randomElement(using: &random) ?? 0)
      }
      let (end, right) = (PlainWords.end(text.span, from: 0), slowEnd(text, from: 0))
      #expect(
        end == right || end < right && end > 0 && text[end] == UInt8(ascii: "!") && text[end - 1] == 0x20, "\(text)")
    }
  }
}
