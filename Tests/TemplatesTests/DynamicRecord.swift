import Templates

/// A record whose names come from the test.
struct DynamicRecord: TemplateRecord {
  let type: RecordType
  let values: [TemplateValue]

  init(_ fields: [(String, TemplateValue)]) {
    type = RecordType("record", fields.map { Field($0.0, type: .anything) })
    values = fields.map(\.1)
  }

  func value(at slot: Int) -> TemplateValue { values[slot] }
}
