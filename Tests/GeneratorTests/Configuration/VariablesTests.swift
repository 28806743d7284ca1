import Testing

@testable import Generator

@Suite struct VariablesTests {
  private let variables = Variables(environment: ["HOST": "h.example", "EMPTY": ""])

  @Test(arguments: [
    ("no variable", "no variable"), ("https://${HOST}/", "https://h.example/"),
    ("${HOST}${HOST}", "h.exampleh.example"),
    ("${NONE:-other}", "other"), ("${EMPTY:-other}", "other"), ("${EMPTY}", ""), ("${NONE:-}", ""),
    ("$${HOST}", "${HOST}"), ("costs $5", "costs $5"), ("$HOST", "$HOST"), ("${HOST", "${HOST"), ("$", "$"),
    ("a $${B} ${HOST} c", "a ${B} h.example c"), ("${NONE:-a:-b}", "a:-b"), ("ü${HOST}é", "üh.exampleé"),
  ])
  func expand(_ text: String, _ expected: String) throws { #expect(try variables.expand(text) == expected) }

  @Test func whatIsNotSetIsNamed() {
    let error = #expect(throws: Variables.Unset.self) { try variables.expand("x ${NONE} y") }
    #expect(error?.name == "NONE")
  }

  @Test func whatAVariableHoldsIsNotExpandedAgain() throws {
    #expect(try Variables(environment: ["A": "${B}"]).expand("${A}") == "${B}")
  }
}
