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

  /// Over several lines, in braces, with marks: what stands around stays.
  @Test(arguments: [
    (
      "---\ntitle: >- # why\n  Old\n\n  words\n\n# about\nweight: 1\n---\n",
      "---\ntitle: New\n\n# about\nweight: 1\n---\n"
    ),
    ("---\r\ntitle: |\r\n  Old\r\nweight: 1\r\n---\r\n", "---\r\ntitle: New\r\nweight: 1\r\n---\r\n"),
    ("---\ntitle: Old\n  words # mine\nweight: 1\n---\n", "---\ntitle: New # mine\nweight: 1\n---\n"),
    ("---\ntitle: \"Old\n  words\" # mine\n---\n", "---\ntitle: New # mine\n---\n"),
    ("---\ntitle: # mine\n  Old\n---\n", "---\ntitle: # mine\n  New\n---\n"),
    ("---\ntitle: !!str Old # mine\n---\n", "---\ntitle: !!str New # mine\n---\n"),
    ("---\nname: &n Old\ntitle: *n # mine\n---\n", "---\nname: &n Old\ntitle: New # mine\n---\n"),
    ("---\n{ title: Old one, weight: 1 }\n---\n", "---\n{ title: New, weight: 1 }\n---\n"),
    ("---\n\"title\": Old\n---\n", "---\n\"title\": New\n---\n"),
  ])
  func valuesOfOtherForms(text: String, expected: String) {
    #expect(replaced(text, "title", .text("New")) == expected)
  }

  /// From `[sea, birds]` to `[birds, "big boats", sky]`: lines and comments of what stays stay.
  @Test(arguments: [
    (
      "---\ntags: # mine\n  # of the sea\n  - sea # salty\n  # that fly\n  - \"birds\" # many\n  # the end\nweight: 1\n---\n",
      "---\ntags: # mine\n  # of the sea\n  # salty\n  # that fly\n  - \"birds\" # many\n  - \"big boats\"\n  - sky\n  # the end\nweight: 1\n---\n"
    ),
    ("---\ntags:\n- sea\n- birds\n---\n", "---\ntags:\n- birds\n- \"big boats\"\n- sky\n---\n"),
    (
      "---\r\ntags:\r\n    - sea\r\n    - birds\r\n---\r\n",
      "---\r\ntags:\r\n    - birds\r\n    - \"big boats\"\r\n    - sky\r\n---\r\n"
    ),
    ("---\ntags:\n  - sea\n  -\n    birds\n---\n", "---\ntags:\n  -\n    birds\n  - \"big boats\"\n  - sky\n---\n"),
    ("---\ntags: [sea, birds] # mine\n---\n", "---\ntags: [birds, \"big boats\", sky] # mine\n---\n"),
    (
      "---\ntags: [\n  sea, # salty\n  birds, # many\n]\n---\n",
      "---\ntags: [\n  # salty\n  birds, \"big boats\", sky, # many\n]\n---\n"
    ),
    ("---\n{tags: [sea, 'birds'], weight: 1}\n---\n", "---\n{tags: ['birds', \"big boats\", sky], weight: 1}\n---\n"),
    ("---\ntags: !!seq [sea, birds]\n---\n", "---\ntags: !!seq [birds, \"big boats\", sky]\n---\n"),
  ])
  func listsOfOtherForms(text: String, expected: String) {
    #expect(replaced(text, "tags", .list(["birds", "big boats", "sky"])) == expected)
  }

  @Test(arguments: [
    (["b", "a"], "---\ntags:\n  # one\n  - b # 2\n  - a\n---\n"), (["c"], "---\ntags:\n  # one\n  - c\n  # 2\n---\n"),
    ([], "---\ntags: []\n  # one\n  # 2\n---\n"), (["a", "b"], "---\ntags:\n  # one\n  - a\n  - b # 2\n---\n"),
  ])
  func orderAndEnd(texts: [String], expected: String) {
    #expect(replaced("---\ntags:\n  # one\n  - a\n  - b # 2\n---\n", "tags", .list(texts)) == expected)
  }

  @Test(arguments: [
    (["b", "a"], "---\ntags: [\n  b, # 1\n  a # 2\n]\n---\n"), (["a"], "---\ntags: [\n  a # 1\n   # 2\n]\n---\n"),
    ([], "---\ntags: [\n   # 1\n   # 2\n]\n---\n"), (["c"], "---\ntags: [\n  c # 1\n   # 2\n]\n---\n"),
  ])
  func bracketsWithComments(texts: [String], expected: String) {
    #expect(replaced("---\ntags: [\n  a, # 1\n  b # 2\n]\n---\n", "tags", .list(texts)) == expected)
  }

  /// What we cannot find, or what stands for other places too, is left, and the line is told.
  @Test(arguments: [
    ("---\nweight: 1\ntitle:\n  - Old\n---\n", 3), ("---\ntitle: &t Old\nname: *t\n---\n", 2),
  ])
  func theLineIsTold(text: String, line: Int) {
    var page = FrontMatterText(Array(text.utf8))
    let error = #expect(throws: FrontMatterEditError.self) { try page.replace("title", with: .text("New")) }
    #expect(error?.line == line)
    #expect(page.bytes == Array(text.utf8))
  }

  @Test(arguments: [
    "---\ntitle:\n  - Old\n---\n", "---\nname: Old\n---\n", "no front matter\n", "---\ntitle: Old\n",
    "---\ntitle: [Old\n---\n",
  ])
  func theRestIsRefused(text: String) {
    #expect(replaced(text, "title", .text("New")) == nil)
  }
}
