import Testing

@testable import Markup

struct InsertTokensTests {
  @Test func findsItsTokens() {
    let tokens = InsertTokens(for: Array("any text".utf8)[...], count: 12)
    let bytes = Array("a".utf8) + tokens.token(11) + tokens.token(0) + Array("b".utf8)
    let first = tokens.next(in: bytes.span, from: 0)
    #expect(first?.index == 11)
    #expect(first?.range.lowerBound == 1)
    let second = tokens.next(in: bytes.span, from: first?.range.upperBound ?? 0)
    #expect(second?.index == 0)
    #expect(second?.range.upperBound == bytes.count - 1)
    #expect(tokens.next(in: bytes.span, from: bytes.count - 1) == nil)
  }

  @Test func passesOverWhatOnlyLooksLikeAToken() {
    let tokens = InsertTokens(for: [], count: 2)
    let cut = tokens.token(1).dropLast(2)
    for rest in ["", "x", "2x", "1y", "1", "99999999999999999999999x"] {
      #expect(tokens.next(in: Array(cut + rest.utf8).span, from: 0) == nil)
    }
    #expect(tokens.next(in: Array(cut + cut + "1x".utf8).span, from: 0)?.range.lowerBound == cut.count)
  }

  @Test func takesAPrefixThatTheTextDoesNotHold() {
    let digestOfNothing = InsertTokens(for: [], count: 1).token(0)
    let tokens = InsertTokens(for: digestOfNothing[...], count: 1)
    #expect(tokens.next(in: digestOfNothing.span, from: 0) == nil)
  }
}
