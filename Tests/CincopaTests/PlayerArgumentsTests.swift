import Markup
import Testing

@testable import Cincopa

@Suite struct PlayerArgumentsTests {
  @Test(arguments: [
    ("true", "true"), ("false", "false"), ("12", "12"), ("-0.5", "-0.5"), ("0", "0"), ("007", "\"007\""),
    ("1.", "\"1.\""),
    (".5", "\".5\""), ("-", "\"-\""), ("1e3", "\"1e3\""), ("1.2.3", "\"1.2.3\""), ("title", "\"title\""),
    ("</script>\"", "\"\\u003C/script\\u003E\\\"\""), ("1234567890123456789", "\"1234567890123456789\""),
  ])
  func values(_ text: String, _ json: String) {
    var arguments = PlayerArguments()
    arguments["a"] = .init(plain: text)
    #expect(arguments.object.text == "{\"a\": \(json)}")
  }

  @Test func severalInTheOrderOfSetting() {
    var arguments = PlayerArguments()
    #expect(arguments.fragment == nil)
    #expect(arguments.object.text == "{}")
    arguments["b"] = .text("é &#")
    arguments["a"] = .flag(true)
    arguments["b"] = .text("x y")
    #expect(arguments.fragment == "cpob=x%20y&cpoa=true")
    arguments["b"] = nil
    #expect(arguments.object.text == "{\"a\": true}")
  }

  @Test(arguments: ["autostart", "add_text", "a1", "A"]) func names(_ text: String) {
    #expect(PlayerArguments.isName(text))
  }

  @Test(arguments: ["", "1a", "_a", "a-b", "a.b", "a b", "é", "a\"", String(repeating: "a", count: 65)])
  func noNames(_ text: String) { #expect(!PlayerArguments.isName(text)) }
}
