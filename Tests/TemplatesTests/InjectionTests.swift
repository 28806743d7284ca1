import Markup
import Testing

@testable import Templates

/// What stands before `</head>` and `</body>` when a template does not place it.
struct InjectionTests {
  final class Root: TemplateRecord {
    var type: RecordType { SampleSchema.root }

    func value(hash: UInt64) -> TemplateValue? {
      switch type.slot(hash: hash).map({ type.fields[$0].name }) {
      case "head": .html(element("meta"))
      case "scripts": .html(element("script"))
      case nil: nil
      default: TemplateValue.none
      }
    }

    private func element(_ name: StaticString) -> HTML {
      var html = HTML()
      html.void(name)
      return html
    }
  }

  private func rendered(_ templates: KeyValuePairs<String, String>, entries: [String]? = nil) throws -> String {
    let set = SampleSchema.set(templates, entries: entries)
    var bytes: [UInt8] = []
    try set.render(#require(set.template("page")), root: Root(), into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func fieldsThatNoTemplateMentionsAreInjected() throws {
    #expect(
      try rendered(["page": "<head>\n</head><body></body>"])
        == "<head>\n<meta></head><body><script></body>")
  }

  @Test func fieldsThatATemplatePlacesAreNot() throws {
    #expect(
      try rendered(["page": "<head>{{head}}<i></head><body></body>"])
        == "<head><meta><i></head><body><script></body>")
    #expect(
      try rendered(["page": "{{>part}}</head>{{scripts}}</body>", "part": "{{#page}}{{head}}{{/page}}"])
        == "</head><script></body>")
  }

  @Test func placesAreFoundInParentsAndPartials() throws {
    #expect(
      try rendered([
        "page": "{{<base}}{{$main}}text{{/main}}{{/base}}", "base": "{{>top}}<body>{{$main}}{{/main}}</BODY >\n</BODY>",
        "top": "<head></HEAD>",
      ]) == "<head><meta></HEAD><body>text</BODY >\n<script></BODY>")
  }

  @Test func theLastOneCounts() throws {
    #expect(
      try rendered(["page": "<!-- </head> --></head>{{#page}}{{/page}}<!-- </body> {{! }} </body> --> </body>"])
        == "<!-- </head> --><meta></head><!-- </body>  </body> --> <script></body>")
  }

  @Test func overriddenContentIsNoPlace() throws {
    #expect(
      try rendered([
        "page": "{{<base}}{{$head}}<head></head>{{/head}}{{/base}}", "base": "{{$head}}</head></body>{{/head}}</body>",
      ]) == "<head><meta></head><script></body>")
  }

  @Test func eachEntryIsDecidedForItself() throws {
    let templates: KeyValuePairs = [
      "page": "{{<base}}{{/base}}", "list": "{{<base}}{{$head}}{{head}}{{/head}}{{/base}}",
      "base": "{{$head}}{{/head}}</head>",
    ]
    let set = SampleSchema.set(templates)
    #expect(try rendered(templates) == "<meta></head>")
    #expect(set.template("page")?.injects(0) == true)
    #expect(set.template("list")?.injects(0) == false)
    #expect(set.template("page")?.injects(1) == false)
    #expect(set.template("base")?.injects(0) == true)
  }

  @Test func injectedTextKeepsItsIndentation() throws {
    #expect(
      try rendered(["page": "  {{>base}}\n", "base": "<head>\n</head>\n<body>\n  </body>"])
        == "  <head>\n<meta>  </head>\n  <body>\n    <script></body>")
  }
}
