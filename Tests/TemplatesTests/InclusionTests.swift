import Testing

@testable import Templates

/// Partials, parents and blocks, and how their lines are indented.
struct InclusionTests {
  @Test func partialsSeeTheValuesAroundThem() throws {
    let list = TemplateValue.list([.fields(["n": .int(1)]), .fields(["n": .int(2)])])
    #expect(
      try rendered("{{#list}}{{>a/item}}{{/list}}", ["list": list, "t": .text("T")], with: ["a/item": "{{n}}{{t}} "])
        == "1T 2T ")
  }

  @Test func partialsMayCallThemselvesWhileThereIsData() throws {
    let leaf = TemplateValue.fields(["n": .int(3), "children": .none])
    let middle = TemplateValue.fields(["n": .int(2), "children": .list([leaf, leaf])])
    #expect(
      try rendered(
        "{{>node}}", ["n": .int(1), "children": .list([middle])],
        with: ["node": "{{n}}({{#children}}{{>node}}{{/children}})"])
        == "1(2(3()3()))")
  }

  @Test func endlessRecursionIsAnError() throws {
    let problem = #expect(throws: TemplateProblem.self) {
      try rendered("x\n{{>a}}", with: ["a": "{{#b}}{{/b}}\n {{>c}}", "c": "{{<a}}{{/a}}"])
    }
    #expect(problem?.id == .endlessRecursion)
  }

  @Test func endlessRecursionIsAnErrorOnAnyThread() async throws {
    let set = SampleSchema.set([
      "main": "{{>a}}", "a": "{{#.}}{{^.}}{{/.}}{{<b}}{{$c}}{{>a}}{{/c}}{{/b}}{{/.}}", "b": "{{$c}}{{/c}}",
    ])
    let template = try #require(set.template("main"))
    let task = Task {
      var bytes: [UInt8] = []
      try set.render(template, value: .bool(true), into: &bytes)
    }
    let result = await task.result
    #expect(throws: TemplateProblem.self) { try result.get() }
  }

  @Test(arguments: [
    ("<ul>\n  {{>p}}\n</ul>", "a\nb\n", "<ul>\n  a\n  b\n</ul>"),
    ("\t{{>p}}\n.", "a\n\nb", "\ta\n\n\tb."),
    ("  {{>p}}\n", "{{x}}\n{{#x}}\n{{.}}\n{{/x}}\n{{#x}}{{.}}\n{{/x}}", "  1\n2\n  1\n2\n  1\n2\n"),
    ("  {{>p}}\n", "\r\na\r\n", "\r\n  a\r\n"),
    ("  {{>p}} {{>p}}\n", "a\nb", "  a\nb a\nb\n"),
    ("  {{>p}}\n", "{{>q}}\n <pre>{{>q}}</pre>\n", "  q\n  q\n   <pre>q\nq\n</pre>\n"),
    ("  {{>p}}\n", " {{>q}}\n", "   q\n   q\n"),
  ])
  func partialsAloneOnTheirLineAreIndented(template: String, partial: String, output: String) throws {
    #expect(try rendered(template, ["x": .text("1\n2")], with: ["p": partial, "q": "q\nq\n"]) == output)
  }

  // MARK: - Inheritance

  static let base =
    "<title>{{$title}}{{site}}{{/title}}</title>\n<main>\n  {{$main}}\n  <p>none</p>\n  {{/main}}\n</main>\n"

  @Test func blocksShowTheirContentUnlessOverridden() throws {
    #expect(
      try rendered("{{<base}}{{/base}}", ["site": .text("S")], with: ["base": Self.base])
        == "<title>S</title>\n<main>\n  <p>none</p>\n</main>\n")
    #expect(try rendered("{{$a}}x{{/a}}") == "x")
  }

  @Test func blocksAreOverriddenAndIndentedByThePlaceTheyArePutAt() throws {
    let page =
      "{{<base}}\n  {{$title}}T – {{site}}{{/title}}\n"
      + "  {{$main}}\n    <h1>T</h1>\n      <p>deeper</p>\n  {{/main}}\n{{/base}}\n"
    #expect(
      try rendered(page, ["site": .text("S")], with: ["base": Self.base])
        == "<title>T – S</title>\n<main>\n  <h1>T</h1>\n    <p>deeper</p>\n</main>\n")
  }

  @Test func indentationsAddUp() throws {
    let page = "  {{<base}}\n{{$main}}\n<p>\n{{>part}}\n  {{>part}}\n</p>\n{{/main}}\n  {{/base}}\nend"
    #expect(
      try rendered(page, with: ["base": Self.base, "part": "a\nb\n"])
        == "  <title></title>\n  <main>\n    <p>\n    a\n    b\n      a\n      b\n    </p>\n  </main>\nend")
  }

  @Test func textBetweenBlocksCountsForNothing() throws {
    #expect(try rendered("{{<b}} text {{$x}}X{{/x}} more {{y}} {{/b}}", with: ["b": "[{{$x}}{{/x}}]"]) == "[X]")
  }

  @Test func theOutermostTemplateOverridesFirst() throws {
    let others = [
      "middle": "{{<base}}{{$a}}middle{{/a}}{{$b}}middle{{$c}}c{{/c}}{{/b}}{{/base}}",
      "base": "{{$a}}base{{/a}} {{$b}}base{{/b}} {{$c}}base{{/c}}",
    ]
    #expect(try rendered("{{<middle}}{{/middle}}", with: others) == "middle middlec base")
    #expect(try rendered("{{<middle}}{{$a}}main{{/a}}{{/middle}}", with: others) == "main middlec base")
    #expect(try rendered("{{<middle}}{{$c}}main{{/c}}{{/middle}}", with: others) == "middle middlemain main")
  }

  @Test func aBlockInsideItsOwnOverrideIsThePlainOne() throws {
    #expect(try rendered("{{<b}}{{$x}}1{{$x}}2{{/x}}{{/x}}{{/b}}", with: ["b": "[{{$x}}0{{/x}}]"]) == "[12]")
  }

  @Test func blocksReachIntoPartialsAndAreReadWhereTheyArePut() throws {
    let others = ["base": "{{>head}}{{#page}}{{$x}}{{/x}}{{/page}}", "head": "<{{$x}}{{/x}}>"]
    let page = TemplateValue.fields(["title": .text("page")])
    #expect(
      try rendered("{{<base}}{{$x}}{{title}}{{/x}}{{/base}}", ["title": .text("root"), "page": page], with: others)
        == "<root>page")
  }

  @Test func blocksEndWithTheirParent() throws {
    #expect(
      try rendered(
        "{{<b}}{{$x}}1{{/x}}{{/b}}{{<b}}{{/b}}{{>b}}{{<b}}{{$x}}2{{/x}}{{/b}}", with: ["b": "[{{$x}}0{{/x}}]"])
        == "[1][0][0][2]")
  }
}
