import Testing

@testable import Templates

struct SuggestionTests {
  @Test(arguments: [
    ("titel", "title"), ("Title", "title"), ("tite", "title"), ("sumary", "summary"), ("contnet", "content"),
    ("xyz", nil), ("ur", "url"), ("u", nil),
  ])
  func theNearestNameIsFound(word: String, name: String?) {
    #expect(Suggestion.closest(to: word, among: ["title", "summary", "content", "url"]) == name)
  }
}
