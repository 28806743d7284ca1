import Testing

@testable import Generator

struct FrontMatterReplacingTests {
  private func replaced(_ text: String, _ key: String, _ value: NewValue) -> String? {
    var page = FrontMatterText(Array(text.utf8))
    do { try page.replace(key, with: value) } catch { return nil }
    return String(decoding: page.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("---\ntitle: Old\n---\nBody\n", "---\ntitle: New\n---\nBody\n"),
    (
      "---\n# why\ntitle:   \"Old # one\"   # mine\ndate: 2026-06-01\n---\n",
      "---\n# why\ntitle:   New   # mine\ndate: 2026-06-01\n---\n"
    ),
    ("---\r\ntitle: 'It''s'\r\nweight: 1\r\n---\r\nB\r\n", "---\r\ntitle: New\r\nweight: 1\r\n---\r\nB\r\n"),
    ("---\ntitle: Old#x words  \n---\n", "---\ntitle: New  \n---\n"),
    ("---\ntitle:\nweight: 1\n---\n", "---\ntitle: New\nweight: 1\n---\n"),
    ("\u{FEFF}---\ntitle: Ölfeld 日本\n---\n", "\u{FEFF}---\ntitle: New\n---\n"),
    ("---\nmenus: { main: { title: x } }\ntitle: Old\n---\n", "---\nmenus: { main: { title: x } }\ntitle: New\n---\n"),
  ])
  func oneValueIsReplaced(text: String, expected: String) {
    #expect(replaced(text, "title", .text("New")) == expected)
  }

  @Test func listsAndOddTexts() {
    #expect(
      replaced("---\ntags: [a, \"]\" , b] # c\n---\n", "tags", .list(["x y", "no"]))
        == "---\ntags: [\"x y\", \"no\"] # c\n---\n")
    #expect(replaced("---\ntags: []\n---\n", "tags", .list([])) == "---\ntags: []\n---\n")
    #expect(
      replaced("---\ntitle: a\n---\n", "title", .text("a: \"b\" # c\n- {{d}}"))
        == "---\ntitle: \"a: \\\"b\\\" # c\\x0a- {{d}}\"\n---\n")
    #expect(
      replaced("---\nupdated: 2026-01-01\n---\n", "updated", .plain("2026-02-01")) == "---\nupdated: 2026-02-01\n---\n")
  }

  /// What a person wrote over several lines, or what we cannot find, is left.
  @Test(arguments: [
    "---\ntitle: >\n  Old\n  words\n---\n", "---\ntitle: Old\n  words\n---\n", "---\ntitle:\n  - Old\n---\n",
    "---\nname: Old\n---\n", "no front matter\n", "---\ntitle: Old\n", "---\ntitle: [Old\n---\n",
    "---\n{ title: Old, weight: 1 }\n---\n",
  ])
  func theRestIsRefused(text: String) {
    #expect(replaced(text, "title", .text("New")) == nil)
  }
}
