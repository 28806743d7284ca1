import Foundation
import Templates
import Testing

@testable import Generator

/// The page of the user documentation that lists every name: written from the schema, so that it cannot be wrong.
@Suite struct TemplateNamesPageTests {
  /// `RECORD=1 swift test --filter TemplateNamesPage` writes it anew.
  @Test func pageSaysWhatTheSchemaSays() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "content/docs/template-names.md")
    let page = TemplateNamesPage.markdown
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == page)
  }

  @Test func everyNameIsExplained() {
    let types = SiteSchemas(TemplateNamesPage.configuration).template.documentation
    let silent = types.flatMap { type in type.fields.filter(\.doc.isEmpty).map { "\(type.name).\($0.name)" } }
    #expect(silent == [])
  }
}

enum TemplateNamesPage {
  static var configuration: SiteConfiguration {
    var configuration = SiteConfiguration()
    configuration.taxonomies = ["tags"]
    return configuration
  }

  static var markdown: String {
    let types = SiteSchemas(configuration).template.documentation
    let sections = types.map { section($0) }
    return """
      ---
      title: Names in templates
      description: Every name that a template may use, what it holds, and an example.
      template: guide
      weight: 85
      ---
      Names in double braces stand for values. What is listed under **\(title(types[0].name))** can be used anywhere; the
      others inside of what holds them: `{{page.title}}`, or `{{title}}` within `{{#pages}}…{{/pages}}`. Names under
      `params` are your own. See [Templates](templates.md) for the language.

      \(sections.joined(separator: "\n"))
      """
  }

  private static func section(_ type: TypeDocumentation) -> String {
    let lines = type.fields.map { field in
      let example = field.example.isEmpty ? "" : " For example `\(field.example)`."
      return "- `\(field.name)` (\(name(field.type))): \(field.doc)\(example)\n"
    }
    return "## \(title(type.name))\n\n\(lines.joined())"
  }

  private static func title(_ name: String) -> String {
    name == "template" ? "Everywhere" : name.prefix(1).uppercased() + name.dropFirst()
  }

  private static func name(_ type: DocumentedType) -> String {
    switch type {
    case .text: "text"
    case .html: "HTML"
    case .bool: "yes or no"
    case .int: "whole number"
    case .anything: "anything"
    case .record(let name): "[\(title(name))](#\(name.replacing(" ", with: "-")))"
    case .list(let element): "list of \(self.name(element))"
    case .map(let element, _): "by name: \(self.name(element))"
    }
  }
}
