import Testing

@testable import Generator

@Suite struct SlugTests {
  @Test(arguments: [
    ("first-light", "first-light"), ("First Light", "first-light"), ("Hello, World!", "hello-world"), ("  a  ", "a"),
    ("Über Straße", "über-straße"), ("Привет мир", "привет-мир"), ("日本語 テスト", "日本語-テスト"), ("U\u{308}ber", "über"),
    ("AE_x--_", "ae_x--_"), ("a & b", "a-b"), ("a/b\\c", "a-b-c"), ("../../etc", "etc"), ("C++", "c"), ("!?", ""),
    ("", ""),
    ("50%", "50"), ("\"><script>", "script"), ("a\u{0}b\nc", "a-b-c"), ("नमस्ते", "नमस्ते"), ("x.y", "x-y"),
    ("İ", "i\u{307}"),
  ])
  func slugs(_ text: String, _ expected: String) { #expect(Slug.make(text) == expected) }

  @Test(arguments: ["First Light", "Über Straße", "a & b", "AE_x--_", "नमस्ते"])
  func aSlugIsItsOwnSlug(_ text: String) { #expect(Slug.make(Slug.make(text)) == Slug.make(text)) }
}
