import Markup
import Syndication
import Testing

struct JSONValueTests {
  private func parse(_ text: String) throws -> JSONValue { try JSONValue.parse(Array(text.utf8)) }

  @Test func readsEveryKindOfValue() throws {
    let json = try parse(#"{"a": null, "b": true, "c": -1.50e3, "d": "x", "e": [1, "2"], "f": {}}"#)
    #expect(json["a"]?.isNull == true)
    #expect(json["b"]?.boolValue == true)
    #expect(json["c"]?.content == .number("-1.50e3"))
    #expect(json["c"]?.intValue == -1500)
    #expect(json["d"]?.stringValue == "x")
    #expect(json["e"]?.array?.map(\.intValue) == [1, 2])
    #expect(json["f"]?.members?.isEmpty == true)
    #expect(json["g"] == nil)
  }

  @Test func numbersComeFromTextToo() throws {
    let json = try parse(#"{"w": "640", "r": " 1.33 ", "big": 12345678901234567890, "x": "12px", "z": 640.0}"#)
    #expect(json["w"]?.intValue == 640)
    #expect(json["r"]?.doubleValue == 1.33)
    #expect(json["big"]?.text == "12345678901234567890")
    #expect(json["big"]?.intValue == nil)
    #expect(json["x"]?.intValue == nil)
    #expect(json["z"]?.intValue == 640)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u00e9\u20ac\ud83d\ude00""#, "é€😀"),
    (#""\ud83d""#, "\u{FFFD}"), (#""\ud83dx""#, "\u{FFFD}x"), (#""\ude00""#, "\u{FFFD}"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\u00""#, "\u{FFFD}00"), (#"'it\'s'"#, "it's"), (#""\x41""#, "A"),
    ("\"raw\nline\"", "raw\nline"),
  ])
  func strings(literal: String, expected: String) throws {
    #expect(try parse("[\(literal)]").array?.first?.stringValue == expected)
  }

  @Test(arguments: [
    "{\"items\":[1]}", "\u{FEFF}{\"items\":[1]}", "callback({\"items\":[1]});", "cb(\"wid\", {\"items\":[1]})",
    "(\"\", {\"items\":[1]})", "/**/ jQuery123.cb && jQuery123.cb({\"items\":[1],});", "var feed = {items:[1]};",
    "typeof f === 'function' && f({items: [1,]});", ")]}',\n{\"items\":[1]}", "{'items': [1] /* one */, // end\n}",
    "('', {items:[1]})",
  ])
  func unwraps(text: String) throws {
    #expect(try parse(text)["items"]?.array?.first?.intValue == 1)
  }

  @Test func knowsTheLastOfEqualNames() throws {
    #expect(try parse(#"{"a":1,"a":2}"#)["a"]?.intValue == 2)
  }

  @Test func locatesValues() throws {
    let json = try parse("{\n  \"é\": 1,\n  \"items\": [\"😀\", {\"x\": 2}]}")
    #expect(json.location == SourceLocation(line: 1, column: 1))
    #expect(json["é"]?.location == SourceLocation(line: 2, column: 8))
    #expect(json["items"]?.array?[1].location == SourceLocation(line: 3, column: 18))
    #expect(json["items"]?.array?[1]["x"]?.location == SourceLocation(line: 3, column: 24))
  }

  @Test func readsWhatStandsBeforeTheDamage() throws {
    let document = try JSONDocument.parse(Array(#"{"title":"T","items":[{"id":"1"},{"id":"2","ti"#.utf8))
    #expect(document.root["items"]?.array?.count == 2)
    #expect(document.root["items"]?.array?[1]["id"]?.stringValue == "2")
    #expect(document.problems.map(\.id) == ["feed-damaged"])
    #expect(document.problems.first?.location == SourceLocation(line: 1, column: 47))
  }

  @Test func readsUTF16() throws {
    let units = Array("\u{FEFF}{\"a\":\"é\"}".utf16)
    let document = try JSONDocument.parse(units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
    #expect(document.root["a"]?.stringValue == "é")
    #expect(document.encoding == "utf-16le")
  }

  @Test(arguments: [
    ("", "feed-empty"), (" \n ", "feed-empty"), ("Not found", "feed-not-a-feed"), ("true", "feed-not-a-feed"),
    ("cb(\"x\")", "feed-not-a-feed"), ("error(500)", "feed-not-a-feed"), ("\"text\"", "feed-not-a-feed"),
    (String(repeating: "[", count: 100_000), "feed-too-deep"),
  ])
  func refuses(text: String, id: String) {
    #expect { try parse(text) } throws: { ($0 as? FeedError)?.id == id }
  }

  @Test func everyPrefixIsReadOrRefused() throws {
    let bytes = Array(#"cb("", {"a":["\ud83d\ude00\n",'x',-1.5e3,tru,{b:null}],/* c */"d":"é"})"#.utf8)
    for length in bytes.indices { _ = try? JSONValue.parse(Array(bytes[..<length])) }
    for index in bytes.indices {
      var torn = bytes
      torn[index] = 0xFF
      _ = try? JSONValue.parse(torn)
    }
  }
}
