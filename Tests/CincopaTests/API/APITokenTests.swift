import Syndication
import Testing

@testable import Cincopa

struct APITokenTests {
  private let token: APIToken

  init() throws { token = try #require(APIToken("70001i9f3k2m7q4x8z1b5n6v0c")) }

  @Test(arguments: ["abc", " abc\n", "\tabc\r\n", "a!b~c"])
  func isOneWord(text: String) throws {
    #expect(APIToken(text) != nil)
  }

  @Test(arguments: ["", " \n", "two words", "a\u{0}b", "grün", String(repeating: "x", count: 3000)])
  func whatIsNone(text: String) {
    #expect(APIToken(text) == nil)
  }

  @Test func isNeverPrinted() {
    #expect("\(token)" == "***")
    #expect(String(reflecting: token) == "***")
    #expect("\(["a": token])" == "[\"a\": ***]")
    var dumped = ""
    dump(token, to: &dumped)
    #expect(!dumped.contains("70001i"))
    #expect("\(SecretText("open sesame"))" == "***")
  }

  @Test(arguments: [
    ("no token 70001i9f3k2m7q4x8z1b5n6v0c here", "no token *** here"),
    ("https://h.test/?api_token=70001i9f3k2m7q4x8z1b5n6v0c&a=1", "https://h.test/?api_token=***&a=1"),
    ("https://h.test/?api_token=another", "https://h.test/?api_token=***"), ("nothing", "nothing"),
  ])
  func isHiddenInMessages(text: String, hidden: String) {
    #expect(token.hidden(in: text) == hidden)
  }

  @Test func isHiddenAsItStandsInAddresses() throws {
    let token = try #require(APIToken("se/same+open"))
    #expect(token.hidden(in: "GET /x?t=se%2Fsame%2Bopen and se/same+open") == "GET /x?t=*** and ***")
  }

  @Test func isHiddenInAnswersAndOnlyIt() throws {
    let json = try JSONValue.parse(
      Array(#"{"70001i9f3k2m7q4x8z1b5n6v0c":["x70001i9f3k2m7q4x8z1b5n6v0cy",1,null],"u":"https://h/?sig=1"}"#.utf8))
    #expect(
      String(decoding: token.hidden(in: json).compact, as: UTF8.self)
        == #"{"***":["x***y",1,null],"u":"https://h/?sig=1"}"#)
  }

  /// A word so short would hide half of every answer.
  @Test func shortWordsAreLeft() throws {
    let json = try JSONValue.parse(Array(#"{"a":"abc"}"#.utf8))
    let token = try #require(APIToken("a"))
    #expect(token.hidden(in: json) == json)
  }
}
