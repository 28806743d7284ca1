/// What kind of value stands somewhere: a field's type with its record types found.
indirect enum Shape: Hashable, Sendable {
  case text, html, bool, int, anything
  /// An index of `TypeTable.types`.
  case record(Int)
  case list(Shape)
  case map(Shape, keys: [String]?)

  /// What a section over such a value opens.
  var opened: Shape {
    if case .list(let element) = self { element } else { self }
  }

  var isPrintable: Bool {
    switch self {
    case .text, .html, .bool, .int, .anything: true
    case .record, .list, .map: false
    }
  }

  /// Names can be found in it.
  var hasNames: Bool {
    switch self {
    case .anything, .record, .map: true
    case .text, .html, .bool, .int, .list: false
    }
  }
}
