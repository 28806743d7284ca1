import Testing

@testable import Templates

/// What the generator asks a set.
struct TemplateSetTests {
  let set = SampleSchema.set([
    "page": "{{<base}}{{$main}}{{#pages}}{{>card}}{{/pages}}{{/main}}{{/base}}",
    "base": "{{site.title}}{{$main}}{{page.content}}{{/main}}{{#site.params.x}}{{gallery.title}}{{/site.params.x}}",
    "card": "{{date.iso}}",
    "free": "{{#site.params}}{{word_count}}{{#page}}{{draft}}{{/page}}{{/site.params}}",
    "choice": "{{#gallery.items}}{{>*layout}}{{/gallery.items}}",
  ])

  @Test(arguments: [
    ("page", "site", "title", true),
    ("page", "page", "date", true),
    ("page", "date", "iso", true),
    ("page", "root", "pages", true),
    ("page", "gallery", "title", true),
    ("page", "page", "content", false),
    ("page", "page", "title", false),
    ("page", "root", "head", false),
    ("base", "page", "content", true),
    ("card", "page", "date", false),
    ("free", "page", "draft", true),
    ("choice", "date", "iso", true),
    ("choice", "page", "content", true),
    ("none", "site", "title", false),
  ])
  func mentionsAreFoundThroughPartialsAndParents(template: String, type: String, field: String, uses: Bool) {
    #expect(set.uses(template, recordType: type, field: field) == uses)
  }

  /// Each of these may include each other, within any of the sections.
  @Test func templatesThatAreTooManyMayUseEverything() {
    let sections = [
      "page", "page.date", "page.tags", "page.previous", "site", "site.params", "gallery", "pages", "site.menus.main",
      "site.terms.tags",
    ]
    func set(_ count: Int) -> TemplateSet {
      var templates = sections.prefix(count).enumerated().map { number, section in
        TemplateSource(
          name: "w\(number)", path: "w\(number)", text: "{{#\(section)}}{{>*page.params.widget}}{{/\(section)}}")
      }
      templates.append(TemplateSource(name: "page", path: "page", text: "{{>*page.params.widget}}"))
      return TemplateSet(sources: templates, schema: SampleSchema.schema, entries: ["page"])
    }
    #expect(!set(2).mayUse("page", recordType: "page", field: "word_count"))
    #expect(set(10).mayUse("page", recordType: "page", field: "word_count"))
    #expect(!set(10).uses("page", recordType: "page", field: "word_count"))
  }

  @Test func templatesAreFoundByName() {
    #expect(set.template("card")?.name == "card")
    #expect(set.template("cards") == nil)
  }

  @Test func problemsAreOrderedByPathAndPlace() {
    #expect(
      SampleSchema.problems(["b": "{{y}}\n{{x}}{{", "a": "{{>b}}{{z}}"]) == [
        "a.mustache:1:9: unknown-name: unknown name 'z'", "b.mustache:1:3: unknown-name: unknown name 'y'",
        "b.mustache:2:3: unknown-name: unknown name 'x'",
        "b.mustache:2:6: unclosed-tag: this tag is not closed; end it with '}}'",
      ])
  }

  @Test func typesMentionEachOtherByName() {
    let page = RecordType("page", [Field("title", type: .text), Field("next", type: .record(named: "page"))])
    let root = RecordType("root", [Field("pages", type: .list(ofNamed: "page"))])
    let set = TemplateSet(
      sources: [TemplateSource(name: "a", path: "a", text: "{{#pages}}{{next.next.title}}{{next.nxt}}{{/pages}}")],
      schema: TemplateSchema(root: root, types: [page]))
    #expect(
      set.problems.map(SampleSchema.line) == ["a:1:37: unknown-name: 'next' has no 'nxt'; did you mean 'next'?"])
  }

  @Test func theSchemaDocumentsAllNames() {
    let documentation = SampleSchema.schema.documentation
    #expect(documentation.map(\.name) == ["root", "site", "page", "gallery", "link", "date", "item"])
    #expect(
      documentation[0].fields[0]
        == FieldDocumentation(name: "site", type: .record("site"), doc: "The site.", example: "site.title"))
    #expect(
      documentation[1].fields.map(\.type) == [
        .text, .map(of: .list(of: .record("link")), knownKeys: nil),
        .map(of: .list(of: .record("link")), knownKeys: ["tags", "people"]), .anything,
      ])
    #expect(
      documentation[2].fields.map(\.type) == [
        .text, .html, .int, .bool, .record("date"), .list(of: .text), .record("page"), .anything,
      ])
  }
}
