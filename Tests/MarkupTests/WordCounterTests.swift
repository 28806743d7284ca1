import Testing

@testable import Markup

struct WordCounterTests {
  @Test(arguments: [
    ("", 0), ("   \n\t", 0), ("one", 1), (" one  two\nthree ", 3), ("it's well-known", 2),
    ("é ü", 2), ("映画祭", 3), ("東京 2026", 3), ("ひらがな。", 4), ("Привет, мир!", 2), ("한국 영화", 2),
  ])
  func counts(text: String, expected: Int) {
    var counter = WordCounter()
    counter.add(Array(text.utf8).span)
    #expect(counter.count == expected)
  }

  @Test func joinsRuns() {
    var counter = WordCounter()
    counter.add(Array("fo".utf8).span)
    counter.add(Array("ur".utf8).span)
    #expect(counter.count == 1)
    counter.endWord()
    counter.add(Array("five".utf8).span)
    #expect(counter.count == 2)
  }
}
