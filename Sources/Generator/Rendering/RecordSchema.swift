import Templates

/// The names of one kind of value and how each is read: one table for the check, the rendering and the documentation.
struct RecordSchema<Value: Sendable>: Sendable {
  struct Entry: Sendable {
    var field: Field
    var read: @Sendable (Value) -> TemplateValue
  }

  let type: RecordType
  private let reads: [@Sendable (Value) -> TemplateValue]

  init(_ name: String, _ entries: [Entry]) {
    type = RecordType(name, entries.map(\.field))
    reads = entries.map(\.read)
  }

  func value(of value: Value, at slot: Int) -> TemplateValue { reads[slot](value) }
}

extension RecordSchema.Entry {
  static func text(
    _ name: String, _ doc: String, _ example: String = "", _ read: @escaping @Sendable (Value) -> String?
  ) -> Self {
    entry(name, .text, doc, example) { .optional(read($0)) }
  }

  static func int(
    _ name: String, _ doc: String, _ example: String = "", _ read: @escaping @Sendable (Value) -> Int?
  ) -> Self {
    entry(name, .int, doc, example) { .optional(read($0)) }
  }

  static func html(
    _ name: String, _ doc: String, _ example: String = "", _ read: @escaping @Sendable (Value) -> TemplateValue
  ) -> Self {
    entry(name, .html, doc, example, read)
  }

  static func entry(
    _ name: String, _ type: FieldType, _ doc: String, _ example: String = "",
    _ read: @escaping @Sendable (Value) -> TemplateValue
  ) -> Self {
    Self(field: Field(name, type: type, doc: doc, example: example), read: read)
  }
}

/// A value that templates see.
protocol SchemaValue: Sendable {
  var schema: RecordSchema<Self> { get }
}

/// One whose table of names is the same for all sites.
protocol FixedSchemaValue: SchemaValue {
  static var schema: RecordSchema<Self> { get }
}

extension FixedSchemaValue {
  var schema: RecordSchema<Self> { Self.schema }
}

/// A value as templates hold it.
final class SchemaRecord<Value: SchemaValue>: TemplateRecord {
  let value: Value
  let type: RecordType
  private let schema: RecordSchema<Value>

  init(_ value: Value) {
    self.value = value
    schema = value.schema
    type = schema.type
  }

  func value(at slot: Int) -> TemplateValue { schema.value(of: value, at: slot) }
}

extension TemplateValue {
  static func record(_ value: some SchemaValue) -> TemplateValue { .record(SchemaRecord(value)) }

  /// Nothing when there is none.
  static func optional(_ value: (some SchemaValue)?) -> TemplateValue {
    if let value { .record(value) } else { .none }
  }
}
