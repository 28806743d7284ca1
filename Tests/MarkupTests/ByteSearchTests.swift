import Markup
import Testing

struct ByteSearchTests {
  @Test(arguments: [
    ("", false), ("rel=\"canonical\"", true), ("<link rel=\"canonical\" href=x>", true), ("rrel=\"canonical\"", true),
    ("rel=\"canonical", false), ("rel=\"rel=\"canonical\"", true), ("REL=\"canonical\"", false),
  ])
  func findsAWord(_ text: String, _ isThere: Bool) {
    #expect(ByteSearch.contains("rel=\"canonical\"", in: Array(text.utf8)) == isThere)
  }
}
