import Syndication
import Testing

struct TitleTextTests {
  /// Controls from U+0080 on are read as windows-1252, and those that mean nothing there are no text; U+00A0 and marks of
  /// direction are.
  @Test(arguments: [
    ("a\u{80}b\u{9F}c", "a€bŸc"), ("\u{81} a\u{8D}b", "ab"), ("é\u{A0}ü", "é\u{A0}ü"), ("Â", "Â"),
    ("\u{202B}a\u{202C}", "\u{202B}a\u{202C}"),
  ])
  func titlesHaveNoControls(title: String, text: String) throws {
    let json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"\(title)\"}]}"
    #expect(try FeedParser().parse(Array(json.utf8)).entries.map(\.title) == [text])
  }
}
