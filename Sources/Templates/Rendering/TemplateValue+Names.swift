extension TemplateValue {
  /// The value under a name; nil when this value does not declare it, so that one around it may have it.
  @inline(__always)
  func value(of name: Name) -> TemplateValue? {
    switch self {
    case .record(let box):
      let slot = box.type.slots.slot(name.hash)
      return slot < 0 ? nil : box.record.value(at: slot)
    case .map(let map): return map[name]
    case .none, .bool, .int, .text, .html, .list: return nil
    }
  }
}
