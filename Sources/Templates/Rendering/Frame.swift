/// A level of the context: what a section has opened.
struct Frame {
  var value: TemplateValue
  /// Of a record's type; nil for all else.
  var slots: SlotTable?

  init(_ value: TemplateValue) {
    self.value = value
    if case .record(let record) = value { slots = record.type.slots }
  }

  /// The value under a name, or nil when a further level outside may have it.
  func value(of name: Name) -> TemplateValue? {
    if let slots {
      let slot = slots.slot(name.hash)
      guard slot >= 0, case .record(let record) = value else { return nil }
      return record.value(at: slot)
    }
    guard case .map(let map) = value else { return nil }
    return map[name]
  }
}

extension TemplateValue {
  /// The value under a name in this value alone.
  func value(of name: Name) -> TemplateValue {
    switch self {
    case .record(let record):
      let slot = record.type.slots.slot(name.hash)
      return slot < 0 ? .none : record.value(at: slot)
    case .map(let map): return map[name] ?? .none
    default: return .none
    }
  }
}
