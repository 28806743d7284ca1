import Testing

@testable import Templates

/// Where names are found (SPEC section 6).
struct ScopeTests {
  @Test func namesThatTheInnerTypeLacksClimb() throws {
    let page = TemplateValue.fields(["title": .text("page"), "item": .fields(["url": .text("/a/")])])
    #expect(try rendered("{{#page}}{{#item}}{{title}} {{url}}{{/item}}{{/page}}", ["page": page]) == "page /a/")
  }

  @Test func namesThatTheInnerTypeDeclaresDoNotClimbWhenAbsent() throws {
    let page = TemplateValue.fields(["title": .text("page"), "item": .fields(["title": .none])])
    #expect(try rendered("{{#page}}{{#item}}[{{title}}]{{/item}}{{/page}}", ["page": page]) == "[]")
  }

  @Test func theRestOfADottedNameDoesNotClimb() throws {
    let values: KeyValuePairs<String, TemplateValue> = [
      "site": .fields(["title": .text("site")]), "page": .fields(["site": .fields([:]), "title": .text("page")]),
    ]
    #expect(try rendered("{{#page}}[{{site.title}}]{{/page}}", values) == "[]")
    #expect(try rendered("{{#page}}[{{page.title}}]{{/page}}", values) == "[page]")
  }

  @Test func textNumbersAndFlagsDeclareNoNames() throws {
    let values: KeyValuePairs<String, TemplateValue> = [
      "image": .text("a.jpg"), "draft": .bool(true), "count": .int(0), "title": .text("T"),
    ]
    #expect(
      try rendered(
        "{{#image}}{{title}}{{.}}{{/image}}{{#draft}}{{title}}{{/draft}}{{#count}}{{title}}{{/count}}", values)
        == "Ta.jpgTT")
  }

  @Test func keysThatAMapLacksClimb() throws {
    let values: KeyValuePairs<String, TemplateValue> = [
      "params": .map(["social": .map(["name": .text("@me")]), "empty": .none]), "title": .text("T"),
      "empty": .text("E"),
    ]
    #expect(try rendered("{{#params.social}}{{name}} {{title}}{{/params.social}}", values) == "@me T")
    #expect(try rendered("{{#params}}[{{empty}}{{unknown}}]{{/params}}", values) == "[]")
  }

  @Test func listsOfMapsAreOpenedOneByOne() throws {
    let links = TemplateValue.list([.map(["to": .text("a")]), .map(["to": .text("b"), "on": .bool(true)])])
    #expect(
      try rendered("{{#params.links}}{{to}}{{#on}}!{{/on}} {{/params.links}}", ["params": .tree(["links": links])])
        == "a b! ")
  }
}
