import Testing

@testable import Templates

/// What is wrong with tags themselves.
struct SyntaxProblemTests {
  @Test(arguments: [
    ("a {{page.title", ["1:3: unclosed-tag: this tag is not closed; end it with '}}'"]),
    ("{{page.title}\n{{page.title}}", ["1:1: unclosed-tag: this tag is not closed; end it with '}}'"]),
    ("{{{page.title}}", ["1:1: unclosed-tag: this tag is not closed; end it with '}}}'"]),
    (
      "{{}}\n {{page..title}}{{.page}}",
      [
        "1:1: invalid-tag: this tag has no proper name", "2:2: invalid-tag: this tag has no proper name",
        "2:17: invalid-tag: this tag has no proper name",
      ]
    ),
    (
      "{{>}}{{<}}{{$}}{{/}}{{/}}",
      [
        "1:1: invalid-tag: this tag names no template", "1:6: invalid-tag: this tag names no template",
        "1:11: invalid-tag: this block has no name",
      ]
    ),
    (
      "{{=<% =}}",
      [
        "1:1: invalid-delimiters: this does not set delimiters; write two delimiters with a space between: {{=<% %>=}}"
      ]
    ),
    (
      "{{#page}}\n{{title}}",
      ["1:1: unclosed-section: '{{#page}}' is not closed before the end of the file; write '{{/page}}'"]
    ),
    (
      "{{#page}}{{#date}}{{/page}}",
      ["1:10: unclosed-section: '{{#date}}' is not closed before '{{/page}}'; write '{{/date}}'"]
    ),
    (
      "{{#pages}}{{title}}{{/page}}{{head}}",
      [
        "1:20: mismatched-section: '{{/page}}' stands where '{{#pages}}' is open; write '{{/pages}}'"
      ]
    ),
    ("x{{/page}}", ["1:2: mismatched-section: '{{/page}}' closes nothing"]),
    (
      "{{#page}}{{/gallery}}{{/page}}",
      [
        "1:10: mismatched-section: '{{/gallery}}' stands where '{{#page}}' is open; write '{{/page}}'"
      ]
    ),
    (
      "{{$a}}{{<page}}",
      [
        "1:1: unclosed-section: '{{$a}}' is not closed before the end of the file; write '{{/a}}'",
        "1:7: unclosed-section: '{{<page}}' is not closed before the end of the file; write '{{/page}}'",
      ]
    ),
  ])
  func mistakesAreShownWhereTheyAre(template: String, problems: [String]) {
    #expect(SampleSchema.problems(["page": template]) == problems.map { "page.mustache:\($0)" })
  }

  @Test func namesInsideASectionLeftOpenAreNotReported() {
    #expect(
      SampleSchema.problems(["page": "{{nope}}{{#page}}{{titel}}{{>missing}}"]) == [
        "page.mustache:1:3: unknown-name: unknown name 'nope'",
        "page.mustache:1:9: unclosed-section: '{{#page}}' is not closed before the end of the file; write '{{/page}}'",
        "page.mustache:1:30: unknown-partial: there is no template 'missing'",
      ])
  }

  @Test func brokenTemplatesRenderAsFarAsTheyGo() throws {
    #expect(try rendered("a{{#x}}b{{x", ["x": .text("X")]) == "ab{{x")
    #expect(try rendered("{{#x}}{{#y}}b{{/x}}c", ["x": .text("X"), "y": .int(1)]) == "bc")
  }

  @Test func sectionsHaveALimitOfDepth() {
    let deep = String(repeating: "{{#page}}", count: 150)
    #expect(
      SampleSchema.problems(["page": deep]) == ["page.mustache:1:901: nested-too-deep: sections nest too deep"])
  }

  @Test func everyKindHasItsID() {
    #expect(
      TemplateProblem.ID.allCases.map(\.rawValue) == [
        "unclosed-tag", "invalid-tag", "invalid-delimiters", "unclosed-section", "mismatched-section",
        "nested-too-deep",
        "unknown-name", "not-printable", "unknown-partial", "unknown-parent", "unknown-block", "endless-recursion",
      ])
  }
}
