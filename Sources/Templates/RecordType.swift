/// The names a kind of value has. Slots are the indices of `fields`.
///
/// Types that mention each other may be written as `static let page: RecordType = …` (with the type spelt out), because
/// references are followed only later; types made at run time mention each other by name.
public final class RecordType: Sendable {
  /// Unique in a schema: `page`, `gallery`.
  public let name: String
  public let fields: [Field]
  @usableFromInline let slots: SlotTable

  public init(_ name: String, _ fields: [Field]) {
    self.name = name
    self.fields = fields
    slots = SlotTable(fields.map { Name($0.name) })
  }

  /// The index of the field whose name has this hash.
  @inlinable
  public func slot(hash: UInt64) -> Int? {
    let slot = slots.slot(hash)
    return slot < 0 ? nil : slot
  }
}

/// A name that a record type declares.
public struct Field: Sendable {
  public let name: String
  public let type: FieldType
  /// One sentence for the user documentation.
  public let doc: String
  /// A value, or a line of template, for the user documentation.
  public let example: String

  public init(_ name: String, type: FieldType, doc: String = "", example: String = "") {
    self.name = name
    self.type = type
    self.doc = doc
    self.example = example
  }
}
