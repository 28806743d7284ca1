import Testing

@testable import Markup

struct SafeAddressTests {
  private let schemes: Set = ["http", "https", "mailto", "tel"]

  @Test(arguments: [
    ("http://a.example/b", "http://a.example/b"), (" \n\u{1}HTTP://A.example/b \u{0}", "http://A.example/b"),
    ("ht\ntp://a.ex\tample", "http://a.example"), ("https:\\\\a.example\\b?c\\d", "https://a.example/b?c\\d"),
    ("mailto:a@b.example", "mailto:a@b.example"), ("tel:+1 2", "tel:+1%202"),
  ])
  func readsAbsoluteAddresses(text: String, expected: String) {
    let address = SafeAddress(text, schemes: schemes)
    #expect(address?.text == expected)
    #expect(address?.isRelative == false)
  }

  @Test(arguments: [
    ("a/b c.jpg", "a/b%20c.jpg"), ("//a.example", "//a.example"), ("/\\a.example", "//a.example"), ("?a:b", "?a:b"),
    ("#a:b", "#a:b"), ("./a:b", "./a:b"), ("é", "é"),
  ])
  func readsRelativeAddresses(text: String, expected: String) {
    let address = SafeAddress(text, schemes: schemes)
    #expect(address?.text == expected)
    #expect(address?.isRelative == true)
  }

  @Test(arguments: [
    "", " \n", "javascript:x", "JaVa\tScRiPt:x", "\u{1}javascript:x", "\u{A0}javascript:x", "java\u{0}script:x", ":x",
    "x:y",
    "data:,x", "http:x", "http:/x", "http:", "http:///x", "https://", "http://:80/", "mailto:", "http :x", "file:///x",
  ])
  func refusesAllOthers(text: String) {
    #expect(SafeAddress(text, schemes: schemes)?.text == nil)
  }
}
