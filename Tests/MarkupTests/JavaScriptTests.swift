import Markup
import Testing

struct JavaScriptTests {
  @Test func keepsTheLiteral() {
    let code: JavaScript = "a < b && \"c\";"
    #expect(code.text == "a < b && \"c\";")
  }

  @Test func makesStringLiteralsOfValues() {
    let hostile = "</script><script>alert(\"1\")//\\"
    let code: JavaScript = "play(\(hostile));"
    #expect(
      code.text == "play(\"\\u003C/script\\u003E\\u003Cscript\\u003Ealert(\\\"1\\\")//\\\\\");")
  }

  @Test func writesNumbersTruthAndCode() {
    let inner: JavaScript = "f(\("x"))"
    let code: JavaScript = "\(3) + \(true) + \(inner)"
    #expect(code.text == "3 + true + f(\"x\")")
  }
}
