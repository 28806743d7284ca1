import Syndication
import Testing

struct TitleTextTests {
  /// C1 controls are as little text as those of ASCII; U+00A0 and marks of direction are.
  @Test(arguments: [
    ("a\u{80}b\u{9F}c", "abc"), ("\u{85} a", "a"), ("é\u{A0}ü", "é\u{A0}ü"), ("Â", "Â"),
    ("\u{202B}a\u{202C}", "\u{202B}a\u{202C}"),
  ])
  func titlesHaveNoControls(title: String, text: String) throws {
    let json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"\(title)\"}]}"
    #expect(try FeedParser().parse(Array(json.utf8)).entries.map(\.title) == [text])
  }
}
