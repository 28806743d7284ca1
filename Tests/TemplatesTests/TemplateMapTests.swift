import Testing

@testable import Templates

struct TemplateMapTests {
  @Test func keysAreFound() {
    let map = TemplateMap((0..<100).map { ("key\($0)", .int($0)) })
    for number in [0, 1, 50, 99] {
      guard case .int(number) = map["key\(number)"] else {
        Issue.record("key\(number) is missing")
        continue
      }
    }
    #expect(map["key100"] == nil)
    #expect(TemplateMap([])["a"] == nil)
    #expect(map.keys.count == 100)
  }

  @Test func theLastOfTwoLikeKeysCounts() {
    let map: TemplateMap = ["a": .int(1), "b": .int(2), "a": .int(3)]
    guard case .int(3) = map["a"] else { return #expect(Bool(false), "not the last") }
    #expect(map.keys.sorted() == ["a", "b"])
  }
}
