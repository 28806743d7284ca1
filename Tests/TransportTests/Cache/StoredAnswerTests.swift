import Generator
import Syndication
import Testing

@testable import Transport

struct StoredAnswerTests {
  private let url: WebURL
  private let answer: StoredAnswer

  init() throws {
    url = try #require(WebURL("https://u:p@h.test/feed?token=abc"))
    answer = StoredAnswer(
      body: Array("a\nb".utf8), contentType: "text/xml", validators: .init(etag: "\"1\"", lastModified: "then"),
      address: try #require(WebURL("https://cdn.test/feed?sig=xyz&list=5")), checked: 1_780_000_000.5)
  }

  @Test func fileForm() {
    let text = String(decoding: answer.file(for: url), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(text[0] == "sitegen-answer 1")
    #expect(text[1].hasPrefix("sum: "))
    #expect(text[2] == "url: https://***@h.test/feed?token=***")
    #expect(text[4] == "address: https://cdn.test/feed?list=5")
    #expect(
      text[6...] == [
        "checked: 1780000000.5", "length: 3", "type: text/xml", "etag: \"1\"", "modified: then", "", "a", "b",
      ])
  }

  @Test func comesBack() {
    #expect(StoredAnswer(file: answer.file(for: url), for: url) == answer)
  }

  /// Readers resolve against it, and what they make is published. Copies of earlier versions hold masks.
  @Test(arguments: ["https://cdn.test/feed?list=5", "https://***@cdn.test/feed?sig=***&list=5"])
  func readersGetNoSecretAndNoMask(address: String) throws {
    var stored = answer
    stored.address = address
    let back = try #require(StoredAnswer(file: stored.file(for: url), for: url))
    #expect(stored.retrieved(for: url).url.string == "https://cdn.test/feed?list=5")
    #expect(back.retrieved(for: url).url.string == "https://cdn.test/feed?list=5")
  }

  @Test func anyOtherLengthIsTorn() {
    let file = answer.file(for: url)
    for count in 0..<file.count { #expect(StoredAnswer(file: Array(file.prefix(count)), for: url) == nil) }
    #expect(StoredAnswer(file: file + [10], for: url) == nil)
  }

  @Test func anyChangedByteIsNoticed() {
    let file = answer.file(for: url)
    for index in file.indices {
      var edited = file
      edited[index] ^= 1
      #expect(StoredAnswer(file: edited, for: url) == nil)
    }
  }

  @Test func belongsToItsURLAlone() throws {
    let other = try #require(WebURL("https://u:p@h.test/feed?token=abd"))
    #expect(StoredAnswer(file: answer.file(for: url), for: other) == nil)
  }

  @Test func headerValuesWithLineEndsAreLeftOut() throws {
    var strange = answer
    strange.contentType = "text/xml\nlength: 0"
    let back = try #require(StoredAnswer(file: strange.file(for: url), for: url))
    #expect(back.contentType == nil)
    #expect(back.body == answer.body)
  }
}
