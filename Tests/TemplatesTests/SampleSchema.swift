import Markup
import Templates

/// A small site's names.
enum SampleSchema {
  static let root = RecordType(
    "root",
    [
      Field("site", type: .record(site), doc: "The site.", example: "site.title"),
      Field("page", type: .record(page)),
      Field("pages", type: .list(of: page)),
      Field("gallery", type: .record(gallery)),
      Field("head", type: .html),
      Field("scripts", type: .html),
    ])

  static let site = RecordType(
    "site",
    [
      Field("title", type: .text),
      Field("menus", type: .map(of: .list(of: link))),
      Field("terms", type: .map(of: .list(of: link), knownKeys: ["tags", "people"])),
      Field("params", type: .anything),
    ])

  static let page: RecordType = RecordType(
    "page",
    [
      Field("title", type: .text),
      Field("content", type: .html),
      Field("word_count", type: .int),
      Field("draft", type: .bool),
      Field("date", type: .record(date)),
      Field("tags", type: .list(of: .text)),
      Field("previous", type: .record(page)),
      Field("params", type: .anything),
    ])

  static let date = RecordType("date", [Field("iso", type: .text), Field("year", type: .int)])
  static let link = RecordType("link", [Field("title", type: .text), Field("url", type: .text)])
  static let gallery = RecordType(
    "gallery", [Field("title", type: .text), Field("items", type: .list(of: item)), Field("count", type: .int)])
  static let item = RecordType(
    "item", [Field("title", type: .text), Field("poster", type: .text), Field("layout", type: .text)])

  static let schema = TemplateSchema(root: root)

  static let injections = [
    TemplateInjection(before: "</head>", field: "head"), TemplateInjection(before: "</body>", field: "scripts"),
  ]

  static func set(_ templates: KeyValuePairs<String, String>, entries: [String]? = nil) -> TemplateSet {
    TemplateSet(
      sources: templates.map { TemplateSource(name: $0.key, path: "\($0.key).mustache", text: $0.value) },
      schema: schema, entries: entries, injections: injections)
  }

  /// All problems as one line each.
  static func problems(_ templates: KeyValuePairs<String, String>, entries: [String]? = nil) -> [String] {
    set(templates, entries: entries).problems.map(line)
  }

  static func line(_ problem: TemplateProblem) -> String {
    let help = problem.help.map { "; \($0)" } ?? ""
    let place = "\(problem.path):\(problem.location.line):\(problem.location.column)"
    return "\(place): \(problem.id.rawValue): \(problem.message)\(help)"
  }
}
