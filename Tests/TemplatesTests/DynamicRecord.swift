@testable import Templates

/// A record whose names come from the test.
final class DynamicRecord: TemplateRecord {
  let type: RecordType
  let values: [TemplateValue]

  init(_ fields: [(String, TemplateValue)]) {
    type = RecordType("record", fields.map { Field($0.0, type: .anything) })
    values = fields.map(\.1)
  }

  func value(hash: UInt64) -> TemplateValue? { type.slot(hash: hash).map { values[$0] } }
}

extension TemplateValue {
  /// A record of these fields.
  static func fields(_ fields: KeyValuePairs<String, TemplateValue>) -> TemplateValue {
    .record(DynamicRecord(fields.map { ($0.key, $0.value) }))
  }
}

/// What a template gives, with other templates beside it.
func rendered(
  _ template: String, _ fields: KeyValuePairs<String, TemplateValue> = [:], with others: [String: String] = [:]
) throws -> String {
  let set = TemplateSet(
    sources: [TemplateSource(name: "main", path: "main.mustache", text: template)]
      + others.sorted { $0.key < $1.key }.map { TemplateSource(name: $0, path: "\($0).mustache", text: $1) },
    schema: TemplateSchema(root: RecordType("root", [])))
  guard let main = set.template("main") else { return "no template" }
  var bytes: [UInt8] = []
  try set.render(main, value: .fields(fields), into: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
