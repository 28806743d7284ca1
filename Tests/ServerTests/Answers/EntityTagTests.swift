import Testing

@testable import Server

struct EntityTagTests {
  private let tag = EntityTag(Array("a".utf8))

  @Test func bytesDecide() {
    #expect(tag.text == "\"af63dc4c8601ec8c-1\"")
    #expect(tag == EntityTag(Array("a".utf8)))
    #expect(tag != EntityTag(Array("b".utf8)))
  }

  @Test func ifNoneMatch() {
    #expect(tag.matches(tag.text))
    #expect(tag.matches("W/\(tag.text)"))
    #expect(tag.matches("\"x\" , \(tag.text)"))
    #expect(tag.matches("*"))
    #expect(!tag.matches("\"x\", W/\"y\""))
    #expect(!tag.matches(nil))
    #expect(!tag.matches(String(tag.text.dropFirst().dropLast())))
  }

  @Test func ifRange() {
    #expect(tag.holds(nil))
    #expect(tag.holds(tag.text))
    #expect(!tag.holds("W/\(tag.text)"))
    #expect(!tag.holds("Tue, 02 Jun 2026 10:00:00 GMT"))
  }
}
