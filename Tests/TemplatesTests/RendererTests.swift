import Markup
import Testing

@testable import Templates

/// What names print and what sections do.
struct RendererTests {
  @Test func textIsEscapedWhateverTheBraces() throws {
    let text = TemplateValue.text("a < b & \"c\" > 'd'")
    let escaped = "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;"
    #expect(try rendered("{{x}}|{{{x}}}|{{&x}}", ["x": text]) == "\(escaped)|\(escaped)|\(escaped)")
  }

  @Test func markupIsNotEscapedWhateverTheBraces() throws {
    var html = HTML()
    html.element("b") { $0.text("1 < 2") }
    #expect(
      try rendered("{{x}}|{{{x}}}|{{&x}}", ["x": .html(html)])
        == "<b>1 &lt; 2</b>|<b>1 &lt; 2</b>|<b>1 &lt; 2</b>")
  }

  @Test(arguments: [(0, "0"), (7, "7"), (-12, "-12"), (1_000_000, "1000000"), (Int.min, "-9223372036854775808")])
  func numbersPrintPlain(number: Int, text: String) throws {
    #expect(try rendered("{{n}}", ["n": .int(number)]) == text)
  }

  @Test func flagsPrintAsWords() throws {
    #expect(try rendered("{{a}} {{b}}", ["a": .bool(true), "b": .bool(false)]) == "true false")
  }

  @Test func valuesOfSeveralPartsAndAbsentOnesPrintNothing() throws {
    let values: KeyValuePairs<String, TemplateValue> = [
      "none": .none, "list": .list([.int(1)]), "record": .fields(["a": .int(1)]), "map": .map(["a": .int(1)]),
    ]
    #expect(try rendered("[{{none}}{{list}}{{record}}{{map}}{{unknown}}]", values) == "[]")
  }

  @Test(
    arguments: [
      .none, .bool(false), .text(""), .html(HTML()), .list([]), .map([:]),
    ] as [TemplateValue])
  func emptyValuesAreAlike(value: TemplateValue) throws {
    #expect(try rendered("{{#x}}yes{{/x}}{{^x}}no{{/x}}", ["x": value]) == "no")
  }

  @Test(
    arguments: [
      .bool(true), .text(" "), .html(.escaping("a")), .list([.none]), .map(["a": .none]), .int(0), .fields([:]),
    ] as [TemplateValue])
  func otherValuesOpenTheirSectionOnce(value: TemplateValue) throws {
    #expect(try rendered("{{#x}}yes{{/x}}{{^x}}no{{/x}}", ["x": value]) == "yes")
  }

  @Test func listsRepeatTheirSection() throws {
    let list = TemplateValue.list([.fields(["n": .int(1)]), .fields(["n": .int(2)])])
    #expect(try rendered("{{#list}}<{{n}}>{{/list}}", ["list": list]) == "<1><2>")
  }

  @Test func dotIsTheInnermostValue() throws {
    let list = TemplateValue.list([.text("a&b"), .int(2), .list([.text("x"), .text("y")])])
    #expect(try rendered("{{#list}}({{.}}{{#.}}{{.}}{{/.}}){{/list}}", ["list": list]) == "(a&amp;ba&amp;b)(22)(xy)")
    #expect(try rendered("{{#t}}{{.}}{{/t}}{{#n}}{{.}}{{/n}}", ["t": .text("t"), "n": .int(0)]) == "t0")
  }

  @Test func dottedNamesOpenSections() throws {
    let a = TemplateValue.fields(["b": .fields(["c": .text("deep")])])
    #expect(try rendered("{{a.b.c}} {{#a.b}}{{c}}{{/a.b}} {{^a.b.d}}none{{/a.b.d}}", ["a": a]) == "deep deep none")
  }

  @Test func outputIsAppended() throws {
    let set = SampleSchema.set(["main": "more"])
    var bytes = Array("first ".utf8)
    try set.render(#require(set.template("main")), value: .none, into: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "first more")
  }

  @Test func dynamicNamesChooseTheTemplate() throws {
    let items = TemplateValue.list(["image", "video", "unknown"].map { .fields(["layout": .text($0)]) })
    #expect(
      try rendered(
        "{{#items}}{{>*layout}}{{/items}}", ["items": items],
        with: ["image": "<img>", "video": "<video>"]) == "<img><video>")
    #expect(
      try rendered(
        "{{<*layout}}{{$a}}filled{{/a}}{{/*layout}}", ["layout": .text("base")], with: ["base": "[{{$a}}{{/a}}]"])
        == "[filled]")
  }

  @Test func threadsRenderAtOnce() async throws {
    let set = SampleSchema.set(["main": "{{#.}}{{>part}}{{/.}}", "part": "<{{.}}>"])
    let template = try #require(set.template("main"))
    let results = await withTaskGroup(of: String.self) { group in
      for number in 0..<8 {
        group.addTask {
          var bytes: [UInt8] = []
          try? set.render(template, value: .list(Array(repeating: .int(number), count: 3)), into: &bytes)
          return String(decoding: bytes, as: UTF8.self)
        }
      }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(results == Set((0..<8).map { String(repeating: "<\($0)>", count: 3) }))
  }
}
