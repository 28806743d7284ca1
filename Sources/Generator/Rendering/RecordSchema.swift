import Templates

/// The names of one kind of value and how each is read: one table for the check, the rendering and the documentation.
struct RecordSchema<Value: Sendable>: Sendable {
  struct Entry: Sendable {
    let field: Field
    fileprivate let reading: Reading
  }

  /// Functions as they were written: those have no context, and one that wrapped them would, counted at each call.
  fileprivate enum Reading: Sendable {
    case text(@Sendable (Value) -> String?)
    case int(@Sendable (Value) -> Int?)
    case any(@Sendable (Value) -> TemplateValue)

    @inline(__always)
    func callAsFunction(_ value: Value) -> TemplateValue {
      switch self {
      case .text(let read): .optional(read(value))
      case .int(let read): .optional(read(value))
      case .any(let read): read(value)
      }
    }
  }

  let type: RecordType
  private let readings: [Reading]

  init(_ name: String, _ entries: [Entry]) {
    type = RecordType(name, entries.map(\.field))
    readings = entries.map(\.reading)
  }

  @inline(__always)
  func value(of value: Value, hash: UInt64) -> TemplateValue? {
    // By way of the span nothing is counted.
    type.slot(hash: hash).map { readings.span[$0](value) }
  }
}

extension RecordSchema.Entry {
  static func text(
    _ name: String, _ doc: String, _ example: String = "", _ read: @escaping @Sendable (Value) -> String?
  ) -> Self {
    Self(field: Field(name, type: .text, doc: doc, example: example), reading: .text(read))
  }

  static func int(
    _ name: String, _ doc: String, _ example: String = "", _ read: @escaping @Sendable (Value) -> Int?
  ) -> Self {
    Self(field: Field(name, type: .int, doc: doc, example: example), reading: .int(read))
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
    Self(field: Field(name, type: type, doc: doc, example: example), reading: .any(read))
  }
}

/// A value that templates see in a record of its own.
protocol ShownValue: Sendable {
  /// As `TemplateRecord.value`.
  func value(hash: UInt64) -> TemplateValue?
}

/// One whose table of names is the same for all sites.
protocol SchemaValue: ShownValue {
  static var schema: RecordSchema<Self> { get }
}

extension SchemaValue {
  func value(hash: UInt64) -> TemplateValue? { Self.schema.value(of: self, hash: hash) }
}

/// A value as templates hold it.
final class ValueRecord: TemplateRecord {
  private let value: any ShownValue

  init(_ value: some ShownValue) { self.value = value }

  func value(hash: UInt64) -> TemplateValue? { value.value(hash: hash) }
}

extension TemplateValue {
  static func record(_ value: some ShownValue) -> TemplateValue { .record(ValueRecord(value)) }

  /// Nothing when there is none.
  static func optional(_ value: (some ShownValue)?) -> TemplateValue {
    if let value { .record(value) } else { .none }
  }
}

/// As `SchemaValue`, of objects, which are records themselves: there are thousands of them.
protocol SchemaObject: TemplateRecord {
  static var schema: RecordSchema<Self> { get }
}

extension SchemaObject {
  func value(hash: UInt64) -> TemplateValue? { Self.schema.value(of: self, hash: hash) }
}
