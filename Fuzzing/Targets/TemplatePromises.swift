import Markup
import Templates

/// Problems lie within the file, and a template without any renders.
enum TemplatePromises {
  static func check(_ bytes: [UInt8]) throws {
    let set = TemplateSet(
      sources: [TemplateSource(name: "page", path: "page.mustache", text: bytes)],
      schema: TemplateSchema(root: Root.shared))
    let extent = SourceExtent(bytes)
    for problem in set.problems { try extent.check(problem.location, problem.message) }
    guard set.problems.isEmpty, let template = set.template("page") else { return }
    var output: [UInt8] = []
    do {
      try set.render(template, root: Root(), into: &output)
    } catch {
      try extent.check(error.location, error.message)
    }
    let raw = output.indices.dropLast().contains { output[$0] == Root.mark && output[$0 + 1] == UInt8(ascii: "<") }
    try promise(!raw || bytes.contains(Root.mark), "a text was written without escaping")
  }

  private final class Root: TemplateRecord {
    /// What tells the text apart from the template's.
    static let mark: UInt8 = 0x1F
    static let shared = RecordType(
      "root",
      [
        Field("a", type: .text), Field("b", type: .html), Field("c", type: .int), Field("d", type: .bool),
        Field("e", type: .list(of: .text)), Field("f", type: .anything),
      ])

    var type: RecordType { Self.shared }

    func value(hash: UInt64) -> TemplateValue? {
      switch type.slot(hash: hash) {
      case 0: .text("\u{1F}<")
      case 1: .html(HTML.escaping("<x>"))
      case 2: .int(7)
      case 3: .bool(true)
      case 4: .list([.text("1"), .text("2")])
      case nil: nil
      default: TemplateValue.none
      }
    }
  }
}
